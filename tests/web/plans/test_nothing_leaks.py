"""Words about a child stand sealed in their place, and nowhere else (S75)."""

import logging
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from portal.extensions import db
from portal.support.plans import service
from portal.support.plans.service.filling import Signed
from portal.support.plans.types import Desk, PlanState
from tests.support.forms import filled

HEALTH, FAMILY = "Zvaigžņotā astma", "Nakts kliedzieni"
NAME, SIGNER, SAYS, WHY, COMMENT = (
    "Noslēpumains",
    "Slepena Māmuļa",
    "Klusie vārdi",
    "Apslēptie divnieki",
    "Neredzamais komentārs",
)
SENSITIVE = (HEALTH, FAMILY, "often_ill", "family_conflict")
SEALED = (NAME, SIGNER, SAYS, WHY, COMMENT)


def dump():
    """Every row of every table, as text."""
    with db.engine.connect() as connection:
        return {
            name: repr(list(connection.execute(text(f'SELECT * FROM "{name}"'))))  # noqa: S608 - our own tables
            for name in db.metadata.tables
        }


@pytest.fixture
def waiting(make, school, fresh):
    """A plan with a mark in everything that is written, sent back and amended, at a desk."""
    pupil = make.pupil(school.place, first_name=NAME, last_name=NAME)
    plan = make.plan(
        school=school.place, author=school.author, pupil=pupil, state=PlanState.DRAFT, risks=[]
    )
    _write(school, plan, fresh)
    now, by = make.now, school.author.person_id
    service.submit(plan.id, by=by, at=now)
    service.give_back(plan.id, Desk.HEAD, COMMENT, by=school.head.id, at=now)
    service.submit(plan.id, by=by, at=now)
    for desk in Desk:
        service.approve(plan.id, desk, by=school.expert.id, at=now)
    service.revise(plan.id, by=by, at=now)
    service.submit(plan.id, by=by, at=now)
    return plan


@pytest.fixture
def told(make, school, waiting):
    """The plan taken through everything that can be."""
    return _suspended(waiting, school, make.now)


@dataclass(frozen=True)
class LeftBehind:
    """What lay where, after everything that can be was done with a plan and looked at."""

    code: str
    tables: dict
    letters: str


@pytest.fixture
def left_behind(request, kept):
    """Seen once: its tests only read it."""
    if "left behind" not in kept:
        kept["left behind"] = request.getfixturevalue("looked_at")
    return kept["left behind"]


@pytest.fixture
def looked_at(make, school, waiting, letters):
    """What is left of the plan when everybody has opened it before it was suspended."""
    for name in ("author", "head", "coordinator", "municipality", "expert", "psychologist"):
        browser = school.by(name)
        for rest in ("", "/restricted", "/print", "/print/restricted", "/check", "/looks"):
            browser.get(f"/school/plans/{waiting.code}{rest}")
        for page in ("/school/plans", "/school/approvals", "/municipality/approvals"):
            browser.get(page)
    school.by("expert").post(f"/school/plans/{waiting.code}/names", data={"reason": "Pārbaude."})
    code = _suspended(waiting, school, make.now).code
    said = " ".join(one.subject + one.text + one.html for one in letters())
    make.session.commit()
    return LeftBehind(code, tables=dump(), letters=said)


def _suspended(plan, school, now):
    service.suspend(plan.id, COMMENT, by=school.author.person_id, at=now)
    return plan


def _write(school, plan, fresh):
    browser, page = school.by("author"), f"/school/plans/{plan.code}/edit"
    sent = filled(browser, f"{page}/risks")
    sent |= {"risk-often_ill": "y", "why-often_ill": HEALTH}
    sent |= {"risk-family_conflict": "y", "why-family_conflict": FAMILY}
    sent |= {"risk-learning_difficulties": "y", "why-learning_difficulties": WHY}
    browser.post(f"{page}/risks/draft", data=sent)
    sent = filled(browser, f"{page}/words")
    browser.post(f"{page}/words", data=sent | {"words": SAYS})
    sent = filled(browser, f"{page}/application")
    signed = Signed(SIGNER, plan.starts_on)
    service.save_application(plan.id, signed, seen=sent["version"][0])


def test_no_table_holds_a_word_about_the_child_in_the_open(left_behind):
    found = {
        (table, word)
        for table, rows in left_behind.tables.items()
        for word in (HEALTH, FAMILY, *SEALED)
        if word in rows
    }
    assert found == set()


def test_which_health_or_family_risk_it_is_stands_in_no_table(left_behind):
    found = {
        (table, word)
        for table, rows in left_behind.tables.items()
        for word in SENSITIVE
        if word in rows
    }
    assert found == set()


def test_no_letter_says_any_of_it(left_behind):
    assert left_behind.code in left_behind.letters
    assert [word for word in (*SENSITIVE, *SEALED) if word in left_behind.letters] == []


def test_no_log_says_any_of_it(school, told, database, caplog):
    """Not even of what cannot be opened, the one thing that is written there of a plan."""
    caplog.set_level(logging.DEBUG)
    page = f"/school/plans/{told.code}"
    database.session.execute(text("UPDATE pupil SET first_name = :name"), {"name": NAME})
    answer = school.by("head").get(page)

    said = " ".join(record.getMessage() for record in caplog.records)
    assert answer.status_code == 503
    assert "shut: GET plans.show" in said
    assert [word for word in (*SENSITIVE, *SEALED) if word in said] == []


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("coordinator", {HEALTH, FAMILY}),
        ("provider", {HEALTH, FAMILY, WHY, SAYS, SIGNER, COMMENT}),
        ("municipality", {HEALTH, FAMILY, WHY, SAYS, SIGNER, COMMENT, NAME}),
    ],
)
def test_no_page_shows_it_to_who_may_not_read_it(make, school, told, name, hidden):
    browser, shown = school.by(name), ""
    for rest in ("", "/restricted", "/print", "/print/restricted", "/edit", "/check", "/looks"):
        shown += browser.get(f"/school/plans/{told.code}{rest}").text
    for page in ("/school/plans", "/school/approvals", "/municipality/approvals"):
        shown += browser.get(page).text
    assert {word for word in hidden if word in shown} == set()


def test_only_a_page_of_its_own_shows_health_and_family(school, told):
    browser = school.by("head")
    open_pages = "".join(
        browser.get(address).text
        for address in (
            f"/school/plans/{told.code}",
            f"/school/plans/{told.code}/print",
            f"/school/plans/{told.code}/looks",
            "/school/plans",
            "/school/approvals",
        )
    )
    assert HEALTH not in open_pages
    assert FAMILY not in open_pages
    assert HEALTH in browser.get(f"/school/plans/{told.code}/restricted").text
