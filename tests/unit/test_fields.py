"""Fields read what people type, and keep what they cannot read."""

from datetime import date, time
from decimal import Decimal

import pytest

from portal.web.fields import (
    DayField,
    DecimalTypedField,
    EurosField,
    PercentField,
    TimeOfDayField,
    WholeField,
)


def reader(field):
    """The field's reading alone: it needs no form."""
    return field.__dict__["read"].__get__(object.__new__(field))


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (DayField, "19.03.2027.", date(2027, 3, 19)),
        (DayField, "19.3.2027", date(2027, 3, 19)),
        (DayField, "2027-03-19", date(2027, 3, 19)),
        (TimeOfDayField, "17.00", time(17)),
        (TimeOfDayField, "9:05", time(9, 5)),
        (TimeOfDayField, "17", time(17)),
        (EurosField, "4 600,00", Decimal("4600.00")),
        (WholeField, "007", 7),
        (DecimalTypedField, "0,5", Decimal("0.5")),
        (DecimalTypedField, "10", Decimal(10)),
    ],
)
def test_what_people_type_is_read(field, text, value):
    assert reader(field)(text) == value


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (DayField, "31.02.2027."),
        (DayField, "19.03.27."),
        (DayField, "19.03.1989."),
        (DayField, "19.03.2101."),
        (DayField, "\uff11\uff19.03.2027."),
        (DayField, "rīt"),
        (TimeOfDayField, "24.00"),
        (TimeOfDayField, "17.60"),
        (TimeOfDayField, "5 pm"),
        (WholeField, "-1"),
        (WholeField, "1,5"),
        (WholeField, "٣"),
        (WholeField, "1" * 10),
        (DecimalTypedField, "NaN"),
        (DecimalTypedField, "1e3"),
        (DecimalTypedField, "0,00001"),
        (DecimalTypedField, "-0,5"),
    ],
)
def test_anything_else_is_not_guessed_at(field, text):
    with pytest.raises(ValueError, match=r"^"):
        reader(field)(text)


@pytest.mark.parametrize(
    ("text", "share"), [("30", "0.3"), ("33,5", "0.335"), ("100", "1"), ("0", "0"), ("5 %", "0.05")]
)
def test_a_percentage_is_a_share_of_one(text, share):
    field = object.__new__(PercentField)
    assert field.read(text) == Decimal(share)


@pytest.mark.parametrize("text", ["101", "33,555", "-1", "%"])
def test_a_share_above_one_or_too_fine_is_refused(text):
    field = object.__new__(PercentField)
    with pytest.raises(ValueError, match=r"^"):
        field.read(text)
