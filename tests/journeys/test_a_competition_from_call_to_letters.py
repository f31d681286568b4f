"""A whole competition in the browser: the call, three applications, a commission, the letters.

Everything goes over the living portal: three organisations, a chair and two evaluators, one
conflict, and a real SMTP server that takes the letters.
"""

import time
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
from tests.journeys.pages.applying import Applying
from tests.journeys.pages.judging import REASON, Judging
from tests.journeys.pages.someone import lv
from tests.support.clocks import NOON
from tests.support.living import text_of

PATIENCE = 30
PASSWORD = "zvirbulis kanotē līst"  # noqa: S105 - of an invented person
CLOSES = NOON + timedelta(days=10)
DEADLINE = "ceturtdien, 2027. gada 11. martā, plkst. 12.00 (Rīgas laiks)"
APPEAL = "Lēmumu var apstrīdēt viena mēneša laikā domē."
CHAIR, FIRST, SECOND = "Kārlis Ozols", "Dace Upīte", "Mārtiņš Liepa"
BEST, GOOD, WEAK, LATE = "Kopā uz skolu", "Velo mentori", "Kino pagalmā", "Vēlais projekts"


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
    _a_cent_too_little_is_refused(Applying(signed_in(good.owner), good.address))
    weak = draft(WEAK)
    _submit(Applying(signed_in(weak.owner), weak.address), "003")
    late = draft(LATE)
    _the_deadline_passes(late, signed_in, at)

    coordinator = signed_in(call.coordinator)
    _everything_is_checked(coordinator, call)
    _the_commission_is_named(coordinator, call, make)
    commission = _the_commission_accepts(call, make, signed_in)
    coordinator.open(f"{call.desk}/commission")
    coordinator.press("Start the evaluation")
    _everybody_scores(commission, best)
    _the_commission_meets(commission.chair.who, call)
    _the_results_are_published(coordinator, commission.chair.who, call, signed_in)

    _the_public_sees(someone(), call)
    recipients = {BEST: best.emails, GOOD: good.emails, WEAK: weak.emails}
    _the_log_says_that_all_are_told(coordinator, call)
    _everybody_gets_the_right_letter(mailbox, recipients, call)
    _the_refused_read_why_on_their_page(signed_in(weak.owner))
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
    _submit(applying, "001")
    return SimpleNamespace(
        emails=(anna.email, "asns@example.test"), address=applying.address, organisation="Asns"
    )


def _submit(applying, number):
    applying.submit()
    number = f"PAR-2027-7/{number}"
    applying.who.sees(number, "pirmdien, 2027. gada 1. martā, plkst. 12.")
    applying.who.reads(f"Pieteikums {number} iesniegts", number, "Pārbaudes kods")


def _a_cent_too_little_is_refused(applying):
    applying.leave_plan("4599,99")
    applying.check()
    applying.declare_and_press()
    applying.who.stands_at(f"{applying.address}/check")
    applying.who.sees("Tāmē vēl jāsadala 0,01 €")
    applying.finish_plan("4600,00")
    _submit(applying, "002")


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


def _the_commission_meets(chair, call):
    meeting = f"/competitions/{call.code}/meeting"
    chair.open(meeting)
    chair.follow("Open the meeting")
    chair.write(number="12", held_on="12.03.2027.", held_time="10.00", place="Rātslaukumā 1")
    for here in chair.page.get_by_role("group", name=lv("Present")).get_by_role("checkbox").all():
        here.check()
    chair.write(agenda="1. Lēmumi par pieteikumiem")
    chair.press("Save", exact=True)
    chair.sees("42,50", "35,00", "15,00")

    chair.page.get_by_role("link", name=GOOD).click()
    chair.page.get_by_role("radio", name="Rezerves saraksts").check()
    chair.press("Record the decision")
    chair.open(meeting)
    chair.page.get_by_role("button", name="Lemt par 2 pieteikumiem, kā ierosināts").click()
    chair.press("Take over the members' reasons for refusals")

    chair.open(f"{meeting}/minutes")
    chair.sees(CHAIR, FIRST, SECOND, BEST, GOOD, WEAK, "palīdzēju rakstīt šo pieteikumu")
    chair.press("Sign off", exact=True)
    with chair.page.expect_download() as downloaded:
        chair.page.get_by_role("link", name=lv("Download as PDF")).click()
    assert downloaded.value.path().read_bytes().startswith(b"%PDF-")


def _the_results_are_published(coordinator, chair, call, signed_in):
    address = f"{call.desk}/publication"
    coordinator.open(f"{address}/letters")
    coordinator.sees("ir apstiprināts: 4 600,00 €")
    coordinator.open(address)
    coordinator.press("Confirm publication")
    coordinator.sees(lv("You prepared the publication, so another person has to confirm it."))
    words = "Publicēt un nosūtīt 6 vēstules"
    second = signed_in(call.other_coordinator)
    chair.open(address)
    second.open(address)
    chair.page.get_by_role("button", name=words).click()
    chair.sees("Rezultāti ir publiski")
    second.page.get_by_role("button", name=words).click()
    second.sees("Rezultāti jau ir paziņoti. Nekas nav nosūtīts otrreiz.")


def _the_public_sees(visitor, call):
    visitor.open(f"/results/{call.code}")
    visitor.sees(BEST, "Asns", "42,50", GOOD, "35,00")
    visitor.sees_not(WEAK, CHAIR, FIRST, SECOND)


def _everybody_gets_the_right_letter(mailbox, recipients, call):
    says = {
        BEST: (f"„{BEST}” ir apstiprināts: 4 600,00 €", "Komisija apstiprināja", "42,50 no 50"),
        GOOD: (f"„{GOOD}”: rezerves sarakstā 1. vietā", "Komisija iekļāva", "35,00 no 50"),
        WEAK: (f"Lēmums par „{WEAK}”: nav apstiprināts", "Komisija neapstiprināja", "15,00 no 50"),
    }
    for title, (subject, outcome, total) in says.items():
        for email in recipients[title]:
            letter = _only(mailbox, email, title, subject)
            words = text_of(letter)
            for text in (outcome, f"„{title}”", total, "Lēmums: 12.03.2027. Nr. 12", call.code):
                assert text in words, f"„{text}” is not in the letter:\n{words}"
            for name in (CHAIR, FIRST, SECOND):
                assert name not in letter.as_string() + words
            assert ("Ja nepiekrītat" in words) is (title != BEST)
            assert (APPEAL in words) is (title != BEST)
    refused = text_of(_only(mailbox, recipients[WEAK][0], WEAK, says[WEAK][0]))
    assert "Iemesls: pieteikums nesasniedza slieksni." in refused
    assert f"1. Vajadzība: 3,00 no 10. {REASON}" in refused


def _only(mailbox, email, title, subject):
    """The letter of the result to this address, which got no other."""
    receipts = [one for one in mailbox.of(email) if one["subject"].startswith("Pieteikums PAR")]
    assert len(receipts) == 1
    letters = [one for one in mailbox.of(email) if f"„{title}”" in one["subject"]]
    assert [" ".join(one["subject"].split()) for one in letters] == [subject]
    return letters[0]


def _the_log_says_that_all_are_told(coordinator, call):
    told, until = lv("Everybody has been told."), time.monotonic() + PATIENCE
    coordinator.open(f"{call.desk}/publication/delivery")
    while told not in coordinator.page.inner_text("main") and time.monotonic() < until:
        coordinator.open(f"{call.desk}/publication/delivery")
    coordinator.sees(told, "nodotas 6")


def _the_refused_read_why_on_their_page(owner):
    owner.opens_link_of(f"Lēmums par „{WEAK}”", "/result")
    owner.sees("15,00", REASON, APPEAL)
    owner.sees_not(CHAIR, FIRST, SECOND)
