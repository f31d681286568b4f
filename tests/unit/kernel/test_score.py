"""Means and totals are exact; only what is shown is rounded, half up."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.score import mean, shown


def test_a_mean_is_an_exact_fraction():
    assert mean([Decimal(7), Decimal(8), Decimal(8)]) == Fraction(23, 3)


def test_there_is_no_mean_of_nothing():
    with pytest.raises(ValueError, match="No values"):
        mean([])


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(23, 3), "7.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Decimal("2.345"), "2.35"),
        (Decimal("2.3449999"), "2.34"),
        (Fraction(0), "0.00"),
    ],
)
def test_half_a_hundredth_is_shown_as_a_whole_one(value, rounded):
    assert str(shown(value)) == rounded


@given(st.fractions(), st.integers(min_value=0, max_value=4))
def test_what_is_shown_is_never_further_than_half_a_step(value, places):
    assert abs(Fraction(shown(value, places)) - value) <= Fraction(1, 2 * 10**places)
