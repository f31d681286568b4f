"""Dates of a period and days of a break that may be set, and those that may not."""

from datetime import date

import pytest

from portal.institutions.calendar import Dated
from portal.institutions.rules import faults_of_break, faults_of_dates
from portal.institutions.types import Period, Term, WhyNotKept

YEAR = "2026/2027"
TERM = Term(date(2026, 9, 1), date(2026, 12, 18))


def dated(grades="5-9", **differs):
    low, _, high = grades.partition("-")
    sound = {"school_year": YEAR, "period": Period.FIRST, "term": TERM}
    return Dated(**(sound | differs), grade_from=low, grade_to=high)


@pytest.mark.parametrize(
    ("dates", "fault"),
    [
        (dated(), None),
        (dated("5-5", term=Term(TERM.starts_on, TERM.starts_on)), None),
        (dated(school_year="2026/2028"), WhyNotKept.NO_SCHOOL_YEAR),
        (dated(term=Term(TERM.ends_on, TERM.starts_on)), WhyNotKept.OUT_OF_ORDER),
        (dated("9-5"), WhyNotKept.OUT_OF_ORDER),
    ],
)
def test_dates_have_a_school_year_and_an_order(dates, fault):
    assert faults_of_dates(dates, []) == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("other", "is_at_odds"),
    [
        (dated("10-12"), False),
        (dated("1-4"), False),
        (dated("9-9"), False),
        (dated("1-12"), False),
        (dated("5-9"), True),
        (dated("9-12"), True),
        (dated("1-5"), True),
        (dated("5-9", period=Period.SECOND), False),
        (dated("5-9", school_year="2027/2028"), False),
    ],
)
def test_spans_lie_apart_or_within_each_other_but_never_cross(other, is_at_odds):
    assert faults_of_dates(dated("5-9"), [other]) == ([WhyNotKept.OVERLAPS] if is_at_odds else [])


@pytest.mark.parametrize(
    ("year", "starts_on", "ends_on", "fault"),
    [
        (YEAR, date(2026, 10, 19), date(2026, 10, 23), None),
        (YEAR, date(2026, 10, 19), date(2026, 10, 19), None),
        (YEAR, date(2026, 10, 20), date(2026, 10, 19), WhyNotKept.OUT_OF_ORDER),
        ("2026", date(2026, 10, 19), date(2026, 10, 23), WhyNotKept.NO_SCHOOL_YEAR),
    ],
)
def test_a_break_has_a_school_year_and_an_order(year, starts_on, ends_on, fault):
    assert faults_of_break(year, starts_on, ends_on) == ([fault] if fault else [])
