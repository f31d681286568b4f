"""The scan of the signed application: kept under the plan's number, given to those who approve."""

from io import BytesIO

import pytest
from cryptography.fernet import Fernet

from portal import vault
from portal.files import store
from portal.files.models import StoredFile
from portal.support.plans.queries import find_plan
from portal.support.plans.rules.checking import Section
from portal.support.plans.service import filling
from portal.support.plans.types import Desk, PlanState
from portal.support.sight.models import Look
from tests.support.forms import parsed, words

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def draft(plan_of):
    return plan_of(state=PlanState.DRAFT)


def mark(plan):
    return filling.mark_of(find_plan(plan.code), Section.APPLICATION)


def mark_on(answer):
    """The mark with which the page will save next."""
    return parsed(answer).select_one("input[name=version]")["value"]


def attach(browser, plan, content=PDF, name="Anna Cirule iesniegums.pdf", **answers):
    """Save the step with a scan chosen; nothing else is changed unless said so."""
    stored = {
        "signed_by": plan.signed_by,
        "signed_on": f"{plan.signed_on:%d.%m.%Y.}",
        "version": mark(plan),
    }
    return browser.post(
        f"/school/plans/{plan.code}/edit/application",
        data={**stored, **answers, "file": (BytesIO(content), name)},
    )


def scan(plan):
    return f"/school/plans/{plan.code}/application"


def test_a_scan_is_kept_under_the_plans_number(school, draft, fresh, database):
    attach(school.by("author"), draft)
    assert fresh(draft).scan.name == f"{draft.code}.pdf"
    names = [one.name for one in database.session.query(StoredFile)]
    assert not any("Cirule" in name for name in names)


def test_a_scan_is_given_as_a_download_kept_by_no_browser(school, draft):
    attach(school.by("author"), draft)
    answer = school.by("head").get(scan(draft))
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "no-store"


def test_of_a_scan_nothing_can_be_read_on_the_disk(school, draft, fresh):
    attach(school.by("author"), draft)
    lying = store.path_of(fresh(draft).scan.sha256).read_bytes()
    assert not any(said in lying for said in (b"%PDF", b"/Catalog", b"%%EOF"))


def test_without_the_key_of_the_scan_the_page_says_so(school, draft, app):
    attach(school.by("author"), draft)
    browser, address = school.by("head"), scan(draft)
    vault.names.use([Fernet.generate_key().decode()])
    try:
        answer = browser.get(address)
    finally:
        vault.names.use(app.config["PUPIL_KEYS"])
    assert answer.status_code == 503
    assert "trūkst atslēgas" in words(answer)


def test_a_scan_that_was_changed_on_the_disk_is_not_given(school, draft, fresh):
    attach(school.by("author"), draft)
    store.path_of(fresh(draft).scan.sha256).write_bytes(b"something else")
    answer = school.by("head").get(scan(draft))
    assert answer.status_code == 503
    assert b"something else" not in answer.data


def test_the_download_of_a_scan_is_written_down(school, draft, fresh, database):
    attach(school.by("author"), draft)
    before = database.session.query(Look).count()
    school.by("head").get(scan(draft))
    assert database.session.query(Look).count() == before + 1


@pytest.mark.parametrize(
    ("content", "name"), [(b"", "x.pdf"), (b"nav pdf", "x.pdf"), (PDF, "x.exe")]
)
def test_what_is_no_scan_is_refused_at_its_field(school, draft, fresh, content, name):
    answer = attach(school.by("author"), draft, content, name, signed_by="Ilze Ozola")
    assert answer.status_code == 200
    assert "Kļūda:" in words(answer)
    assert fresh(draft).scan is None
    assert fresh(draft).signed_by == "Ilze Ozola"
    assert mark_on(answer) == mark(draft)


def test_a_scan_is_not_lost_when_the_rest_is_not_in_order(school, draft, fresh):
    answer = attach(school.by("author"), draft, signed_on="kaut kad")
    assert "Skenētais iesniegums ir pievienots." in words(answer)
    assert fresh(draft).scan.name == f"{draft.code}.pdf"
    assert mark_on(answer) == mark(draft)


def test_a_scan_comes_with_what_is_written_beside_it(school, draft, fresh):
    answer = attach(school.by("author"), draft, signed_by="Ilze Ozola")
    assert answer.status_code == 303
    assert (fresh(draft).signed_by, fresh(draft).scan.name) == ("Ilze Ozola", f"{draft.code}.pdf")


def test_no_scan_is_needed(school, draft, fresh):
    answer = attach(school.by("author"), draft, b"", "", signed_by="Ilze Ozola")
    assert answer.status_code == 303
    assert (fresh(draft).signed_by, fresh(draft).scan) == ("Ilze Ozola", None)


def test_a_scan_is_taken_off(school, draft, fresh):
    attach(school.by("author"), draft)
    school.by("author").post(f"/school/plans/{draft.code}/edit/application/scan/remove")
    assert fresh(draft).scan is None
    assert school.by("author").get(scan(draft)).status_code == 404


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("author", 200),
        ("head", 200),
        ("coordinator", 403),
        ("provider", 403),
        ("municipality", 200),
        ("expert", 403),
    ],
)
def test_the_scan_is_for_those_who_prepare_and_approve(
    school, draft, fresh, database, name, status
):
    attach(school.by("author"), draft)
    plan = fresh(draft)
    plan.state, plan.desk = PlanState.IN_APPROVAL, Desk.MUNICIPALITY
    plan.submitted_on = plan.starts_on
    database.session.commit()
    assert school.by(name).get(scan(draft)).status_code == status


def test_a_plan_that_is_with_an_approver_takes_no_scan(school, plan_of, fresh):
    plan = plan_of(state=PlanState.IN_APPROVAL)
    assert attach(school.by("author"), plan).status_code == 403
    assert fresh(plan).scan is None
