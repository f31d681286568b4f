"""Two people, two tabs, twenty presses: nothing is lost and nothing happens twice."""

import threading

import pytest
from sqlalchemy import func, select

from portal.applications.models import Application, ApplicationVersion, SectionAnswers
from portal.applications.types import Section
from portal.notifications.models import Letter
from tests.builders.drafts import ANSWERS, DECLARED

NEED = {"need": "Pirmais", "aim": "Mērķis", "prevention": "2.3.", "done": "later"}


@pytest.fixture
def application(make, organisation):
    return make.application(organisation=organisation)


def test_a_stale_page_shows_both_texts_and_loses_neither(make, sign_in, application, organisation):
    anna, janis = make.owner(organisation), make.editor(organisation, name="Jānis Vilks")
    address = f"/applications/{application.id}/sections/need"
    sign_in(janis).post(address, data=NEED | {"version": "0"})

    stale = sign_in(anna).post(address, data=NEED | {"need": "Otrais", "version": "0"})

    assert stale.status_code == 409
    assert "Pirmais" in stale.text
    assert "Otrais" in stale.text
    assert "Jānis Vilks" in stale.text
    kept = sign_in(anna).post(address, data=NEED | {"need": "Otrais", "version": "1"})
    assert kept.status_code == 303
    assert "Otrais" in sign_in(janis).page(address).text


def test_the_same_text_saved_twice_is_no_conflict(make, sign_in, application, organisation):
    browser = sign_in(make.owner(organisation))
    address = f"/applications/{application.id}/sections/need"
    for _ in range(2):
        assert browser.post(address, data=NEED | {"version": "0"}).status_code == 303


def test_a_stale_plan_shows_both_plans(make, sign_in, application, organisation):
    browser = sign_in(make.owner(organisation))
    address = f"/applications/{application.id}/cost-plan"
    mine = {"lines-1-item": "Mans", "lines-1-unit_price": "5", "version": "0"}
    browser.post(address, data=mine | {"lines-1-item": "Cits"})

    stale = browser.post(address, data=mine)

    assert stale.status_code == 409
    assert "Mans" in stale.text
    assert "Cits" in stale.text


def test_the_script_saves_and_is_told_the_version_the_time_and_the_conflict(
    make, sign_in, application, organisation
):
    browser = sign_in(make.owner(organisation))
    address = f"/applications/{application.id}/sections/need/draft"

    saved = browser.post(address, data=NEED | {"version": "0"})
    assert saved.json == {
        "saved_at": "12.00",
        "version": 1,
        "say": "Saglabāts plkst.\u00a012.00",
    }
    stale = browser.post(address, data=NEED | {"need": "Cits", "version": "0"})
    assert stale.status_code == 409
    assert stale.json["url"] == f"/applications/{application.id}/sections/need"
    unwritable = browser.post(address, data=NEED | {"need": "a\0b", "version": "1"})
    assert unwritable.status_code == 422
    plan = browser.post(
        f"/applications/{application.id}/cost-plan/draft",
        data={"lines-1-item": "A", "lines-1-unit_price": "x", "version": "0"},
    )
    assert plan.json["version"] == 1


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a" * 50_000,
        "<script>alert(1)</script>",
        "🌱" * 50,
        "a\0b",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_whatever_is_typed_is_kept_and_never_breaks_a_page(
    make, sign_in, application, organisation, typed
):
    browser = sign_in(make.owner(organisation))
    for section, data in (
        ("need", {"need": typed, "aim": typed}),
        ("project", {"title": typed, "starts": typed, "months": typed}),
        ("young_people", {"total": typed, "bands-g5-6": typed}),
        ("activities", {"activities-1-what": typed, "activities-1-from": typed}),
    ):
        address = f"/applications/{application.id}/sections/{section}"
        answer = browser.post(address, data=data | {"version": "0", "done": "yes"})
        assert answer.status_code in {200, 303}
        browser.page(f"{address}?check=1")
    plan = {f"lines-1-{part}": typed for part in ("item", "category", "quantity", "unit_price")}
    browser.post(f"/applications/{application.id}/cost-plan", data=plan | {"version": "0"})
    for page in ("/cost-plan?check=1", "/check", "/read", ""):
        browser.page(f"/applications/{application.id}{page}")


def test_rows_are_added_and_removed_without_a_script(make, sign_in, application, organisation):
    browser = sign_in(make.owner(organisation))
    address = f"/applications/{application.id}/sections/risks"
    row = {"risks-1-what": "Lietus", "risks-1-then": "Telpās", "version": "0"}

    added = browser.post(address, data=row | {"action": "add"})
    page = browser.page(added.location)
    assert page.find(id="risks-2-what") is not None
    second = row | {"risks-2-what": "Sniegs", "version": "1"}
    browser.post(address, data=second | {"action": "remove:1"})

    page = browser.page(address)
    assert page.find(id="risks-1-what")["value"] == "Sniegs"
    assert page.find(id="risks-2-what") is None


def test_lines_are_added_pasted_and_deleted_without_a_script(
    make, sign_in, application, organisation, database
):
    browser = sign_in(make.owner(organisation))
    address = f"/applications/{application.id}/cost-plan"
    block = "Telpu noma\tTelpas\t6\treizes\t50,00\nAutobuss\tTransports\t1\tbrauciens\t350,00"

    browser.post(address, data={"pasted": block, "action": "paste", "version": "0"})
    page = browser.page(address)
    assert page.find(id="lines-2-item")["value"] == "Autobuss"
    assert "650,00" in page.select_one("[data-t=bud-planned]").text
    lines = {field["name"]: field.get("value", "") for field in page.select("input[name^=lines-]")}
    browser.post(address, data=lines | {"action": "delete:1", "version": "1"})
    assert browser.page(address).find(id="lines-1-item")["value"] == "Autobuss"


def press(app, browser, address, data, answers):
    with app.app_context():
        answers.append(browser.post(address, data=data).status_code)


def press_20_times(app, sign_in, person, address, data):
    answers = []
    browsers = [sign_in(person) for _ in range(20)]
    threads = [
        threading.Thread(target=press, args=(app, browser, address, data, answers))
        for browser in browsers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_20_simultaneous_submissions_are_one(app, make, sign_in, organisation, database, noon):
    owner = make.owner(organisation)
    application = make.application(organisation=organisation, by=owner)
    for section, answers in ANSWERS.items():
        database.session.add(
            SectionAnswers(
                application_id=application.id,
                section=section,
                answers=answers,
                saved_at=noon,
                version=1,
            )
        )
    database.session.commit()

    answers = press_20_times(app, sign_in, owner, f"/applications/{application.id}/check", DECLARED)

    assert answers == [303] * 20
    database.session.expire_all()
    assert database.session.scalar(select(func.count(ApplicationVersion.id))) == 1
    assert database.session.scalar(select(func.count(Letter.id))) == 2
    assert database.session.get(Application, application.id).sequence == 1


@pytest.mark.parametrize("data", [{}, {"key": "one-press"}])
def test_20_simultaneous_starts_are_one_draft(app, make, sign_in, organisation, database, data):
    owner = make.owner(organisation)
    competition = make.competition()

    answers = press_20_times(
        app, sign_in, owner, f"/competitions/{competition.code}/applications", data
    )

    assert answers == [303] * 20
    database.session.expire_all()
    assert database.session.scalar(select(func.count(Application.id))) == 1


def test_texts_are_copied_from_an_earlier_application_and_amounts_are_not(
    make, sign_in, organisation, database, noon
):
    owner = make.owner(organisation)
    old = make.application(organisation=organisation, title="Senais")
    for section in (Section.PROJECT, Section.YOUNG_PEOPLE, Section.ACTIVITIES):
        database.session.add(
            SectionAnswers(
                application_id=old.id, section=section, answers=ANSWERS[section], saved_at=noon
            )
        )
    database.session.commit()
    competition = make.competition()
    browser = sign_in(owner)
    page = browser.page(f"/competitions/{competition.code}/applications?copy={old.id}")
    key = page.find("input", {"name": "key"})["value"]

    started = browser.post(
        f"/competitions/{competition.code}/applications",
        data={"key": key, "copy": str(old.id), "organisation": str(organisation.id)},
    )

    project = browser.page(f"{started.location}/sections/project")
    assert project.find(id="title")["value"] == "Kopā uz skolu"
    assert project.find(id="starts")["value"] == ""
    activities = browser.page(f"{started.location}/sections/activities")
    assert activities.find(id="activities-1-what")["value"] == "Velodarbnīca"
    assert activities.find(id="activities-1-from")["value"] == ""
    plan = browser.page(f"{started.location}/cost-plan")
    assert plan.find(id="lines-1-item")["value"].startswith("Materiāli")
    assert plan.find(id="lines-1-unit_price")["value"] == ""
