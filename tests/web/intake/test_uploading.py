"""Uploading files: a preview, then the yes; nothing between them is readable or lasts."""

import io
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal.kernel.identity import Role
from portal.support.intake.models import IntakeRun, WaitingUpload
from portal.support.intake.service import forget_expired
from portal.support.pupils.models import Pupil
from tests.support.forms import parsed, words
from tests.support.sheets import Sheets


@pytest.fixture
def school(make):
    return make.school(code="SK", municipality=make.municipality(code="PIL"))


@pytest.fixture
def leader(make, school, sign_in):
    """The coordinator of the school."""
    return sign_in(make.school_coordinator(school))


@pytest.fixture
def own(school, make):
    """Files a school may bring in."""
    make.staff(school, code="SP")
    sheets = Sheets()
    sheets.add("pupils", code="SKOL")
    sheets.plan()
    return sheets


def upload(leader, files, address="/school/import"):
    contents = files.contents() if isinstance(files, Sheets) else files
    data = {"files": [(io.BytesIO(content), name) for name, content in contents.items()]}
    return leader.post(address, data=data, content_type="multipart/form-data")


def confirm(leader, page, address="/school/import/confirm"):
    return leader.post(address, data=fields_of(page, "confirm"), follow_redirects=True)


def fields_of(page, rest):
    """The hidden fields of the form whose address ends like this; empty when there is none."""
    form = parsed(page).select_one(f'form[action$="{rest}"]')
    return {one["name"]: one["value"] for one in form.select("input[type=hidden]")} if form else {}


def pupils(database):
    database.session.commit()
    return database.session.scalar(select(func.count()).select_from(Pupil))


def test_the_preview_counts_and_writes_nothing(leader, own, database):
    page = upload(leader, own)
    assert page.status_code == 200
    assert "Importēt 4 rindas" in page.text
    assert pupils(database) == 0


def test_the_yes_brings_it_in_and_is_written_down(leader, own, database):
    page = confirm(leader, upload(leader, own))
    assert "Importētas 4 rindas." in page.text
    assert pupils(database) == 1
    assert database.session.scalars(select(IntakeRun)).one().count("new") == 4
    assert database.session.scalars(select(WaitingUpload)).all() == []


def test_a_second_yes_finds_nothing_to_bring_in(leader, own):
    page = upload(leader, own)
    confirm(leader, page)
    assert "Datņu vairs nav" in confirm(leader, page).text


def test_an_archive_and_a_workbook_are_taken_too(leader, own):
    assert "Importēt 4 rindas" in upload(leader, {"dati.zip": own.zipped()}).text
    assert "Importēt 4 rindas" in upload(leader, {"dati.xlsx": own.workbook()}).text


def test_faults_are_listed_with_their_places(leader, own, database):
    own["pupils"][0]["grade"] = "13"
    own.add("pupils", code="SVESS", school="CITA")
    page = upload(leader, own)
    assert "Nekas netika ierakstīts." in words(page)
    assert "pupils.csv, 2. rinda, kolonna grade: „13” nav neviens no šiem" in words(page)
    assert "pupils.csv, 3. rinda, kolonna school: Skolas „CITA” nav." in words(page)
    assert database.session.scalars(select(WaitingUpload)).all() == []


def test_of_an_unknown_file_only_those_a_school_may_bring_are_named(leader, make, sign_in):
    said = "Importēt var: providers, pupils, plans, risks, measures, sessions, claims."
    assert said in upload(leader, {"citi.csv": b"a;b"}).text
    office = sign_in(make.administrator())
    page = upload(office, {"citi.csv": b"a;b"}, "/programme/import").text
    assert "Importēt var: municipalities, schools, agreements, providers," in page


def test_what_is_in_the_files_is_never_markup(leader, own):
    own["pupils"][0]["grade"] = "<script>alert(1)</script>"
    page = upload(leader, own)
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;" in page.text


def test_nothing_chosen_is_said_at_the_field(leader):
    page = leader.post("/school/import", data={}, content_type="multipart/form-data")
    assert "Pievienojiet datni." in page.text


def test_files_that_bring_nothing_new_ask_for_no_yes(leader, own):
    confirm(leader, upload(leader, own))
    page = upload(leader, own)
    assert "Viss no šīm datnēm te jau ir." in page.text
    assert "/school/import/confirm" not in page.text


def test_what_waits_is_closed_with_a_key_only_the_page_has(leader, own, database):
    own["pupils"][0]["last_name"] = "Kalniņš"
    page = upload(leader, own)
    row = database.session.scalars(select(WaitingUpload)).one()
    key = fields_of(page, "confirm")["key"]
    assert b"pupils.csv" not in row.sealed
    assert b"Kalni" not in row.sealed
    assert key not in (row.key_digest, row.seen)


def test_another_person_cannot_confirm_it(leader, own, make, school, sign_in, database):
    page = upload(leader, own)
    other = sign_in(make.head(school))
    assert "Datņu vairs nav" in confirm(other, page).text
    assert pupils(database) == 0


def test_after_an_hour_it_is_gone(leader, own, at, noon, database):
    page = upload(leader, own)
    at(noon + timedelta(minutes=61))
    assert "Datņu vairs nav" in confirm(leader, page).text
    assert forget_expired(noon + timedelta(minutes=61)) == 1
    assert pupils(database) == 0


def test_a_new_upload_takes_the_place_of_the_last(leader, own, database):
    upload(leader, own)
    upload(leader, own)
    assert len(database.session.scalars(select(WaitingUpload)).all()) == 1


def test_what_would_change_by_now_is_shown_again(leader, own, noon, database):
    page = upload(leader, own)
    own.bring_in(noon)
    own.rows.pop("risks")
    page = confirm(leader, page)
    assert "Pēc tam, kad jūs skatījāties" in page.text


@pytest.mark.parametrize("key", ["", "x", "\u0101", "=" * 44])
def test_a_key_that_is_none_opens_nothing(leader, own, key):
    upload(leader, own)
    page = leader.post("/school/import/confirm", data={"key": key}, follow_redirects=True)
    assert page.status_code == 200
    assert "Datņu vairs nav" in page.text


def test_the_programme_is_the_administrators(make, sign_in, database):
    admin = sign_in(make.administrator())
    page = upload(admin, Sheets().town(), "/programme/import")
    page = confirm(admin, page, "/programme/import/confirm")
    assert "Importētas 4 rindas." in page.text
    assert pupils(database) == 1


def test_a_school_cannot_bring_in_schools(leader, school):
    sheets = Sheets()
    sheets.add("schools", municipality="PIL")
    assert "Šo datni var importēt tikai administrators." in upload(leader, sheets).text


@pytest.mark.parametrize("role", [Role.AUTHOR, Role.PROVIDER])
def test_only_those_who_lead_a_school_may_import(make, school, sign_in, role):
    person = make.person(roles=[(role, school)])
    assert sign_in(person).get("/school/import").status_code == 404


def test_the_page_names_the_files_and_the_codes(leader):
    page = leader.get("/school/import").text
    assert "sessions.csv" in page
    assert "agreements.csv" not in page
    assert "learning_difficulties" in page
