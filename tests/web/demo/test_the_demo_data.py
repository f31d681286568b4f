"""What `flask demo load` makes to look around in."""

import json
from collections import Counter
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, select
from stdnum import iban
from stdnum.lv import pvn

from config import ROOT
from portal.accounts.hashing import matches
from portal.accounts.models import Person
from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Amendment, Competition
from portal.competitions.rules import state_at
from portal.competitions.types import State
from portal.decisions.models import Decision
from portal.decisions.types import Outcome
from portal.demo.load import SIZES, Crowd, load
from portal.files.models import StoredFile
from portal.files.queries import find_strays
from portal.kernel.clock import RIGA
from portal.kernel.holidays import is_working_day
from portal.kernel.identity import Role
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus
from portal.organisations.models import Organisation
from tests.support.checks import miscounted


@pytest.fixture
def flask(app, database):
    def flask(*words):
        database.session.commit()
        return app.test_cli_runner().invoke(args=words)

    return flask


@pytest.fixture
def files_in(app):
    """Keep files in a folder of their own until the end of the test."""
    before = app.config["FILES_DIR"]

    def files_in(folder):
        app.config["FILES_DIR"] = folder

    yield files_in
    app.config["FILES_DIR"] = before


@pytest.fixture
def loaded(flask, files_in, once, tmp_path_factory):
    """The demo data, with its files; what the loading said."""

    def load_it():
        folder = tmp_path_factory.mktemp("demo")
        files_in(folder)
        return flask("demo", "load").output, folder

    told, folder = once("demo", load_it)
    files_in(folder)
    return told


def test_loading_takes_a_while_and_says_how_far_it_is(loaded):
    assert "LIEP-2020-1: 14 applications …" in loaded
    assert "is loaded" in loaded


def test_the_numbers_kept_beside_applications_are_what_their_checks_make(loaded, database):
    assert database.session.scalar(select(func.sum(Application.checks_given))) > 0
    assert miscounted(database.session) == []


def test_the_town_is_as_the_sources_say(loaded, database, noon):
    calls = {one.code: one for one in database.session.scalars(select(Competition))}
    third = calls["LIEP-2020-1"]
    [amendment] = database.session.scalars(select(Amendment))

    assert third.closes_at.astimezone(RIGA).isoformat() == "2020-04-14T17:00:00+03:00"
    assert amendment.old_closes_at.astimezone(RIGA).isoformat() == "2020-03-23T17:00:00+02:00"
    assert calls["LIEP-2019-1"].closes_at.astimezone(RIGA).isoformat() == (
        "2019-05-20T17:00:00+03:00"
    )
    outcomes = Counter(
        database.session.scalars(
            select(Decision.outcome).where(Decision.competition_id == third.id)
        )
    )
    assert outcomes[Outcome.APPROVED] == 8
    assert outcomes.total() == 14
    states = [state_at(one.stage, one.window, at=noon) for one in calls.values()]
    assert states.count(State.OPEN) == 2
    assert State.EVALUATING in states
    closing = calls["LIEP-2027-2"].closes_at.astimezone(RIGA)
    assert is_working_day(closing.date())
    assert closing.hour == 17
    assert timedelta(days=18) < closing - noon < timedelta(days=28)


def test_everything_invented_is_sound(loaded, database):
    for one in database.session.scalars(select(Organisation)):
        assert pvn.is_valid(one.registration_number)
        assert iban.is_valid(one.iban)
    for application in database.session.scalars(
        select(Application).where(Application.status == Status.SUBMITTED)
    ):
        assert application.planned == application.competition.grant_amount
        window = application.competition.window
        assert application.received_at in window
    people = list(database.session.scalars(select(Person)))
    assert all(one.email.endswith("@example.lv") for one in people)
    assert not find_strays()


def test_the_minutes_of_past_meetings_are_kept_as_pdf_and_offered(loaded, database, sign_in):
    coordinator = database.session.scalar(
        select(Person).where(Person.email == "koordinatore@example.lv")
    )
    browser = sign_in(coordinator)

    for code in ("LIEP-2018-1", "LIEP-2019-1", "LIEP-2020-1"):
        meeting = f"/competitions/{code}/meeting"
        kept = database.session.scalar(
            select(StoredFile).where(StoredFile.name == f"protokols-{code}.pdf")
        )
        assert browser.page(f"{meeting}/minutes").select(f'a[href="{meeting}/minutes.pdf"]')
        paper = browser.get(f"{meeting}/minutes.pdf").data
        assert paper.startswith(b"%PDF-")
        assert sha256(paper).hexdigest() == kept.sha256


def test_a_town_has_more_applications_than_organisations(files_in, tmp_path, database, noon):
    files_in(tmp_path)
    told = []
    load(Crowd(organisations=7, being_evaluated=16, quota=4), at=noon, tell=told.append)

    call = database.session.scalar(select(Competition).where(Competition.code == "LIEP-2027-1"))
    received = list(
        database.session.scalars(
            select(Application)
            .where(Application.competition_id == call.id)
            .order_by(Application.received_at)
        )
    )
    assert [one.sequence for one in received] == list(range(1, 17))
    assert len({one.organisation_id for one in received}) == 7
    assert len({one.title for one in received}) == 16
    assert call.quota == 4
    assert "LIEP-2027-1: 16 applications …" in told


def test_each_size_is_written_down_with_its_numbers():
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")

    for size, crowd in SIZES.items():
        [row] = [line for line in text.splitlines() if line.startswith(f"| `{size}` |")]
        assert f"| {crowd.organisations} | {crowd.being_evaluated} |" in row


def test_no_letter_of_the_past_goes_out_again(loaded, database):
    waiting = select(func.count()).where(Letter.status != LetterStatus.HANDED_OVER)

    assert database.session.scalar(waiting) == 0


def test_there_is_an_account_of_every_role_and_its_password_is_right(loaded, flask, database):
    rows = json.loads(flask("demo", "accounts", "--format", "json").output)

    assert {row["role"] for row in rows} == {role.value for role in Role}
    for row in rows:
        assert set(row) == {"role", "email", "password", "scope"}
        person = database.session.scalar(select(Person).where(Person.email == row["email"]))
        assert Role(row["role"]) in {held.role for held in person.identity.held}
    assert matches(person.password_hash, row["password"])


def test_a_second_load_changes_nothing_and_says_so(loaded, flask, database):
    before = database.session.scalar(select(func.count(Application.id)))

    assert "there already" in flask("demo", "load").output
    assert flask("demo", "load", "--if-empty").output == ""
    assert database.session.scalar(select(func.count(Application.id))) == before


def test_known_passwords_never_come_near_production(flask, app, database):
    app.config["PRODUCTION"] = True
    try:
        for words in (("demo", "load"), ("demo", "accounts")):
            result = flask(*words)
            assert result.exit_code == 1
            assert "refused in production" in result.output
    finally:
        app.config["PRODUCTION"] = False
    assert database.session.scalar(select(func.count(Person.id))) == 0
