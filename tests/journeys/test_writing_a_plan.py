"""A plan is written on a phone: without scripts, with a slow one, and saved while it is typed."""

import pytest
from sqlalchemy import select

from portal.accounts.models import Person
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk, PlanState

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def school(make):
    make.semester()
    return make.school()


@pytest.fixture
def phone(make, open_browser, sign_in, cookies_in):
    """A phone on which a person is signed in, at an address."""

    def phone(person, address, **options):
        page = open_browser(**PHONE, **options)
        page.context.add_cookies(cookies_in(sign_in(person)))
        page.goto(address)
        return page

    return phone


@pytest.fixture
def author(make, school):
    staff = make.author(school)
    return make.session.get_one(Person, staff.person_id)


@pytest.fixture
def plan_now(make):
    """The only plan there is, as it is stored now."""

    def plan_now():
        make.session.expire_all()
        plan = make.session.scalars(select(SupportPlan)).one()
        found = (plan.code, plan.state, plan.desk, plan.pupil_words)
        make.session.rollback()  # lets go of the lock the portal waits for
        return found

    return plan_now


def begin(page, pupil):
    page.locator("#pupil").select_option(pupil.code)
    page.get_by_role("button", name="Sākt plānu").tap()
    page.get_by_role("heading", name="soļi").wait_for()


def save(page):
    page.get_by_role("button", name="Saglabāt un turpināt").tap()


def write(page, provider):
    """Everything a plan needs, step by step."""
    page.get_by_role("link", name="Parakstīts iesniegums").tap()
    page.locator("#signed_by").fill("Ilze Bērziņa")
    page.locator("#signed_on").fill("22.02.2027.")
    save(page)
    page.get_by_role("link", name="Riski").tap()
    page.get_by_label("grūtības mācībās", exact=True).check()
    page.locator("#why-learning_difficulties").fill("Divi zemi vērtējumi.")
    save(page)
    page.get_by_role("link", name="Atbalsta pasākumi").tap()
    page.get_by_label("Konsultācija mācību priekšmetā").check()
    page.get_by_role("button", name="Pievienot pasākumu").tap()
    page.locator("#subject").select_option("mathematics")
    page.locator("#provider").select_option(str(provider.id))
    page.locator("#units").fill("18")
    page.locator("#time-1-day").select_option("1")
    page.locator("#time-1-starts").fill("14.10")
    save(page)
    page.get_by_role("link", name="Atpakaļ pie soļiem").tap()
    page.get_by_role("link", name="Ko saka skolēns").tap()
    page.locator("#words").fill("Gribu saprast matemātiku.")
    save(page)


def test_without_scripts_a_plan_is_written_and_passes_every_desk(
    make, school, author, phone, plan_now
):
    pupil, provider = make.pupil(school), make.staff(school)
    page = phone(author, "/school/plans/new", java_script_enabled=False)
    begin(page, pupil)
    write(page, provider)
    page.get_by_role("link", name="Pārbaudiet plānu").tap()
    page.get_by_role("button", name="Nodot saskaņošanai").tap()
    page.get_by_text("Plāns nodots skolas vadībai.").wait_for()
    code, _, desk, _ = plan_now()
    assert desk is Desk.HEAD
    for person, address, said in (
        (make.head(school), "/school/approvals", "1 plāns ir apstiprināts un nodots tālāk."),
        (
            make.coordinator(school.municipality),
            "/municipality/approvals",
            "1 plāns ir apstiprināts un nodots tālāk.",
        ),
        (make.expert(), "/agency/approvals", "1 plāns ir apstiprināts."),
    ):
        desk_page = phone(person, address, java_script_enabled=False)
        desk_page.get_by_label(f"Plāns {code}").check()
        desk_page.get_by_role("button", name="Apstiprināt atzīmētos plānus").tap()
        desk_page.get_by_text(said).wait_for()
        assert desk_page.complaints == []
    assert plan_now()[1] is PlanState.APPROVED
    assert page.complaints == []


def test_what_is_typed_saves_itself(make, school, author, phone, plan_now):
    pupil = make.pupil(school)
    page = phone(author, "/school/plans/new")
    begin(page, pupil)
    page.get_by_role("link", name="Ko saka skolēns").tap()
    page.locator("#words").fill("Man patīk zīmēt.")
    page.get_by_text("Saglabāts plkst.").wait_for()
    assert plan_now()[3] == "Man patīk zīmēt."
    page.locator("#words").fill("Man patīk zīmēt un dziedāt.")
    page.get_by_text("Saglabāts plkst.").wait_for()
    page.wait_for_function("() => Object.keys(localStorage).length === 0")
    assert plan_now()[3] == "Man patīk zīmēt un dziedāt."
    assert page.complaints == []


def test_what_is_typed_before_the_script_has_come_saves_itself(
    make, school, author, phone, plan_now
):
    pupil, held_back = make.pupil(school), []
    page = phone(author, "/school/plans/new")
    begin(page, pupil)
    page.route("**/autosave*", lambda route: held_back.append(route))  # noqa: PLW0108 - it is marked
    page.get_by_role("link", name="Ko saka skolēns").tap()
    page.locator("#words").fill("Man patīk zīmēt.")
    page.wait_for_function("() => document.readyState === 'interactive'")
    for request in held_back:
        request.continue_()
    page.get_by_text("Saglabāts plkst.").wait_for()
    assert plan_now()[3] == "Man patīk zīmēt."


def test_a_text_is_asked_for_as_soon_as_a_risk_is_ticked(make, school, author, phone):
    pupil = make.pupil(school)
    page = phone(author, "/school/plans/new")
    begin(page, pupil)
    page.get_by_role("link", name="Riski").tap()
    words = page.locator("#why-violence")
    assert not words.is_visible()
    page.get_by_label("vardarbība", exact=True).check()
    assert words.is_visible()
