"""Letters nobody presses a button for: reminders, a moved deadline, "not submitted"."""

from datetime import date, timedelta

import pytest

from portal.applications import service
from portal.applications.queries import audience_of
from portal.applications.types import Status
from portal.competitions.models import Amendment
from portal.competitions.types import Act
from portal.notifications.delivery.worker import Worker


@pytest.fixture
def application(make):
    return make.application(title="Kopā uz skolu")


@pytest.fixture
def owner(make, application):
    return make.owner(application.organisation)


def subjects(letters):
    return [letter.subject.replace("\u00a0", " ") for letter in letters()]


def test_a_draft_is_reminded_of_seven_days_a_day_and_two_hours_before_and_each_once(
    owner, application, letters, at
):
    closes = application.competition.closes_at
    for before in (timedelta(days=8), timedelta(days=7), timedelta(days=6, hours=23)):
        service.remind_due(closes - before)
    assert subjects(letters) == ["Vēl 7 dienas: „Kopā uz skolu” nav iesniegts"]
    for before in (timedelta(hours=25), timedelta(hours=24), timedelta(hours=23)):
        service.remind_due(closes - before)
    assert len(letters()) == 2
    for before in (timedelta(hours=2), timedelta(hours=1)):
        service.remind_due(closes - before)
    assert subjects(letters)[-1] == "Atlikušas 2 stundas: iesniedziet līdz plkst. 12.00"
    assert "Uzrakstiet projekta nosaukumu." in letters()[-1].text
    assert all(letter.recipient == owner.email for letter in letters())


def test_who_does_not_want_reminders_and_what_is_submitted_get_none(
    make, owner, application, letters, database
):
    owner.wants_reminders = False
    other = make.submitted(competition=application.competition)
    make.owner(other.organisation)
    database.session.commit()

    assert service.remind_due(application.competition.closes_at - timedelta(days=7)) == 0
    assert letters() == []


def test_nobody_is_woken_by_the_last_reminder(owner, application, letters, database):
    application.competition.closes_at += timedelta(hours=17)  # 5.00 in Riga
    database.session.commit()

    assert service.remind_due(application.competition.closes_at - timedelta(hours=2)) == 0


def test_after_closing_a_team_is_told_once_that_its_draft_was_not_submitted(
    owner, application, letters
):
    closes = application.competition.closes_at

    assert service.tell_not_submitted(closes - timedelta(microseconds=1)) == 0
    assert service.tell_not_submitted(closes) == 1
    assert service.tell_not_submitted(closes + timedelta(days=1)) == 0
    assert "Konkurss slēgts, „Kopā uz skolu” nav iesniegts" in subjects(letters)


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.DRAFT, "Melnraksts „Kopā uz skolu” ir saglabāts"), (None, "jau ir iesniegts")],
)
def test_a_moved_deadline_is_told_to_drafts_and_to_what_is_submitted(
    make, application, owner, letters, database, noon, status, words
):
    if status is None:
        make.submitted(application)
    competition = application.competition
    amendment = Amendment(
        competition_id=competition.id,
        old_closes_at=competition.closes_at,
        new_closes_at=competition.closes_at + timedelta(days=22),
        act=Act.ORDER,
        act_number="112",
        act_date=date(2027, 3, 1),
        reason_lv="Ārkārtējā situācija",
        made_at=noon,
    )
    database.session.add(amendment)
    database.session.commit()

    for told in (1, 0):
        teams = audience_of(competition.id).teams
        assert service.tell_of_amendment(amendment, teams, at=noon) == told
    text = letters()[0].text
    assert words in text
    assert "Ārkārtējā situācija" in text
    assert "112" in text


def test_an_english_reader_gets_the_letter_in_english(make, application, letters):
    make.owner(application.organisation, language="en")

    service.remind_due(application.competition.closes_at - timedelta(days=7))

    letter = letters()[0]
    assert letter.subject == "7 days left: “Kopā uz skolu” is not submitted"
    assert "/en/applications/" in letter.text
    assert "About you" in letter.text
    assert 'lang="en"' in letter.html


def test_the_command_may_be_run_again_and_again(app, owner, application, at, letters):
    at(application.competition.closes_at - timedelta(days=7))
    runner = app.test_cli_runner()

    first = runner.invoke(args=["applications", "remind"])
    second = runner.invoke(args=["applications", "remind"])

    assert "reminders: 1" in first.output
    assert "reminders: 0" in second.output


def test_the_worker_reminds_by_itself_once_a_minute(app, owner, application, at, letters):
    at(application.competition.closes_at - timedelta(days=7))
    worker = Worker(app)

    worker.do_chores()
    worker.do_chores()

    assert len(letters()) == 1
