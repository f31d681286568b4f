"""A country of support plans, in small: its figures add up to what was loaded."""

from collections import Counter
from datetime import date

from portal.demo.nation import Extent, load_nation
from portal.institutions.queries import list_municipalities, regions_on
from portal.institutions.types import Period, StatisticalRegion
from portal.statistics.reports.queries import as_of, semester

SMALL = Extent(municipalities=3, schools=6, plans=48, semesters=2, sessions=480)
AROUND_2024 = (date(2023, 12, 31), date(2024, 1, 1))


def test_a_small_country_adds_up(make):
    said = []
    load_nation(SMALL, at=make.now, say=said.append)
    at = as_of(None, now=make.now)
    first = semester("2026/2027", Period.FIRST, at)
    assert (first.plans, len(first.by_school)) == (48, 6)
    assert first.results[None] == 0
    units = first.delivered
    assert units.planned == 240
    assert units.used + units.unused + units.unaccounted == 240
    second = semester("2026/2027", Period.SECOND, at)
    assert second.results[None] == second.pupils
    assert said[-1] == "Done."


def test_after_the_country_people_still_add_rows(make):
    load_nation(SMALL, at=make.now, say=lambda _step: None)
    assert make.plan().id > 96


def test_in_2024_pierigas_municipalities_went_to_three_regions(make):
    load_nation(
        Extent(municipalities=43, schools=43, plans=43, semesters=1, sessions=43),
        at=make.now,
        say=lambda _: None,
    )
    towns = [one.id for one in list_municipalities()]
    before, after = (Counter(regions_on(day, towns).values()) for day in AROUND_2024)
    assert (before.total(), after.total()) == (43, 43)
    assert before[StatisticalRegion.PIERIGA] == 12
    after.subtract(before)
    assert {region: change for region, change in after.items() if change} == {
        StatisticalRegion.PIERIGA: -12,
        StatisticalRegion.RIGA: 8,
        StatisticalRegion.VIDZEME: 3,
        StatisticalRegion.KURZEME: 1,
    }
