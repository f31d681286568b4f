"""School years and the dates of their periods."""

from datetime import date

import pytest

from portal.institutions.calendar import Calendar, Dated, first_year, school_year_of, usual_term
from portal.institutions.types import GRADES, Period, Term

YEAR = "2019/2020"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2019/2020", 2019),
        ("2019/2021", None),
        ("2019-2020", None),
        ("2019/20", None),
        ("1999/2000", None),
        ("2000/2001", 2000),
        ("2099/2100", 2099),
        ("2100/2101", None),
        ("", None),
    ],
)
def test_a_school_year_is_two_years_in_a_row(text, year):
    assert first_year(text) == year


def test_a_school_year_begins_with_september():
    assert school_year_of(date(2019, 8, 31)) == "2018/2019"
    assert school_year_of(date(2019, 9, 1)) == "2019/2020"


@pytest.mark.parametrize("grade", GRADES)
def test_without_a_calendar_the_usual_dates_hold(grade):
    first, second, summer = (usual_term(YEAR, period, grade) for period in Period)
    assert first == Term(date(2019, 9, 1), date(2019, 12, 31))
    assert second.starts_on == date(2020, 1, 1)
    assert date(2020, 5, 31) <= second.ends_on <= date(2020, 6, 30)
    assert summer == Term(date(2020, 6, 1), date(2020, 8, 31))


def test_those_who_sit_examinations_have_a_longer_semester():
    ends = {grade: usual_term(YEAR, Period.SECOND, grade).ends_on for grade in ("8", "9", "12")}
    assert ends["8"] < ends["9"] < ends["12"]


def test_what_is_no_school_year_has_no_dates():
    with pytest.raises(ValueError, match="no school year"):
        usual_term("2019", Period.FIRST, "8")


def test_dates_that_were_set_hold_for_their_grades_alone():
    term = Term(date(2019, 9, 2), date(2019, 12, 20))
    calendar = Calendar([Dated(YEAR, Period.FIRST, "5", "8", term)])
    assert calendar.term(YEAR, Period.FIRST, "5") == term
    assert calendar.term(YEAR, Period.FIRST, "8") == term
    assert calendar.term(YEAR, Period.FIRST, "9") == usual_term(YEAR, Period.FIRST, "9")
    assert calendar.term(YEAR, Period.SECOND, "8") == usual_term(YEAR, Period.SECOND, "8")
