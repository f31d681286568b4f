"""Which columns has each sheet, and what stands in them (the format is an interface: keep it)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.institutions.types import Founder, PartnerKind, Period, Region, SchoolKind
from portal.support.delivery.types import Mark, Mode
from portal.support.intake.rules import cells
from portal.support.intake.types import Sheet
from portal.support.outcomes.types import Result, WhyNone
from portal.support.plans.types import MeasureKind, PlanState, Risk, Subject
from portal.support.staff.types import Specialist

MOST_UNITS = 1000
LONGEST_SESSION = 1440
SHORT = 200


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, and whether each must say something."""

    name: str
    read: cells.Reader
    is_required: bool = False
    longest: int = SHORT


def _must(name: str, read: cells.Reader, longest: int = SHORT) -> Column:
    return Column(name, read, is_required=True, longest=longest)


_MINISTRIES = (Founder.IZM, Founder.KM, Founder.VM)
_SEMESTERS = (Period.FIRST, Period.SECOND)

COLUMNS: Mapping[Sheet, tuple[Column, ...]] = {
    Sheet.MUNICIPALITIES: (
        _must("code", cells.code),
        _must("name", cells.words),
        Column("region", cells.region),
    ),
    Sheet.SCHOOLS: (
        _must("code", cells.code),
        _must("name", cells.words),
        _must("municipality", cells.code),
        _must("region", cells.region),
        _must("kind", cells.one_of(SchoolKind)),
        _must("founder", cells.one_of(Founder)),
        Column("joined_school_year", cells.school_year),
        Column("joined_semester", cells.one_of(Period, _SEMESTERS)),
        Column("successor", cells.code),
    ),
    Sheet.AGREEMENTS: (
        _must("number", cells.words),
        _must("partner_kind", cells.one_of(PartnerKind)),
        _must("partner_code", cells.code),
        Column("ministry", cells.one_of(Founder, _MINISTRIES)),
        _must("signed_on", cells.day),
    ),
    Sheet.PROVIDERS: (
        _must("code", cells.code),
        _must("first_name", cells.words),
        _must("last_name", cells.words),
        _must("specialist", cells.one_of(Specialist)),
        _must("schools", cells.codes, longest=2000),
    ),
    Sheet.PUPILS: (
        _must("code", cells.code),
        _must("first_name", cells.words),
        _must("last_name", cells.words),
        Column("personal_code", cells.personal_code),
        _must("school", cells.code),
        _must("grade", cells.grade),
    ),
    Sheet.PLANS: (
        _must("code", cells.code),
        _must("pupil", cells.code),
        _must("school", cells.code),
        _must("school_year", cells.school_year),
        _must("period", cells.one_of(Period)),
        _must("grade", cells.grade),
        _must("author", cells.code),
        _must("state", cells.one_of(PlanState)),
        Column("submitted_on", cells.day),
        Column("result", cells.one_of(Result)),
        Column("continue", cells.yes_or_no),
        Column("stopped_on", cells.day),
        Column("stop_reason", cells.words, longest=cells.LONGEST),
        Column("no_improvement_reasons", cells.some_of(WhyNone)),
    ),
    Sheet.RISKS: (
        _must("plan", cells.code),
        _must("risk", cells.one_of(Risk)),
        Column("justification", cells.words, longest=cells.LONGEST),
    ),
    Sheet.MEASURES: (
        _must("code", cells.code),
        _must("plan", cells.code),
        _must("kind", cells.one_of(MeasureKind)),
        Column("subject", cells.one_of(Subject)),
        Column("specialist", cells.one_of(Specialist)),
        Column("provider", cells.code),
        Column("planned_units", cells.whole(0, MOST_UNITS)),
        Column("planned_amount", cells.amount),
        Column("risks", cells.some_of(Risk), longest=1000),
    ),
    Sheet.SESSIONS: (
        _must("code", cells.code),
        _must("measures", cells.codes, longest=cells.LONGEST),
        _must("provider", cells.code),
        _must("held_on", cells.day),
        _must("starts_at", cells.clock_time),
        _must("minutes", cells.whole(1, LONGEST_SESSION)),
        _must("mode", cells.one_of(Mode)),
        _must("attendance", cells.each_of(Mark), longest=cells.LONGEST),
    ),
    Sheet.CLAIMS: (
        _must("code", cells.code),
        _must("measure", cells.code),
        _must("period_from", cells.day),
        _must("period_to", cells.day),
        _must("days", cells.whole(0, 366)),
        _must("amount", cells.amount),
        Column("evidence", cells.words, longest=1000),
    ),
}

KEY: Mapping[Sheet, tuple[str, ...]] = {
    sheet: ("plan", "risk") if sheet is Sheet.RISKS else (columns[0].name,)
    for sheet, columns in COLUMNS.items()
}
"""The columns that together name a row; the first of each sheet but one."""

CODES: Mapping[str, type[StrEnum]] = {
    "risks": Risk,
    "measures": MeasureKind,
    "specialists": Specialist,
    "subjects": Subject,
    "reasons": WhyNone,
    "states": PlanState,
    "periods": Period,
    "results": Result,
    "modes": Mode,
    "attendance": Mark,
    "kinds": SchoolKind,
    "founders": Founder,
    "partner_kinds": PartnerKind,
    "regions": Region,
}
"""Every list of codes of the format."""
