"""A whole competition in the browser: the call, three applications, a commission, the letters.

Everything goes over the living portal: three organisations, a chair and two evaluators, one
conflict, and a real SMTP server that takes the letters.
"""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from portal.accounts.models import Person
from portal.applications.models import SectionAnswers
from portal.kernel.identity import Role
from portal.kernel.text import folded
from tests.builders.drafts import ANSWERS
from tests.builders.organisations import account_number, registration_number
from tests.journeys.pages.applying import Applying, a_cent_too_little_is_refused, submit
from tests.journeys.pages.deciding import (
    APPEAL,
    BEST,
    CHAIR,
    FIRST,
    GOOD,
    LATE,
    SECOND,
    WEAK,
    everybody_gets_the_right_letter,
    the_commission_meets,
    the_log_says_that_all_are_told,
    the_public_sees,
    the_refused_read_why_on_their_page,
    the_results_are_published,
)
from tests.journeys.pages.judging import Judging
from tests.journeys.pages.someone import lv
from tests.support.clocks import NOON

PASSWORD = "zvirbulis kanotē līst"  # noqa: S105 - of an invented person
CLOSES = NOON + timedelta(days=10)
DEADLINE = "ceturtdien, 2027. gada 11. martā, plkst. 12.00 (Rīgas laiks)"


@pytest.fixture
def call(make):
    """An open call with money for one project."""
    municipality = make.municipality(place="Paraugpilsēta", name="Paraugpilsētas pašvaldība")
    competition = make.competition(
        municipality=municipality,
        code="PAR-2027-7",
        title_lv="Jauniešu iniciatīvu konkurss „Palieku skolā”",
        closes_at=CLOSES,
        quota=1,
        appeal_lv=APPEAL,
    )
    return SimpleNamespace(
        competition=competition,
        code=competition.code,
        address=f"/competitions/{competition.code}",
        desk=f"/coordinator/competitions/{competition.code}",
        coordinator=make.coordinator(municipality, name="Līga Kalniņa"),
        other_coordinator=make.coordinator(municipality, name="Ieva Zariņa"),
    )


@pytest.fixture
def draft(make, call):
    """A team with a complete draft: `draft("Kino pagalmā")` gives owner, team, application."""

    def draft(title):
        organisation = make.organisation()
        owner = make.owner(organisation)
        application = make.application(
            competition=call.competition,
            organisation=organisation,
            by=owner,
            title=title,
            folded_title=folded(title),
        )
        for section, answers in ANSWERS.items():
            written = answers | ({"title": title} if "title" in answers else {})
            make.save(
                SectionAnswers(
                    application_id=application.id,
                    section=section,
                    answers=written,
                    is_done=True,
                    version=1,
                    saved_at=make.now,
                    saved_by_id=owner.id,
                )
            )
        return SimpleNamespace(
            owner=owner,
            organisation=organisation,
            address=f"/applications/{application.id}",
            emails=(owner.email, organisation.contact_email),
        )

    return draft


def test_a_competition_from_the_call_to_the_letters(
    call, draft, make, someone, signed_in, mailbox, at
):
    _a_visitor_reads_the_call(someone(), call)
    best = _anna_registers_and_applies(someone("anna.berzina@example.test", "Anna Bērziņa"), call)
    good = draft(GOOD)
    a_cent_too_little_is_refused(Applying(signed_in(good.owner), good.address))
    weak = draft(WEAK)
    submit(Applying(signed_in(weak.owner), weak.address), "003")
    late = draft(LATE)
    _the_deadline_passes(late, signed_in, at)

    coordinator = signed_in(call.coordinator)
    _everything_is_checked(coordinator, call)
    _the_commission_is_named(coordinator, call, make)
    commission = _the_commission_accepts(call, make, signed_in)
    coordinator.open(f"{call.desk}/commission")
    coordinator.press("Start the evaluation")
    _everybody_scores(commission, best)
    the_commission_meets(commission.chair.who, call)
    the_results_are_published(coordinator, commission.chair.who, call, signed_in)

    the_public_sees(someone(), call)
    recipients = {BEST: best.emails, GOOD: good.emails, WEAK: weak.emails}
    the_log_says_that_all_are_told(coordinator, call)
    everybody_gets_the_right_letter(mailbox, recipients, call)
    the_refused_read_why_on_their_page(signed_in(weak.owner))
    assert not [one for one in mailbox.of(late.owner.email) if "Lēmums" in one["subject"]]


def _a_visitor_reads_the_call(visitor, call):
    visitor.open("/")
    visitor.page.get_by_role("link", name=call.competition.title_lv).first.click()
    visitor.stands_at(call.address)
    visitor.sees(DEADLINE, "tieši 4 600,00 €", "Atlikušas 9 dienas 23 stundas", "Vajadzība")
    visitor.follow("All questions (to read or print)")
    visitor.sees("Tāme")


def _anna_registers_and_applies(anna, call):
    anna.open("/register")
    anna.write(name=anna.name, email=anna.email, password=PASSWORD)
    anna.press("Open the account")
    anna.opens_link_of("Apstipriniet e-pasta adresi", "/register/confirm/")
    anna.press("Confirm the address")
    anna.open(call.address)
    anna.press("Start an application")
    applying = Applying(anna)
    applying.register_organisation(
        number=registration_number(900),
        name="Asns",
        legal_address="Liepu iela 1, Paraugpilsēta, LV-3401",
        iban=account_number(900),
        bank_name="Paraugbanka",
        signatory_name=anna.name,
        signatory_position="valdes priekšsēdētāja",
        signatory_basis="statūti",
        contact_name="Jānis Vilks",
        contact_email="asns@example.test",
        contact_phone="2000 0001",
    )
    applying.start()
    applying.fill_in(project={"title": BEST})
    applying.finish_plan("4600,00")
    submit(applying, "001")
    return SimpleNamespace(
        emails=(anna.email, "asns@example.test"), address=applying.address, organisation="Asns"
    )


def _the_deadline_passes(late, signed_in, at):
    at(CLOSES - timedelta(minutes=5))
    applying = Applying(signed_in(late.owner), late.address)
    applying.check()
    applying.who.sees(DEADLINE)
    at(CLOSES)
    applying.declare_and_press()
    applying.who.sees("Pieteikšanās beidzās")
    applying.who.open(late.address)
    applying.who.sees(lv("Not submitted"))


def _everything_is_checked(coordinator, call):
    for title in (BEST, GOOD, WEAK):
        coordinator.open(f"{call.desk}/applications")
        coordinator.page.get_by_role("link", name=title).first.click()
        checks = coordinator.page.get_by_role("region", name=lv("Compliance check"))
        for yes in checks.get_by_role("radio", name=lv("Yes"), exact=True).all():
            yes.check()
        coordinator.press("Save the check")
        coordinator.sees(lv("The check is saved."))


def _the_commission_is_named(coordinator, call, make):
    for number, (name, role) in enumerate(
        ((CHAIR, Role.CHAIR), (FIRST, Role.MEMBER), (SECOND, Role.MEMBER)), 1
    ):
        make.person(email=f"komisija{number}@example.lv", name=name)
        coordinator.open(f"{call.desk}/commission")
        coordinator.write(name=name, email=f"komisija{number}@example.lv")
        coordinator.choose("role", role.value)
        coordinator.press("Send the invitation", "commission")
        coordinator.sees(f"komisija{number}@example.lv")


def _the_commission_accepts(call, make, signed_in):
    seats = [_seat(number, call, make, signed_in) for number in (1, 2, 3)]
    return SimpleNamespace(chair=seats[0], first=seats[1], second=seats[2])


def _seat(number, call, make, signed_in):
    person = make.session.scalar(
        select(Person).where(Person.email == f"komisija{number}@example.lv")
    )
    make.session.rollback()
    judging = Judging(signed_in(person), call.code)
    judging.accept_invitation()
    return judging


def _everybody_scores(commission, best):
    for judging in vars(commission).values():
        judging.declare()
    number = best.address.rpartition("/")[2]
    commission.second.step_back_from(BEST)
    answer = commission.second.who.page.goto(f"{commission.second.queue}/applications/{number}")
    assert answer.status == 404
    commission.second.who.page.complaints.clear()
    commission.second.who.open(commission.second.queue)
    commission.second.who.sees(lv("You do not score this", "assessment"))

    marks = {"chair": (9, 7, 3), "first": (8, 6, 3), "second": (None, 8, 3)}
    for seat, points in marks.items():
        judging = getattr(commission, seat)
        for title, given in zip((BEST, GOOD, WEAK), points, strict=True):
            if given is not None:
                judging.score(title, given)
        judging.who.open(judging.queue)
        judging.who.sees(f"Pabeigtie vērtējumi: {3 if seat != 'second' else 2} no")
