"""What the administrator keeps: schools, agreements, the calendar, rules with dates."""

from datetime import date

import pytest

from portal.extensions import db
from portal.institutions.models import Agreement, PeriodDates, School
from portal.institutions.types import Founder, SchoolKind
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from tests.support.forms import parsed


def school_form(municipality, **given):
    return {
        "code": "LIE-15",
        "name": "Liepājas 15. vidusskola",
        "municipality": municipality.id,
        "region": "kurzeme",
        "kind": "general",
        "founder": "municipality",
        "joined_school_year": "2026/2027",
        "joined_semester": "1",
        "contact_name": "",
        "contact_phone": "",
    } | given


def test_the_administrator_adds_a_school_and_then_names_its_head(make, sign_in):
    answer = sign_in(make.administrator()).post(
        "/programme/schools/new", data=school_form(make.municipality())
    )
    school = db.session.query(School).one()
    assert answer.headers["Location"].endswith(f"/school/{school.id}/staff/new")


def test_a_code_is_used_once_and_what_was_typed_stays(make, sign_in):
    make.school(code="LIE-15")
    page = sign_in(make.administrator()).post(
        "/programme/schools/new", data=school_form(make.municipality())
    )
    assert "Šāds kods jau ir citai skolai." in page.text
    assert 'value="Liepājas 15. vidusskola"' in page.text


def test_a_ministry_founds_vocational_schools_only(make, sign_in):
    page = sign_in(make.administrator()).post(
        "/programme/schools/new", data=school_form(make.municipality(), founder="izm")
    )
    assert "Ministrija ir tikai profesionālo skolu dibinātāja." in page.text
    assert db.session.query(School).count() == 0


def test_a_closed_school_hands_its_pupils_to_the_successor(make, sign_in):
    old, new = make.school(), make.school()
    pupil = make.pupil(old)
    sign_in(make.administrator()).post(
        f"/programme/schools/{old.id}/close", data={"successor": new.id}
    )
    assert sign_in(make.head(new)).get(f"/school/pupils/{pupil.code}").status_code == 200
    assert sign_in(make.head(old)).get(f"/school/pupils/{pupil.code}").status_code == 404
    db.session.expire_all()
    assert db.session.get(School, old.id).successor_id == new.id


def test_only_schools_of_the_same_kind_are_offered_to_take_over(make, sign_in):
    old, alike = make.school(), make.school()
    make.school(kind=SchoolKind.VOCATIONAL)
    page = sign_in(make.administrator()).page(f"/programme/schools/{old.id}/close")
    assert [one["value"] for one in page.select("option")] == ["", str(alike.id)]


def test_a_school_no_other_can_take_over_is_not_closed(make, sign_in):
    old = make.school()
    make.school(kind=SchoolKind.VOCATIONAL)
    page = sign_in(make.administrator()).page(f"/programme/schools/{old.id}/close")
    assert "Citas šāda veida atvērtas skolas nav." in page.text
    assert not page.select("main form")


def test_which_school_takes_over_is_not_chosen_for_anybody(make, sign_in):
    old = make.school()
    make.school()
    address = f"/programme/schools/{old.id}/close"
    said = sign_in(make.administrator()).post(address, data={"successor": ""}).text
    assert "Izvēlieties skolu." in said
    assert db.session.get(School, old.id).closed_on is None


def test_neither_municipality_nor_region_is_chosen_for_anybody(make, sign_in):
    lacking = {"municipality": "", "region": ""}
    page = sign_in(make.administrator()).post(
        "/programme/schools/new", data=school_form(make.municipality()) | lacking
    )
    assert "Izvēlieties pašvaldību." in page.text
    assert "Izvēlieties reģionu." in page.text
    assert db.session.query(School).count() == 0


def test_an_agreement_has_exactly_one_partner(make, sign_in):
    municipality = make.municipality()
    state = make.school(kind=SchoolKind.VOCATIONAL, founder=Founder.IZM)
    browser = sign_in(make.administrator())
    send = {"number": "P6-13/55-2018", "signed_on": "05.10.2018."}
    none = browser.post("/programme/agreements", data=send | {"municipality": "", "school": ""})
    assert "tieši vienu no abām" in none.text
    browser.post(
        "/programme/agreements", data=send | {"municipality": municipality.id, "school": ""}
    )
    browser.post(
        "/programme/agreements",
        data=send | {"number": "P6-13/56-2018", "municipality": "", "school": state.id},
    )
    kinds = {one.partner_kind.value for one in db.session.query(Agreement)}
    assert kinds == {"municipality", "vocational"}


def dates_form(**given):
    return {
        "school_year": "2026/2027",
        "period": "2",
        "grade_from": "1",
        "grade_to": "12",
        "starts_on": "04.01.2027.",
        "ends_on": "31.05.2027.",
    } | given


def test_the_dates_of_a_period_may_differ_for_a_narrower_span(make, sign_in):
    browser = sign_in(make.administrator())
    browser.post("/programme/calendar", data=dates_form())
    browser.post(
        "/programme/calendar", data=dates_form(grade_from="9", grade_to="9", ends_on="11.06.2027.")
    )
    assert db.session.query(PeriodDates).count() == 2
    crossing = browser.post("/programme/calendar", data=dates_form(grade_from="9", grade_to="C1"))
    assert "Dažām no šīm klasēm" in crossing.text


def test_the_grades_of_a_period_are_offered_in_words(make, sign_in):
    page = parsed(sign_in(make.administrator()).get("/programme/calendar"))
    offered = [
        one.text.replace("\xa0", " ") for one in page.select("select[name=grade_from] option")
    ]
    assert (offered[0], offered[-1]) == ("1. klase", "4. kurss")


def test_a_period_that_ends_before_it_begins_is_refused(make, sign_in):
    page = sign_in(make.administrator()).post(
        "/programme/calendar", data=dates_form(ends_on="01.01.2027.")
    )
    assert "Beigas ir pirms sākuma." in page.text


def test_a_rule_holds_from_its_day_on(make, sign_in):
    sign_in(make.administrator()).post(
        "/programme/rules/gate_percent/set",
        data={"value": "85", "valid_from": "01.09.2027.", "basis": "X"},
    )
    book = rulebook()
    assert book.on(Policy.GATE_PERCENT, date(2027, 8, 31)) == "90"
    assert book.on(Policy.GATE_PERCENT, date(2027, 9, 1)) == "85"


def test_a_value_that_cannot_be_is_said_with_the_day_that_is_missing(make, sign_in):
    said = (
        sign_in(make.administrator())
        .post("/programme/rules/gate_percent/set", data={"value": "101", "valid_from": ""})
        .text
    )
    assert "Ierakstiet datumu." in said
    assert "Šim nosacījumam tādas vērtības nevar būt." in said


@pytest.mark.parametrize(
    ("policy", "value"), [("gate_percent", "101"), ("unit_minutes", "x"), ("target_grades", "9-5")]
)
def test_a_rule_takes_only_what_it_can_mean(make, sign_in, policy, value):
    page = sign_in(make.administrator()).post(
        f"/programme/rules/{policy}/set", data={"value": value, "valid_from": "01.09.2027."}
    )
    assert "Šim nosacījumam tādas vērtības nevar būt." in page.text


def test_a_rule_that_is_a_choice_offers_its_words(make, sign_in):
    browser = sign_in(make.administrator())
    page = browser.get("/programme/rules/gate_reads/set").text
    assert "sniegts: notika" in page
    browser.post(
        "/programme/rules/gate_reads/set", data={"value": "offered", "valid_from": "01.09.2027."}
    )
    assert rulebook().on(Policy.GATE_READS, date(2027, 9, 1)) == "offered"


def test_an_expert_reads_the_rules_and_sets_none(make, sign_in):
    browser = sign_in(make.expert())
    assert browser.get("/programme/rules").status_code == 200
    assert browser.get("/programme/rules/gate_percent/set").status_code == 403
