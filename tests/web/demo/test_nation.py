"""A country of support plans, in small: its figures add up to what was loaded."""

from portal.demo.nation import Extent, load_nation
from portal.institutions.types import Period
from portal.statistics.reports.queries import as_of, semester

SMALL = Extent(municipalities=3, schools=6, plans=48, semesters=2, sessions=480)


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
