"""The requirement is an exact comparison."""

from decimal import Decimal

import pytest

from portal.support.delivery.rules.accounting import Delivery
from portal.support.delivery.rules.gate import Gate, Reads


@pytest.mark.parametrize(
    ("used", "planned", "is_met", "printed"),
    [
        (17, 19, False, "89.4"),
        (18, 20, True, "90.0"),
        (18, 19, True, "94.7"),
        (7, 8, False, "87.5"),
        (8, 8, True, "100.0"),
        (899, 1000, False, "89.9"),
        (900, 1000, True, "90.0"),
        (0, 0, True, "100.0"),
    ],
)
def test_both_sides_of_the_requirement(used, planned, is_met, printed):
    delivery = Delivery(planned=planned, used=used, unaccounted=planned - used)
    assert Gate().is_met(delivery) is is_met
    assert Gate().printed(delivery) == Decimal(printed)


@pytest.mark.parametrize(("planned", "needed"), [(8, 8), (10, 9), (19, 18), (20, 18), (0, 0)])
def test_the_fewest_units_that_meet_it(planned, needed):
    assert Gate().needed(planned) == needed


def test_which_delivery_counts_is_a_choice():
    delivery = Delivery(planned=10, used=8, unused=1, remaining=1)
    assert not Gate(reads=Reads.USED).is_met(delivery)
    assert Gate(reads=Reads.OFFERED).is_met(delivery)


@pytest.mark.parametrize(("used", "missing"), [(0, 9), (8, 1), (9, 0), (10, 0)])
def test_what_is_missing_is_a_count_of_units(used, missing):
    assert Gate().missing(Delivery(planned=10, used=used, remaining=10 - used)) == missing
