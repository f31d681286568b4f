"""The region a municipality counted in: both sides of the day the division changed."""

from datetime import date

import pytest

from portal.institutions.regions import (
    DIVISIONS,
    Placed,
    faults_of_placement,
    region_on,
    scheme_on,
)
from portal.institutions.types import Scheme, StatisticalRegion, WhyNotPlaced

LAST_OF_SIX, FIRST_OF_FIVE = date(2023, 12, 31), date(2024, 1, 1)
IN_PIERIGA = Placed(Scheme.UNTIL_2023, StatisticalRegion.PIERIGA, date(2021, 7, 1))
IN_RIGA = Placed(Scheme.FROM_2024, StatisticalRegion.RIGA, FIRST_OF_FIVE)


@pytest.mark.parametrize(
    ("day", "scheme", "regions"),
    [
        (date.min, Scheme.UNTIL_2023, 6),
        (LAST_OF_SIX, Scheme.UNTIL_2023, 6),
        (FIRST_OF_FIVE, Scheme.FROM_2024, 5),
        (date.max, Scheme.FROM_2024, 5),
    ],
)
def test_every_day_has_one_division(day, scheme, regions):
    assert scheme_on(day) is scheme
    assert len(DIVISIONS[scheme].regions) == regions


def test_a_municipality_counts_in_pieriga_until_the_end_of_2023_and_elsewhere_after():
    both = [IN_PIERIGA, IN_RIGA]
    assert region_on(both, LAST_OF_SIX) is StatisticalRegion.PIERIGA
    assert region_on(both, FIRST_OF_FIVE) is StatisticalRegion.RIGA


def test_an_open_end_does_not_reach_into_the_next_division():
    assert region_on([IN_PIERIGA], FIRST_OF_FIVE) is None


def test_before_its_first_day_there_it_counts_nowhere():
    assert region_on([IN_PIERIGA], date(2021, 6, 30)) is None
    assert region_on([IN_PIERIGA], date(2021, 7, 1)) is StatisticalRegion.PIERIGA


def placed(since, until=None, *, scheme=Scheme.FROM_2024, region=StatisticalRegion.VIDZEME):
    return Placed(scheme, region, since, until)


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (placed(FIRST_OF_FIVE), []),
        (placed(date(2023, 12, 31)), [WhyNotPlaced.OUTSIDE_SCHEME]),
        (placed(LAST_OF_SIX, scheme=Scheme.UNTIL_2023), []),
        (placed(FIRST_OF_FIVE, scheme=Scheme.UNTIL_2023), [WhyNotPlaced.OUTSIDE_SCHEME]),
        (
            placed(date(2023, 1, 1), FIRST_OF_FIVE, scheme=Scheme.UNTIL_2023),
            [WhyNotPlaced.OUTSIDE_SCHEME],
        ),
        (
            placed(FIRST_OF_FIVE, region=StatisticalRegion.PIERIGA),
            [WhyNotPlaced.NO_SUCH_REGION],
        ),
        (placed(date(2024, 2, 1), date(2024, 1, 31)), [WhyNotPlaced.OUT_OF_ORDER]),
        (placed(date(2024, 2, 1), date(2024, 2, 1)), []),
    ],
)
def test_a_placement_stays_within_its_division(new, why):
    assert faults_of_placement(new, []) == why


@pytest.mark.parametrize(
    ("new", "is_free"),
    [
        (placed(date(2025, 7, 1)), True),
        (placed(date(2025, 6, 30)), False),
        (placed(FIRST_OF_FIVE, date(2024, 1, 31)), True),
        (placed(FIRST_OF_FIVE, date(2024, 2, 1)), False),
        (placed(date(2022, 1, 1), scheme=Scheme.UNTIL_2023), True),
    ],
)
def test_two_placements_of_one_division_do_not_overlap(new, is_free):
    there = placed(date(2024, 2, 1), date(2025, 6, 30))
    assert faults_of_placement(new, [there]) == ([] if is_free else [WhyNotPlaced.PLACED_ALREADY])
