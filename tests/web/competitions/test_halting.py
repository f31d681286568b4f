"""A competition is suspended, goes on or is cancelled, and everybody it concerns is told once."""

from datetime import timedelta

import pytest

from portal.competitions.models import Follower
from portal.competitions.types import Stage
from portal.kernel.secret import new_secret, secret_digest
from tests.support.forms import address, words

HALT = {
    "act": "order",
    "act_number": "44",
    "act_date": "01.03.2027.",
    "reason_lv": "nolikumā atrasta kļūda.",
    "reason_en": "a mistake in the regulations.",
    "sure": "y",
}


@pytest.fixture
def team(make, open_call):
    organisation = make.organisation()
    make.application(competition=open_call, organisation=organisation, title="Kopā uz skolu")
    make.viewer(organisation)
    return make.owner(organisation), make.editor(organisation, language="en")


def follower(make, competition, email):
    return make.save(
        Follower(
            competition_id=competition.id,
            email=email,
            secret_digest=secret_digest(new_secret()),
            stop_secret=new_secret(),
            asked_at=make.now,
            confirmed_at=make.now,
        )
    )


def test_a_team_with_a_draft_is_told_once_each_in_their_language(
    coordinator, make, open_call, team, letters
):
    owner, editor = team
    follower(make, open_call, owner.email)
    follows = follower(make, open_call, "seko@example.test")

    page = words(coordinator.get(address(open_call, "suspension")))
    assert "Vēstuli saņems 3 adresāti" in page
    assert coordinator.post(address(open_call, "suspension"), data=HALT).status_code == 303

    by_address = {letter.recipient: letter for letter in letters()}
    assert set(by_address) == {owner.email, editor.email, follows.email}
    assert len(letters()) == 3
    told = by_address[owner.email]
    assert told.subject.startswith("Apturēts konkurss „")
    assert "Konkurss ir apturēts: nolikumā atrasta kļūda. Melnraksti ir saglabāti" in told.text
    assert "Jūsu melnraksts „Kopā uz skolu” ir saglabāts." in told.text
    assert "/applications/" in told.text
    assert told.application_id is not None
    in_english = by_address[editor.email]
    assert in_english.subject.startswith("Suspended: “")
    assert "a mistake in the regulations." in in_english.text
    assert "/en/applications/" in in_english.text


def test_a_team_is_told_that_the_competition_goes_on_and_that_it_is_cancelled(
    coordinator, open_call, team, letters
):
    coordinator.post(address(open_call, "suspension"), data=HALT)
    coordinator.post(address(open_call, "resume"))
    coordinator.post(address(open_call, "resume"))
    coordinator.post(address(open_call, "cancellation"), data=HALT)
    coordinator.post(address(open_call, "cancellation"), data=HALT)

    mine = [letter for letter in letters() if letter.recipient == team[0].email]
    assert [letter.subject.split(" ")[0] for letter in mine] == ["Apturēts", "Turpinās", "Atcelts"]
    assert "Termiņš: " in mine[1].text
    assert "vairs nevar iesniegt" in mine[2].text


def test_what_was_submitted_is_told_and_withdrawn_is_not(
    coordinator, make, open_call, letters, database
):
    application = make.submitted(competition=open_call)
    owner = make.owner(application.organisation)
    withdrawn = make.submitted(competition=open_call)
    make.owner(withdrawn.organisation)
    withdrawn.status = withdrawn.status.WITHDRAWN
    database.session.commit()

    coordinator.post(address(open_call, "cancellation"), data=HALT)

    assert [letter.recipient for letter in letters()] == [owner.email]
    assert f"Lēmumu par jūsu pieteikumu {application.number}" in letters()[0].text


def test_a_draft_nobody_submitted_hears_nothing_once_the_evaluation_has_begun(
    coordinator, open_call, team, letters, database
):
    open_call.stage = Stage.EVALUATING
    database.session.commit()

    coordinator.post(address(open_call, "suspension"), data=HALT)
    coordinator.post(address(open_call, "resume"))

    assert letters() == []


@pytest.mark.parametrize(
    ("after_closing", "said", "unsaid"),
    [
        (-timedelta(microseconds=1), "nevar. Jūsu", ""),
        (timedelta(), "kļūda. Jūsu", "iesniegt pagaidām nevar"),
    ],
)
def test_after_the_closing_nobody_is_told_what_could_be_submitted(
    make, sign_in, open_call, team, letters, at, after_closing, said, unsaid
):
    at(open_call.closes_at + after_closing)
    browser = sign_in(make.coordinator(open_call.municipality))
    browser.post(address(open_call, "suspension"), data=HALT)

    text = " ".join(letters()[0].text.split())
    assert said in text
    assert not unsaid or unsaid not in text


@pytest.mark.parametrize(
    ("page", "stage"),
    [
        ("suspension", Stage.DRAFT),
        ("suspension", Stage.RESULTS_PUBLISHED),
        ("cancellation", Stage.CANCELLED),
        ("amendment", Stage.EVALUATING),
        ("amendment", Stage.DRAFT),
    ],
)
def test_no_form_opens_that_could_not_be_sent(coordinator, open_call, database, page, stage):
    open_call.stage = stage
    database.session.commit()
    home = address(open_call, "announce")
    assert coordinator.page(home).select_one(f"a[href$='/{page}']") is None
    answer = coordinator.get(address(open_call, page))
    assert (answer.status_code, answer.location) == (303, home)


def test_a_competition_suspended_while_it_is_evaluated_takes_no_new_deadline(
    coordinator, open_call, database
):
    open_call.stage, open_call.resume_to = Stage.SUSPENDED, Stage.EVALUATING
    database.session.commit()
    assert coordinator.get(address(open_call, "amendment")).status_code == 303
