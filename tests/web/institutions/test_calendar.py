"""The calendar as it is set in the tables."""

from datetime import date

from portal.institutions.queries import calendar
from portal.institutions.types import Period, Term


def test_the_row_of_one_grade_comes_before_that_of_all(make):
    make.semester()
    make.semester(grade_from="9", grade_to="9", ends_on=date(2027, 6, 11))
    found = calendar()
    assert found.term("2026/2027", Period.SECOND, "9").ends_on == date(2027, 6, 11)
    assert found.term("2026/2027", Period.SECOND, "8") == Term(date(2027, 1, 4), date(2027, 5, 31))
