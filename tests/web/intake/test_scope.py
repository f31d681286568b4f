"""A school brings in its own rows alone, and learns nothing of others by trying."""

import pytest

from portal.support.intake.types import Scope, Wrong
from tests.support.sheets import Sheets

OWN = Scope(frozenset({"SK"}))


@pytest.fixture
def town(import_, sheets):
    """Two schools; the other one has a provider, a pupil and a plan."""
    sheets.add("schools", code="CITA")
    sheets.add("providers", code="SVESS", schools="CITA")
    sheets.add("pupils", code="SVESA", school="CITA")
    sheets.plan("SVESS", pupil="SVESA", school="CITA", author="SVESS")
    import_(sheets)
    return Sheets()


def test_a_school_brings_in_its_own(import_, town):
    town.add("providers", code="JAUNS")
    town.add("pupils", code="JAUNA")
    town.plan(pupil="JAUNA")
    town.add("sessions", starts_at="14:10")
    counts = import_(town, OWN)
    assert set(counts.values()) == {(1, 0, 0)}


@pytest.mark.parametrize(
    ("sheet", "row", "column", "wrong"),
    [
        ("providers", {"schools": "SK|CITA"}, "schools", Wrong.FOREIGN_SCHOOL),
        ("providers", {"code": "SVESS", "last_name": "Cita"}, "code", Wrong.FOREIGN_PROVIDER),
        ("pupils", {"school": "CITA"}, "school", Wrong.FOREIGN_SCHOOL),
        ("pupils", {"code": "SVESA"}, "code", Wrong.FOREIGN_PUPIL),
        ("plans", {"school": "CITA"}, "school", Wrong.FOREIGN_SCHOOL),
        ("plans", {"pupil": "SVESA"}, "pupil", Wrong.FOREIGN_PUPIL),
        ("risks", {"plan": "SVESS"}, "plan", Wrong.UNKNOWN_PLAN),
        ("measures", {"plan": "SVESS"}, "plan", Wrong.UNKNOWN_PLAN),
        ("sessions", {"measures": "SVESS-1"}, "measures", Wrong.UNKNOWN_MEASURE),
        ("claims", {"measure": "SVESS-1"}, "measure", Wrong.UNKNOWN_MEASURE),
    ],
)
def test_rows_of_another_school_are_refused(faults, town, sheet, row, column, wrong):
    town.add(sheet, **row)
    assert faults(town, {"SK"})[0] == (f"{sheet}.csv", 2, column, wrong)


@pytest.mark.parametrize("sheet", ["municipalities", "schools", "agreements"])
def test_the_programme_itself_is_the_administrators(faults, town, sheet):
    town.add(sheet)
    assert faults(town, {"SK"}) == [(f"{sheet}.csv", 1, "-", Wrong.ADMINISTRATOR_ONLY)]


def test_somebody_who_works_elsewhere_too_may_be_added(import_, town):
    town.add("providers", code="SVESS", schools="SK")
    assert import_(town, OWN)["providers"] == (0, 1, 0)
    assert import_(town, OWN)["providers"] == (0, 0, 1)
