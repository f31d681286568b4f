"""Who may see and touch an application: the team alone, and what they may do."""

from io import BytesIO

import pytest
from sqlalchemy import select

from portal.applications.models import Application, SectionAnswers
from portal.applications.types import Status
from portal.kernel.identity import Role

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PAGES = (
    "",
    "/sections/need",
    "/cost-plan",
    "/attachments",
    "/check",
    "/versions",
    "/read",
)


@pytest.fixture
def application(make, organisation):
    return make.application(organisation=organisation)


@pytest.mark.parametrize("place", PAGES)
def test_a_stranger_cannot_tell_that_it_exists(make, sign_in, application, place):
    stranger = make.owner(make.organisation())
    missing = sign_in(stranger).get(f"/applications/999999{place}")

    answer = sign_in(stranger).get(f"/applications/{application.id}{place}")

    assert answer.status_code == missing.status_code == 404


@pytest.mark.parametrize("place", PAGES)
def test_a_coordinator_and_a_commission_do_not_read_drafts(make, sign_in, application, place):
    coordinator = make.coordinator(application.competition.municipality)
    member = make.person(roles=[(Role.MEMBER, application.competition)])

    for person in (coordinator, member):
        answer = sign_in(person).get(f"/applications/{application.id}{place}")
        assert answer.status_code == 404


def test_a_visitor_is_asked_to_sign_in(client, application):
    answer = client.get(f"/applications/{application.id}")
    assert answer.status_code == 302
    assert "/sign-in" in answer.location


def test_a_viewer_reads_but_cannot_write(make, sign_in, application, organisation):
    browser = sign_in(make.viewer(organisation))

    browser.page(f"/applications/{application.id}")
    browser.page(f"/applications/{application.id}/read")
    shown = browser.get(f"/applications/{application.id}/sections/need")
    assert shown.status_code == 303
    for address, data in (
        ("/sections/need", {"need": "x", "version": "0"}),
        ("/sections/need/draft", {"need": "x", "version": "0"}),
        ("/cost-plan", {"version": "0"}),
        ("/attachments", {}),
        ("/reopen", {}),
        ("/delete", {}),
        ("/withdraw", {}),
    ):
        answer = browser.post(f"/applications/{application.id}{address}", data=data)
        assert answer.status_code == 403, address


def test_a_submitted_application_is_not_changed_and_what_was_typed_is_not_lost(
    make, sign_in, organisation, database
):
    submitted = make.submitted(organisation=organisation)
    browser = sign_in(make.owner(organisation))

    answer = browser.post(
        f"/applications/{submitted.id}/sections/need", data={"need": "Vēlais.", "version": "0"}
    )

    assert "Šo pieteikumu tagad labot nevar." in answer.text
    assert "Vēlais." in answer.text
    assert database.session.scalars(select(SectionAnswers)).all() == []


def test_a_file_is_reached_only_through_its_own_application(
    make, sign_in, application, organisation, database
):
    owner = make.owner(organisation)
    browser = sign_in(owner)
    given = {"file": (BytesIO(PDF), "Skolas vēstule.pdf")}
    added = browser.post(
        f"/applications/{application.id}/attachments",
        data=given,
        content_type="multipart/form-data",
    )
    assert added.status_code == 303, added.text
    page = browser.page(f"/applications/{application.id}/attachments")
    address = page.select_one(".file-list a")["href"]
    with browser.get(address) as answer:
        assert answer.data == PDF
        assert "attachment" in answer.headers["Content-Disposition"]

    other = make.application(organisation=organisation)
    foreign = address.replace(f"/{application.id}/attachments", f"/{other.id}/attachments")
    assert browser.get(foreign).status_code == 404
    assert browser.post(foreign + "/delete").status_code == 404
    stranger = sign_in(make.owner(make.organisation()))
    assert stranger.get(address).status_code == 404

    assert browser.post(address + "/delete").status_code == 303
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "tukša.pdf"), (b"<html>", "lapa.pdf"), (PDF, "skripts.exe"), (PDF, "")],
)
def test_a_file_that_is_not_taken_is_refused_at_its_field(
    make, sign_in, application, organisation, content, name
):
    browser = sign_in(make.owner(organisation))

    answer = browser.post(
        f"/applications/{application.id}/attachments",
        data={"file": (BytesIO(content), name)},
        content_type="multipart/form-data",
    )

    assert answer.status_code == 200
    assert "file-error" in answer.text


def test_ten_files_are_enough(make, sign_in, application, organisation):
    browser = sign_in(make.owner(organisation))
    for number in range(11):
        answer = browser.post(
            f"/applications/{application.id}/attachments",
            data={"file": (BytesIO(PDF + str(number).encode()), f"{number}.pdf")},
            content_type="multipart/form-data",
        )
        assert answer.status_code == (303 if number < 10 else 200)
    assert "Vispirms kādu izdzēsiet" in answer.text


def test_a_draft_is_deleted_by_whoever_writes_and_only_a_draft(
    make, sign_in, application, organisation, database
):
    browser = sign_in(make.editor(organisation))
    key = application.id

    browser.page(f"/applications/{key}/delete")
    assert browser.post(f"/applications/{key}/delete").status_code == 303

    database.session.expire_all()
    assert database.session.get(Application, key) is None
    submitted = make.submitted(organisation=organisation)
    assert browser.post(f"/applications/{submitted.id}/delete").status_code == 403
    assert submitted.status is Status.SUBMITTED


def test_the_first_page_and_the_tasks_ask_the_database_as_often_for_1_as_for_20(
    make, sign_in, organisation, count_queries
):
    owner = make.owner(organisation)
    competition = make.competition()
    first = make.application(organisation=organisation, competition=competition, by=owner)
    browser = sign_in(owner)
    browser.page("/my")

    def asked(address):
        with count_queries() as queries:
            browser.page(address)
        return len(queries)

    one = asked("/my"), asked(f"/applications/{first.id}")
    for _ in range(19):
        make.application(organisation=organisation, competition=competition, by=owner)
    for _ in range(19):
        make.cost_line(first)
    twenty = asked("/my"), asked(f"/applications/{first.id}")

    assert one == twenty


def test_somebody_without_an_organisation_is_led_to_register_one(make, sign_in):
    person = make.person()
    competition = make.competition()

    answer = sign_in(person).post(f"/competitions/{competition.code}/applications")

    assert answer.status_code == 303
    assert "next=" in answer.location
