"""The record of a pupil: added once, corrected, handed over."""

import pytest
from sqlalchemy import text

from portal.extensions import db
from portal.kernel.identity import Role
from portal.support.pupils.models import Pupil
from portal.support.sight.models import Look
from portal.support.sight.types import Ground

CODE = "321234-56789"


def filled(**given):
    return {
        "first_name": "Anna",
        "last_name": "Ķirse",
        "personal_code": CODE,
        "grade": "8",
        "letter": "b",
        "starts_on": "01.03.2027.",
    } | given


def test_a_school_adds_a_pupil_and_finds_them_by_name(make, sign_in):
    school = make.school()
    browser = sign_in(make.school_coordinator(school))
    browser.post(f"/school/{school.id}/pupils/new", data=filled())
    pupils = f"/school/{school.id}/pupils"
    assert "Ķirse Anna" in browser.post(pupils, data={"q": "kirse"}).text
    assert "Ķirse Anna" not in browser.post(pupils, data={"q": "berzins"}).text


def test_names_are_never_sought_by_an_address(make, sign_in):
    school = make.school()
    pupil = make.pupil(school)
    browser = sign_in(make.school_coordinator(school))

    page = browser.get(f"/school/{school.id}/pupils?q=nobody")

    assert pupil.last_name in page.text


def test_pupils_of_one_grade_have_an_address(make, sign_in):
    school = make.school()
    make.pupil(school, grade="8", last_name="Astoņa")
    make.pupil(school, grade="9", last_name="Deviņa")
    browser = sign_in(make.school_coordinator(school))

    page = browser.post(f"/school/{school.id}/pupils", data={"grade": "9"})

    assert page.location.endswith("?grade=9")
    listed = browser.get(page.location).text
    assert "Deviņa" in listed
    assert "Astoņa" not in listed


def test_more_found_than_a_page_holds_asks_for_more_of_the_name(make, sign_in):
    school = make.school()
    for number in range(51):
        make.pupil(school, last_name=f"Kļaviņa {number}")
    browser = sign_in(make.school_coordinator(school))

    page = browser.post(f"/school/{school.id}/pupils", data={"q": "klavina"})

    assert "Rādām pirmos 50" in page.text
    assert "page=2" not in page.text


def test_who_a_pupil_is_cannot_be_read_in_the_database(make, sign_in):
    school = make.school()
    sign_in(make.head(school)).post(f"/school/{school.id}/pupils/new", data=filled())
    for table in db.metadata.tables:
        stored = db.session.execute(text(f"SELECT * FROM {table}")).all()  # noqa: S608 - our own
        assert "Ķirse" not in repr(stored), table
        assert "32123456789" not in repr(stored), table


def test_the_same_personal_code_is_not_added_twice_and_no_school_is_named(make, sign_in):
    other = make.school(name="Meža pamatskola")
    make.pupil(other, personal_code="32123456789")
    school = make.school()
    page = sign_in(make.head(school)).post(f"/school/{school.id}/pupils/new", data=filled())
    assert "Skolēns ar šādu personas kodu jau ir." in page.text
    assert "Meža pamatskola" not in page.text
    assert 'value="Ķirse"' in page.text
    assert db.session.query(Pupil).count() == 1


def test_a_wrong_personal_code_is_said_at_the_field(make, sign_in):
    school = make.school()
    page = sign_in(make.head(school)).post(
        f"/school/{school.id}/pupils/new", data=filled(personal_code="123")
    )
    assert "Personas kodā ir 11 ciparu." in page.text
    assert db.session.query(Pupil).count() == 0


def test_a_school_that_hands_a_pupil_over_sees_the_record_no_more(make, sign_in):
    old, new = make.school(), make.school()
    pupil = make.pupil(old)
    before = sign_in(make.head(old))
    after = sign_in(make.head(new))
    address = f"/school/pupils/{pupil.code}"
    assert (before.get(address).status_code, after.get(address).status_code) == (200, 404)
    before.post(
        f"{address}/move",
        data={"seen_at": old.id, "school": new.id, "grade": "8", "letter": "a"},
    )
    assert (before.get(address).status_code, after.get(address).status_code) == (404, 200)


def test_no_school_is_chosen_beforehand_for_a_pupil_who_leaves(make, sign_in):
    old, _ = make.school(), make.school()
    pupil = make.pupil(old)
    browser = sign_in(make.head(old))
    address = f"/school/pupils/{pupil.code}"
    said = browser.post(f"{address}/move", data={"seen_at": old.id, "school": "", "grade": "8"})
    assert "Izvēlieties skolu." in said.text
    assert browser.get(address).status_code == 200


def test_nor_is_a_grade_for_a_pupil_who_is_new(make, sign_in):
    school = make.school()
    page = sign_in(make.head(school)).post(f"/school/{school.id}/pupils/new", data=filled(grade=""))
    assert "Izvēlieties klasi vai kursu." in page.text
    assert db.session.query(Pupil).count() == 0


def test_two_who_hand_over_the_same_pupil_at_once_do_it_once(make, sign_in):
    old, first, second = make.school(), make.school(), make.school()
    pupil = make.pupil(old)
    head = make.person(roles=[(Role.HEAD, old), (Role.HEAD, first)])
    browser = sign_in(head)
    address = f"/school/pupils/{pupil.code}/move"
    send = {"seen_at": old.id, "grade": "8", "letter": ""}
    browser.post(address, data=send | {"school": first.id})
    page = browser.post(address, data=send | {"school": second.id})
    assert "Skolēns pa šo laiku no šīs skolas jau ir aizgājis." in page.text


def test_a_pupil_who_left_comes_back_under_the_same_record(make, sign_in):
    school = make.school()
    pupil = make.pupil(school, personal_code="32123456789")
    browser = sign_in(make.head(school))
    browser.post(f"/school/pupils/{pupil.code}/leave", data={"why": "Pārceļas uz Īriju."})
    assert browser.get(f"/school/pupils/{pupil.code}").status_code == 404
    browser.post(f"/school/{school.id}/pupils/new", data=filled())
    assert browser.get(f"/school/pupils/{pupil.code}").status_code == 200
    assert db.session.query(Pupil).count() == 1


def test_another_grade_keeps_the_one_before(make, sign_in):
    school = make.school()
    pupil = make.pupil(school, grade="8", letter="a")
    browser = sign_in(make.person(roles=[(Role.AUTHOR, school)]))
    browser.post(
        f"/school/pupils/{pupil.code}/grade",
        data={"grade": "9", "letter": "a", "starts_on": "01.03.2027."},
    )
    page = browser.get(f"/school/pupils/{pupil.code}").text
    assert "9.a" in page
    assert "8.a" in page


def test_a_save_on_top_of_another_shows_both(make, sign_in):
    school = make.school()
    pupil = make.pupil(school)
    browser = sign_in(make.head(school))
    address = f"/school/pupils/{pupil.code}/edit"
    seen = str(pupil.version)
    typed = {"version": seen, "last_name": "Liepa", "first_name": "Ilze", "letter": "a"}
    browser.post(address, data=typed)
    answer = browser.post(address, data=typed | {"last_name": "Ozola"})
    assert answer.status_code == 409
    assert "Liepa" in answer.text
    assert "Ozola" in answer.text


def test_the_list_takes_the_same_queries_for_one_pupil_and_for_fifty(make, sign_in, count_queries):
    school = make.school()
    make.pupil(school)
    browser = sign_in(make.head(school))
    browser.get(f"/school/{school.id}/pupils")
    with count_queries() as few:
        browser.get(f"/school/{school.id}/pupils")
    for _ in range(49):
        make.pupil(school)
    with count_queries() as many:
        browser.get(f"/school/{school.id}/pupils")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("role", "ground"),
    [
        ("head", Ground.HEAD),
        ("school_coordinator", Ground.SCHOOL_COORDINATOR),
        ("author", Ground.AUTHOR),
    ],
)
def test_a_look_at_the_pupils_bears_the_duty_of_who_looked(make, sign_in, database, role, ground):
    school = make.school()
    found = getattr(make, role)(school)
    person = make.account_of(found) if role == "author" else found
    sign_in(person).page(f"/school/{school.id}/pupils")
    [look] = database.session.query(Look)
    assert (look.school_id, look.ground) == (school.id, ground)
