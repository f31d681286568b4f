"""A municipality becomes part of another: when it may, and when not."""

from dataclasses import replace
from datetime import date

import pytest

from portal.institutions.rules import Merger, faults_of_merger
from portal.institutions.types import WhyNotMerged

TODAY = date(2025, 7, 1)
SOUND = Merger(
    key=1, successor=2, on=TODAY, closed_on=None, successor_closed_on=None, schools_came_on=None
)


def test_a_municipality_may_become_part_of_another_today():
    assert faults_of_merger(SOUND, today=TODAY) == []


@pytest.mark.parametrize(
    ("differs", "why"),
    [
        ({"successor": 1}, WhyNotMerged.OWN_SUCCESSOR),
        ({"successor_closed_on": date(2021, 7, 1)}, WhyNotMerged.SUCCESSOR_CLOSED),
        ({"closed_on": date(2021, 7, 1)}, WhyNotMerged.CLOSED_ALREADY),
        ({"on": date(2025, 7, 2)}, WhyNotMerged.NOT_YET),
        ({"schools_came_on": TODAY}, WhyNotMerged.TOO_EARLY),
    ],
)
def test_each_reason_against_it(differs, why):
    assert faults_of_merger(replace(SOUND, **differs), today=TODAY) == [why]


def test_schools_that_came_the_day_before_may_go_on():
    came = replace(SOUND, schools_came_on=date(2025, 6, 30))
    assert faults_of_merger(came, today=TODAY) == []
