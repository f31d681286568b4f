"""Institutions by statistical region: as it was on a day, by the municipality of that day."""

from datetime import date

from portal.institutions.queries import placed
from portal.institutions.regions import region_on
from portal.institutions.service import merge
from portal.institutions.types import Period, StatisticalRegion
from portal.statistics.reports.queries import as_of, by_region
from portal.statistics.reports.types import Division

YEAR = "2026/2027"
AROUND_2024 = (date(2023, 12, 31), date(2024, 1, 1))


def counted(found):
    return {row["region"]: row["total"] for row in found["rows"] if row["total"]}


def test_institutions_by_statistical_region_change_with_the_year_2024(make, report):
    town = make.municipality()
    make.placement(town, StatisticalRegion.PIERIGA, since=date(2021, 7, 1))
    make.placement(town, StatisticalRegion.VIDZEME)
    make.school(municipality=town)
    make.school()
    given = {"school_year": YEAR, "scheme": "statistical"}
    before = report("institutions", **given, on="2023-12-31")
    after = report("institutions", **given, on="2024-01-01")
    assert counted(before) == {"Pierīga": 1, "": 1}
    assert counted(after) == {"Vidzeme": 1, "": 1}
    assert len({row["region"] for row in after["rows"]}) == 6
    assert before["total"] == after["total"]


def test_a_school_counts_in_the_region_of_the_municipality_it_was_of(make, report):
    small, big = make.municipality(), make.municipality()
    make.placement(small, StatisticalRegion.VIDZEME)
    make.placement(big, StatisticalRegion.LATGALE)
    make.school(municipality=small)
    merge(small, big, on=date(2026, 7, 1), by=make.administrator().id, at=make.now)
    given = {"school_year": YEAR, "scheme": "statistical"}
    assert counted(report("institutions", **given, on="2026-06-30")) == {"Vidzeme": 1}
    assert counted(report("institutions", **given, on="2026-07-01")) == {"Latgale": 1}


def test_the_statement_and_the_rule_place_every_municipality_alike(make):
    towns = [make.municipality() for _ in range(4)]
    make.placement(towns[0], StatisticalRegion.PIERIGA, since=date(2021, 7, 1))
    make.placement(towns[1], StatisticalRegion.LATGALE, until=date(2025, 6, 30))
    make.placement(towns[1], StatisticalRegion.VIDZEME, since=date(2025, 7, 1))
    january, may = date(2023, 1, 1), date(2023, 5, 1)
    make.placement(towns[2], StatisticalRegion.ZEMGALE, since=january, until=may)
    for town in towns:
        make.plan(school=make.school(municipality=town))
    for day in (date(2021, 6, 30), may, *AROUND_2024, date(2025, 6, 30), date(2025, 7, 1)):
        said = [region_on(placed(town.id), day) for town in towns]
        at = as_of(None, now=make.now)
        found = by_region(YEAR, Period.SECOND, at, Division.STATISTICAL, on=day).rows
        expected = {one: said.count(one) for one in set(said)}
        assert {row.region: row.plans for row in found if row.plans} == expected
