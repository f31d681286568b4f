"""What typed answers mean: dates, whole numbers, bands, months on the calendar."""

from datetime import date

import pytest

from portal.applications.rules.reading import (
    Band,
    bands_in,
    bands_of,
    last_day,
    parse_date,
    parse_whole,
    rows_of,
    text_of,
)


@pytest.mark.parametrize(
    ("starts", "months", "ends"),
    [
        (date(2020, 9, 1), 9, date(2021, 5, 31)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 12, 15), 1, date(2028, 1, 14)),
        (date(2027, 1, 1), 0, None),
        (date(2027, 1, 1), 1201, None),
        (date(9999, 12, 1), 1, None),
    ],
)
def test_months_are_counted_on_the_calendar(starts, months, ends):
    assert last_day(starts, months) == ends


def test_bands_are_cut_to_the_target_group():
    assert bands_of((5, 12), (1, 4)) == (
        Band(5, 6),
        Band(7, 9),
        Band(10, 12),
        Band(1, 4, is_course=True),
    )
    assert bands_of((1, 8), (2, 1)) == (Band(1, 4), Band(5, 6), Band(7, 8))
    assert Band(1, 4, is_course=True).code == "c1-4"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-19", date(2027, 3, 19)),
        ("19.03.2027.", date(2027, 3, 19)),
        ("19.3.2027", date(2027, 3, 19)),
        ("2027-02-30", None),
        ("19.03.27", None),
        ("٢٠٢٧-03-19", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_write_them(typed, day):
    assert parse_date(typed) == day


@pytest.mark.parametrize(
    ("typed", "number"), [("0", 0), ("1 000", 1000), ("-1", None), ("1,5", None), ("1234567", None)]
)
def test_whole_numbers_are_read_or_refused(typed, number):
    assert parse_whole(typed) == number


def test_answers_of_another_shape_count_as_none():
    assert text_of({"a": ["x"]}, "a") == ""
    assert rows_of({"a": "x"}, "a") == []
    assert rows_of({"a": ["x", {"b": "c"}]}, "a") == [{"b": "c"}]
    assert bands_in({"a": []}, "a") == {}
