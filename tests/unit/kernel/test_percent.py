from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.percent import half_up, rounded_down


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (255, 376, "67.8"),
        (57, 376, "15.2"),
        (64, 376, "17.0"),
        (133, 365, "36.4"),
        (133, 232, "57.3"),
        (1, 2000, "0.1"),
        (1, 2001, "0.0"),
        (0, 5, "0.0"),
        (5, 5, "100.0"),
    ],
)
def test_figures_are_rounded_half_up_from_exact_fractions(part, whole, printed):
    assert half_up(Fraction(part, whole)) == Decimal(printed)


@pytest.mark.parametrize(
    ("part", "whole", "printed"), [(17, 19, "89.4"), (18, 20, "90.0"), (8999, 10000, "89.9")]
)
def test_what_is_held_against_a_requirement_is_rounded_down(part, whole, printed):
    assert rounded_down(Fraction(part, whole)) == Decimal(printed)


@given(st.fractions(min_value=0, max_value=3))
def test_the_two_ways_to_round_differ_by_one_step_at_most(share):
    down, up = rounded_down(share), half_up(share)
    assert down <= up <= down + Decimal("0.1")
    assert down <= share * 100 < down + Decimal("0.1")
