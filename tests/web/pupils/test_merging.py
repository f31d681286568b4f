"""Two records that are one pupil become one, or are told apart."""

from tests.support.forms import words

ANNA_AGAIN = {
    "first_name": "Anna",
    "last_name": "Ķirse",
    "personal_code": "321234-56789",
    "grade": "8",
    "starts_on": "01.03.2027.",
}


def test_two_records_of_one_pupil_become_one_with_the_history_of_both(make, sign_in):
    school = make.school()
    kept = make.pupil(school, first_name="Anna", last_name="Ķirse", personal_code="32123456789")
    twin = make.pupil(school, first_name="Anna", last_name="Kirse", grade="7")
    browser = sign_in(make.head(school))
    page = browser.get(f"/school/pupils/{kept.code}").text
    assert f"/merge/{twin.code}" in page
    browser.post(f"/school/pupils/{kept.code}/merge/{twin.code}", data={"kept": kept.code})
    assert browser.get(f"/school/pupils/{twin.code}").status_code == 404
    assert "7.a" in browser.get(f"/school/pupils/{kept.code}").text


def test_the_record_that_stays_takes_over_the_personal_code(make, sign_in):
    school = make.school()
    kept = make.pupil(school, first_name="Anna", last_name="Ķirse")
    twin = make.pupil(school, first_name="Anna", last_name="Ķirse", personal_code="32123456789")
    browser = sign_in(make.head(school))
    browser.post(f"/school/pupils/{kept.code}/merge/{twin.code}", data={"kept": kept.code})
    page = browser.post(f"/school/{school.id}/pupils/new", data=ANNA_AGAIN)
    assert "Skolēns ar šādu personas kodu jau ir." in page.text


def test_pupils_with_codes_of_their_own_stay_two(make, sign_in):
    school = make.school()
    kept = make.pupil(school, first_name="Anna", last_name="Ķirse", personal_code="32123456789")
    twin = make.pupil(school, first_name="Anna", last_name="Ķirse", personal_code="32123456790")
    page = sign_in(make.head(school)).post(
        f"/school/pupils/{kept.code}/merge/{twin.code}", data={"kept": kept.code}
    )
    assert "tātad tie ir divi skolēni" in page.text


def test_the_plans_that_keep_two_records_apart_are_named(make, sign_in):
    school = make.school()
    kept, twin = (make.pupil(school, first_name="Anna", last_name="Ķirse") for _ in range(2))
    plans = [make.plan(school=school, pupil=one) for one in (kept, twin)]
    page = sign_in(make.head(school)).post(
        f"/school/pupils/{kept.code}/merge/{twin.code}", data={"kept": kept.code}
    )
    assert f"Šie plāni ir {plans[0].code} un {plans[1].code}." in words(page)


def test_plans_of_a_school_left_are_not_named_to_the_next(make, sign_in):
    old, school = make.school(), make.school()
    kept, twin = (make.pupil(school, first_name="Anna", last_name="Ķirse") for _ in range(2))
    plans = [make.plan(school=old, pupil=one) for one in (kept, twin)]
    page = sign_in(make.head(school)).post(
        f"/school/pupils/{kept.code}/merge/{twin.code}", data={"kept": kept.code}
    )
    assert "Vispirms izdzēsiet vienu no tiem." in page.text
    assert not [plan.code for plan in plans if plan.code in page.text]
