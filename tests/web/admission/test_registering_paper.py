"""What came on paper has its place in the register, in time or late."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.applications.models import Application, ApplicationVersion
from portal.applications.queries import content_of
from portal.applications.types import Channel, Status
from portal.kernel.clock import RIGA


@pytest.fixture
def competition(make):
    return make.competition()


@pytest.fixture
def desk(make, competition, sign_in, at):
    coordinator = make.coordinator(competition.municipality)
    at(competition.closes_at + timedelta(days=3))
    return sign_in(coordinator)


def typed(competition, *, after=timedelta(hours=-1), **change):
    received = (competition.closes_at + after).astimezone(RIGA)
    sound = {
        "channel": "in_person",
        "received_on": f"{received:%d.%m.%Y}.",
        "received_time": f"{received:%H.%M}",
        "postmark": "",
        "registration_number": "4000 8999 993",
        "organisation": "Biedrība „Pakāpiens”",
        "kind": "association",
        "email": "birojs@pakapiens.example.lv",
        "title": "Pirmā darba diena",
        "planned": "4 600,00",
    }
    return sound | change


def post(desk, competition, data):
    return desk.post(
        f"/coordinator/competitions/{competition.code}/applications/paper",
        data=data,
        content_type="multipart/form-data",
    )


def registered(database):
    database.session.expire_all()
    return database.session.scalars(select(Application)).all()


def test_an_application_in_time_gets_the_next_number(desk, competition, database):
    answer = post(desk, competition, typed(competition))
    assert answer.status_code == 302
    (application,) = registered(database)
    assert application.status is Status.SUBMITTED
    assert application.channel is Channel.IN_PERSON
    assert application.number == f"{competition.code}/001"
    assert not application.is_late
    assert "Pirmā darba diena" in desk.page(answer.location).text


def test_a_late_one_is_registered_and_marked(desk, competition, database):
    answer = post(desk, competition, typed(competition, after=timedelta()))
    (application,) = registered(database)
    assert application.is_late
    assert "netiks vērtēts" in desk.page(answer.location).text


def test_a_letter_is_in_time_by_its_postmark(desk, competition, database):
    closing_day = competition.closes_at.astimezone(RIGA)
    data = typed(
        competition,
        after=timedelta(days=2),
        channel="post",
        postmark=f"{closing_day:%d.%m.%Y}.",
    )
    post(desk, competition, data)
    (application,) = registered(database)
    assert not application.is_late
    assert application.postmark_date == closing_day.date()


def test_the_scan_is_what_the_commission_reads(desk, competition):
    pdf = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    data = typed(competition, scan=(io.BytesIO(pdf), "pieteikums.pdf"))
    answer = post(desk, competition, data)
    page = desk.page(answer.location)
    link = page.find("a", string="pieteikums.pdf")
    with desk.get(link["href"]) as download:
        assert download.data == pdf
        assert download.headers["Content-Disposition"].startswith("attachment")


def test_the_frozen_document_says_what_was_entered(desk, competition, database):
    post(desk, competition, typed(competition))
    content = content_of(database.session.scalars(select(ApplicationVersion)).one())
    assert content["sections"]["project"]["title"] == "Pirmā darba diena"
    assert content["organisation"]["registration_number"] == "40008999993"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"registration_number": "4000 8999 994"}, "Pārbaudiet reģistrācijas numuru"),
        ({"title": ""}, "Ierakstiet projekta nosaukumu."),
        ({"received_on": "31.02.2027."}, "Ierakstiet datumu"),
        ({"received_time": "25.00"}, "Ierakstiet laiku"),
        ({"planned": "4600,001"}, "Ierakstiet summu"),
        ({"channel": "post"}, "Ierakstiet pasta zīmoga datumu."),
        ({"channel": "portal"}, ""),
        ({"kind": "company"}, ""),
    ],
)
def test_bad_input_is_explained_and_nothing_is_written(
    change, sentence, desk, competition, database
):
    page = post(desk, competition, typed(competition, **change))
    assert page.status_code == 200
    assert sentence in page.text
    assert "Biedrība „Pakāpiens”" in page.text
    assert registered(database) == []


def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_written(
    desk, competition, database
):
    data = typed(competition, scan=(io.BytesIO(b"MZ\x90 program"), "pieteikums.pdf"))
    page = post(desk, competition, data)
    assert page.status_code == 200
    assert registered(database) == []
