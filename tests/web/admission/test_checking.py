"""A coordinator checks what was received; nobody else may."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.applications.models import Check
from portal.audit.models import AuditEntry
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind, Stage


@pytest.fixture
def competition(make):
    return make.competition()


@pytest.fixture
def coordinator(make, competition):
    return make.coordinator(competition.municipality)


@pytest.fixture
def received(make, competition, at):
    """An application submitted in time, looked at after the deadline."""
    application = make.submitted(competition=competition, title="Skolas radio")
    at(competition.closes_at + timedelta(hours=1))
    return application


def yes_no(competition, database):
    return list(
        database.session.scalars(
            select(Criterion)
            .where(
                Criterion.competition_id == competition.id,
                Criterion.kind != CriterionKind.QUALITY,
            )
            .order_by(Criterion.position)
        )
    )


def test_every_yes_admits_the_application_and_is_recorded(
    received, coordinator, competition, sign_in, database
):
    criteria = yes_no(competition, database)
    browser = sign_in(coordinator)
    answer = browser.post(
        f"/coordinator/applications/{received.id}",
        data={f"met_{one.id}": "yes" for one in criteria},
    )
    assert answer.status_code == 302
    assert "Atbilst" in browser.page(f"/coordinator/applications/{received.id}").text
    assert database.session.scalars(select(Check.is_met)).all() == [True] * len(criteria)
    assert "application checked" in database.session.scalars(select(AuditEntry.what)).all()


def test_a_no_without_a_reason_is_refused_and_what_was_typed_stays(
    received, coordinator, competition, sign_in, database
):
    first, *_ = yes_no(competition, database)
    page = sign_in(coordinator).post(
        f"/coordinator/applications/{received.id}", data={f"met_{first.id}": "no"}
    )
    assert page.status_code == 200
    assert "Atbildei „Nē” vajag pamatojumu." in page.text
    assert 'aria-invalid="true"' in page.text
    assert f'id="met_{first.id}-1"' in page.text
    assert database.session.scalars(select(Check)).all() == []


def test_nothing_is_checked_while_the_competition_is_open(
    make, competition, coordinator, sign_in, database
):
    application = make.submitted(competition=competition)
    first, *_ = yes_no(competition, database)
    page = sign_in(coordinator).post(
        f"/coordinator/applications/{application.id}", data={f"met_{first.id}": "yes"}
    )
    assert "Pieteikšanās vēl ir atvērta" in page.text


def test_no_form_is_shown_whose_answers_could_not_be_saved(
    make, competition, coordinator, sign_in, database, at
):
    application = make.submitted(competition=competition)
    address = f"/coordinator/applications/{application.id}"
    browser = sign_in(coordinator)
    while_open = browser.page(address)
    assert while_open.select_one("#checks form") is None
    assert "pārbaude sākas pēc termiņa" in while_open.select_one("#checks").get_text()

    at(competition.closes_at + timedelta(hours=1))
    browser = sign_in(coordinator)
    no = {f"met_{one.id}": "no" for one in yes_no(competition, database)}
    why = {f"note_{one.id}": "Nav paraksta." for one in yes_no(competition, database)}
    browser.post(address, data=no | why)
    competition.stage = Stage.DECIDED
    database.session.commit()
    afterwards = browser.page(address).select_one("#checks")
    assert afterwards.select_one("form") is None
    assert "Nav paraksta." in afterwards.get_text()


def test_a_draft_cannot_be_read_by_a_coordinator(make, competition, coordinator, sign_in):
    draft = make.application(competition=competition)
    assert sign_in(coordinator).get(f"/coordinator/applications/{draft.id}").status_code == 404


def test_another_municipality_cannot_tell_the_application_exists(make, received, sign_in):
    stranger = make.coordinator(make.municipality())
    browser = sign_in(stranger)
    assert browser.get(f"/coordinator/applications/{received.id}").status_code == 404
    code = received.competition.code
    assert browser.get(f"/coordinator/competitions/{code}/applications").status_code == 404
    assert browser.get(f"/coordinator/competitions/{code}").status_code == 404


def test_the_register_is_found_without_diacritics(received, coordinator, competition, sign_in):
    browser = sign_in(coordinator)
    address = f"/coordinator/competitions/{competition.code}/applications"
    assert "Skolas radio" in browser.page(f"{address}?q=SKOLAS+RADIO").text
    assert "Skolas radio" not in browser.page(f"{address}?q=kaut+kas").text


@pytest.mark.parametrize("show", ["received", "to-check", "late", "withdrawn", "drafts", "x%00"])
def test_the_register_costs_the_same_with_one_application_and_with_many(
    show, make, competition, coordinator, sign_in, count_queries, at
):
    make.application(competition=competition)
    make.submitted(competition=competition)
    browser = sign_in(coordinator)
    address = f"/coordinator/competitions/{competition.code}/applications?show={show}"
    browser.page(address)
    with count_queries() as few:
        browser.page(address)
    for _ in range(12):
        make.application(competition=competition)
        make.submitted(competition=competition)
    with count_queries() as many:
        browser.page(address)
    assert len(many) == len(few)


def test_the_overview_costs_the_same_with_one_competition_and_with_many(
    make, competition, coordinator, sign_in, count_queries
):
    browser = sign_in(coordinator)
    browser.page("/coordinator/")
    with count_queries() as few:
        browser.page("/coordinator/")
    for _ in range(9):
        make.submitted(competition=make.competition(municipality=competition.municipality))
    with count_queries() as many:
        browser.page("/coordinator/")
    assert len(many) == len(few)


def test_the_register_leaves_as_a_table_without_live_formulas(
    make, competition, coordinator, sign_in
):
    make.submitted(competition=competition, title="=HYPERLINK(1)")
    table = sign_in(coordinator).get(
        f"/coordinator/competitions/{competition.code}/applications.csv"
    )
    assert table.mimetype == "text/csv"
    assert ";'=HYPERLINK(1);" in table.get_data(as_text=True)


def test_the_organisation_is_compared_with_the_register_through_its_application(
    received, coordinator, sign_in, database
):
    browser = sign_in(coordinator)
    address = f"/coordinator/applications/{received.id}"
    organisation = received.organisation
    page = browser.page(address).text
    assert organisation.registration_number in page
    assert organisation.iban not in page.replace(" ", "")
    browser.post(f"{address}/extract/check")
    database.session.refresh(organisation)
    assert organisation.extract_checked_by_id == coordinator.id
    assert "Salīdzināts ar reģistru:" in browser.page(address).text
