"""A support plan on phones, from the parent's application to what the next period begins with.

Its author, the head, the municipality and the agency, a provider, a pupil without an account:
everybody on a phone, by the pages alone, on the days of the plan.
"""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest

from portal.institutions.types import Period
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.support.plans.types import Subject
from tests.journeys.pages.planning import Desk, Planning
from tests.journeys.pages.someone import lv
from tests.journeys.pages.supporting import (
    Supporting,
    confirm,
    enter_order,
    evaluate,
    resume,
    suspend,
)

MONDAY, WEDNESDAY = date(2027, 3, 1), date(2027, 3, 3)
NEXT_MONDAY, NEXT_WEDNESDAY = date(2027, 3, 8), date(2027, 3, 10)
LAST_DAY = date(2027, 5, 31)
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
COMMENT = "Lūdzu, sakiet, kas ir grūti."


@pytest.fixture
def school(make):
    """A school with its people, two pupils, and the dates of this semester and of the next."""
    make.semester()
    make.semester(
        school_year="2027/2028",
        period=Period.FIRST,
        starts_on=date(2027, 9, 1),
        ends_on=date(2027, 12, 22),
    )
    school = make.school()
    provider = make.staff(school, first_name="Dace", last_name="Ozola")
    return SimpleNamespace(
        school=school,
        author=make.account_of(make.author(school)),
        head=make.head(school),
        municipality=make.coordinator(school.municipality),
        expert=make.expert(),
        provider=make.account_of(provider),
        ance=_has_a_plan(make, school, "Ance", "Liepa", provider),
        karlis=make.pupil(school, first_name="Kārlis", last_name="Bērziņš"),
    )


def _has_a_plan(make, school, first_name, last_name, provider):
    """A second pupil, whose consultation falls together with the first one's on a Wednesday."""
    pupil = make.pupil(school, first_name=first_name, last_name=last_name)
    plan = make.plan(school=school, pupil=pupil, measures=0)
    measure = make.measure(plan, provider=provider, subject=Subject.MATHEMATICS)
    make.slot(measure, WEDNESDAY, time(14, 10))
    return pupil


@pytest.fixture
def on_a_phone(someone, sign_in, cookies_in):
    """A person at a phone of their own, who signs in again when hours have passed."""
    phones, signed_in = {}, {}

    def on_a_phone(person):
        if person.id not in phones:
            phones[person.id] = someone(person.email, person.name, **PHONE)
        if clock.now() - signed_in.get(person.id, NEVER) > timedelta(hours=1):
            phones[person.id].page.context.add_cookies(cookies_in(sign_in(person)))
            signed_in[person.id] = clock.now()
        return phones[person.id]

    return on_a_phone


@pytest.fixture
def on(at):
    """Go to a day and an hour on the clocks of Riga."""

    def on(day, hour, minute=0):
        at(datetime.combine(day, time(hour, minute), RIGA))

    return on


def test_a_plan_from_the_application_to_the_evaluation(school, on_a_phone, someone, on):
    planning = Planning(on_a_phone(school.author))
    desks = _desks(school, on_a_phone)
    _the_author_writes_the_plan(planning)
    desks[0].give_back(planning.code, COMMENT)
    _the_author_mends_it(planning)
    _everybody_approves(desks, planning.code)

    on(MONDAY, 15)
    day = Supporting(on_a_phone(school.provider))
    _a_session_takes_two_taps(day)
    on(WEDNESDAY, 15)
    _one_of_the_group_is_absent(Supporting(on_a_phone(school.provider)))
    on(NEXT_MONDAY, 13)
    enter_order(on_a_phone(school.head), number="1-9/17", day="08.03.2027.", last="12.03.2027.")
    on(NEXT_MONDAY, 15)
    day = Supporting(on_a_phone(school.provider))
    _a_remote_session_is_confirmed(day, someone(**PHONE))

    on(NEXT_WEDNESDAY, 9)
    _suspended_nothing_is_proposed(school, planning, on_a_phone)
    _resumed_it_passes_every_desk_again(school, planning, on_a_phone)
    on(NEXT_WEDNESDAY, 15)
    _a_session_takes_two_taps(Supporting(on_a_phone(school.provider)))

    on(LAST_DAY, 12)
    _the_author_evaluates_and_goes_on(school, planning, on_a_phone)
    _the_figures_show_it(on_a_phone(school.head))


def _desks(school, on_a_phone):
    return [
        Desk(on_a_phone(school.head), "/school/approvals"),
        Desk(on_a_phone(school.municipality), "/municipality/approvals"),
        Desk(on_a_phone(school.expert), "/agency/approvals"),
    ]


def _the_author_writes_the_plan(planning):
    planning.begin("Bērziņš Kārlis")
    planning.attach_application(by="Ilze Bērziņa", on="22.02.2027.")
    planning.name_risk("grūtības mācībās", "Divi zemi vērtējumi.")
    planning.add_consultation(
        "matemātika",
        "Dace Ozola",
        units="4",
        times=[("pirmdien", "14.10"), ("trešdien", "14.10")],
    )
    planning.write_words("Gribu saprast matemātiku.")
    planning.hand_over()


def _the_author_mends_it(planning):
    planning.open()
    planning.who.sees(COMMENT)
    planning.who.follow("Go on writing")
    planning.write_words("Gribu saprast matemātiku. Grūti ir ar daļskaitļiem.")
    planning.hand_over()


def _everybody_approves(desks, code, *says):
    for desk in desks:
        desk.approve(code, *says)


def _a_session_takes_two_taps(day):
    day.open_day("K. B.", "14.10")
    day.tap(lv("Held", "button"), saved="K. B.: nodarbība ierakstīta.")


def _one_of_the_group_is_absent(day):
    day.open_day("Grupas nodarbība: 2 skolēni")
    day.group_without("Kārlis Bērziņš")


def _a_remote_session_is_confirmed(day, pupil):
    day.open_day("K. B.")
    address, code = day.remotely()
    pupil_says = day.who.page.url
    confirm(pupil, address, code)
    day.who.open(pupil_says)
    day.who.sees("Skolēns apstiprināja")


def _suspended_nothing_is_proposed(school, planning, on_a_phone):
    day = Supporting(on_a_phone(school.provider))
    day.open_day("K. B.", "14.10")
    suspend(on_a_phone(school.head), planning, "Slimo ilgāk par divām nedēļām.")
    day.open_day(lv("No sessions today."))
    day.who.sees_not("K. B.")


def _resumed_it_passes_every_desk_again(school, planning, on_a_phone):
    resume(on_a_phone(school.head))
    planning = Planning(on_a_phone(school.author), planning.code)
    planning.go_on_writing()
    planning.hand_over()
    _everybody_approves(_desks(school, on_a_phone), planning.code, "Mainīts kopš")


def _the_author_evaluates_and_goes_on(school, planning, on_a_phone):
    author = on_a_phone(school.author)
    evaluate(author, refused="Prasība nav izpildīta: 75")
    author.press("Make the drafts for the next period")
    author.sees("Nākamajam periodam sagatavots 1 plāna projekts.")
    author.open("/school/plans")
    author.sees("1 plāns", "Bērziņš Kārlis", "2027./2028. m. g. I semestris", "Projekts")


def _the_figures_show_it(head):
    head.open("/school/figures")
    head.sees("2 dažādi skolēni", "28,5 %", "Vērojami uzlabojumi")
