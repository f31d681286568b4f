"""A municipality's contact, and whether a second person publishes."""

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry


@pytest.fixture
def municipality(make):
    return make.municipality()


@pytest.fixture
def coordinator(make, sign_in, municipality):
    return sign_in(make.coordinator(municipality))


def url(municipality):
    return f"/coordinator/municipalities/{municipality.id}"


def fields(browser, municipality, **change):
    form = browser.page(url(municipality)).select_one("main form")
    sent = {one["name"]: one.get("value", "") for one in form.select("input") if one.get("name")}
    return sent | change


def entries(database):
    return list(database.session.scalars(select(AuditEntry.what).order_by(AuditEntry.id)))


def test_switching_the_second_person_off_is_recorded_by_itself(coordinator, municipality, database):
    sent = fields(coordinator, municipality)
    sent.pop("second_person_publishes")
    assert coordinator.post(url(municipality), data=sent).status_code == 303
    database.session.refresh(municipality)
    assert municipality.second_person_publishes is False
    assert entries(database) == ["municipality settings changed", "second person switched off"]


def test_saving_the_same_again_records_nothing(coordinator, municipality, database):
    coordinator.post(url(municipality), data=fields(coordinator, municipality))
    assert entries(database) == []


@pytest.mark.parametrize(
    "change",
    [
        {"contact_email": "x"},
        {"contact_email": ""},
        {"contact_name": " "},
        {"contact_name": "a" * 201},
        {"address": "a\x00"},
    ],
)
def test_what_cannot_be_read_is_refused_and_kept(coordinator, municipality, change):
    sent = fields(coordinator, municipality, contact_phone="2999 9999") | change
    response = coordinator.post(url(municipality), data=sent)
    assert response.status_code == 200
    assert "2999 9999" in response.text


def test_a_stale_save_shows_both(coordinator, municipality):
    first, second = fields(coordinator, municipality), fields(coordinator, municipality)
    coordinator.post(url(municipality), data=first | {"contact_name": "Pirmā"})
    response = coordinator.post(url(municipality), data=second | {"contact_name": "Otrā"})
    assert response.status_code == 409
    assert "Pirmā" in response.text
    assert "Otrā" in response.text


def test_others_find_nothing(make, sign_in, client, municipality):
    stranger = sign_in(make.coordinator(make.municipality()))
    assert stranger.get(url(municipality)).status_code == 404
    assert client.get(url(municipality)).status_code == 302
