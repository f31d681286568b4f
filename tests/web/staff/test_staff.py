"""Who works at a school: taken on, invited, bound to an account, changed, gone."""

import re

from portal.extensions import db
from portal.kernel.identity import Role
from portal.support.staff.models import StaffMember


def filled(**given):
    return {
        "first_name": "Ilze",
        "last_name": "Kalniņa",
        "specialist": "psychologist",
        "email": "ilze@example.test",
        "duties": ["provider", "author"],
        "weekly_minutes": "200",
    } | given


def roles_of(person, school):
    db.session.expire_all()
    return {held.role for held in person.roles if held.school_id == school.id}


def test_an_invited_colleague_gets_every_duty_by_one_answer(make, sign_in, letters):
    school = make.school()
    sign_in(make.school_coordinator(school)).post(f"/school/{school.id}/staff/new", data=filled())
    (letter,) = letters()
    assert school.name in letter.text
    colleague = make.person(email="ilze@example.test")
    address = re.search(r"http://localhost(/\S+)", letter.text)[1]
    sign_in(colleague).post(address, data={"answer": "accept"})
    assert roles_of(colleague, school) == {Role.PROVIDER, Role.AUTHOR}
    assert db.session.query(StaffMember).one().person_id == colleague.id


def test_a_coordinator_names_no_head(make, sign_in):
    school = make.school()
    page = sign_in(make.school_coordinator(school)).post(
        f"/school/{school.id}/staff/new", data=filled(duties=["head"])
    )
    assert db.session.query(StaffMember).count() == 0
    assert 'value="head"' not in page.text


def test_the_administrator_names_the_head(make, sign_in, letters):
    school = make.school()
    sign_in(make.administrator()).post(
        f"/school/{school.id}/staff/new", data=filled(duties=["head"])
    )
    assert len(letters()) == 1


def test_a_change_of_duties_counts_at_once(make, sign_in):
    school = make.school()
    staff = make.staff(school)
    place = make.place_of(staff, duties=["provider"])
    browser = sign_in(make.head(school))
    browser.post(f"/school/staff/{place.id}", data={"duties": ["author"], "weekly_minutes": "0"})
    assert roles_of(make.account_of(staff), school) == {Role.AUTHOR}


def test_who_has_left_holds_nothing_there(make, sign_in):
    school = make.school()
    staff = make.staff(school)
    place = make.place_of(staff, duties=["provider"])
    browser = sign_in(make.head(school))
    name = f"{staff.last_name} {staff.first_name}"
    assert name in browser.get(f"/school/{school.id}/staff").text
    browser.post(f"/school/staff/{place.id}/leave")
    assert roles_of(make.account_of(staff), school) == set()
    assert name not in browser.get(f"/school/{school.id}/staff").text


def test_somebody_may_work_at_two_schools_under_one_name(make, sign_in):
    first, second = make.school(), make.school()
    head = make.person(roles=[(Role.HEAD, first), (Role.HEAD, second)])
    browser = sign_in(head)
    browser.post(f"/school/{first.id}/staff/new", data=filled())
    browser.post(f"/school/{second.id}/staff/new", data=filled())
    assert db.session.query(StaffMember).count() == 1


def test_nobody_is_added_twice_or_without_a_duty(make, sign_in):
    school = make.school()
    browser = sign_in(make.head(school))
    browser.post(f"/school/{school.id}/staff/new", data=filled())
    again = browser.post(f"/school/{school.id}/staff/new", data=filled())
    assert "Šis cilvēks skolā jau strādā." in again.text
    idle = browser.post(
        f"/school/{school.id}/staff/new", data=filled(duties=[], email="cita@example.test")
    )
    assert "Izvēlieties vismaz vienu pienākumu." in idle.text
    assert db.session.query(StaffMember).count() == 1


def test_a_foreign_head_sees_no_staff(make, sign_in):
    school, other = make.school(), make.school()
    browser = sign_in(make.head(other))
    assert browser.get(f"/school/{school.id}/staff").status_code == 404


def test_the_staff_list_takes_the_same_queries_for_one_and_for_thirty(make, sign_in, count_queries):
    school = make.school()
    make.staff(school)
    browser = sign_in(make.head(school))
    browser.get(f"/school/{school.id}/staff")
    with count_queries() as few:
        browser.get(f"/school/{school.id}/staff")
    for _ in range(29):
        make.staff(school)
    with count_queries() as many:
        browser.get(f"/school/{school.id}/staff")
    assert len(many) == len(few)
