"""What each report says, as exact numbers: nothing is rounded before it is printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from portal.institutions.regions import scheme_on
from portal.institutions.types import Founder, Period, Region, Scheme, SchoolKind, StatisticalRegion
from portal.support.outcomes.types import Result
from portal.support.plans.types import MeasureKind, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Whose plans are counted: everybody's, a municipality's schools', or one school's."""

    municipality_id: int | None = None
    school_id: int | None = None


EVERYBODY = Among()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The end of a day, or the present moment when that day is not over."""

    day: date
    moment: datetime
    is_past: bool
    """What came after it is not counted; nothing can have come after the present."""


class Division(StrEnum):
    """Into which regions figures are divided."""

    PROGRAMME = "programme"
    """The programme's own six, written at each school."""
    STATISTICAL = "statistical"
    """The statistical ones, as they were on a day, by the municipality."""


AnyRegion = Region | StatisticalRegion


@dataclass(frozen=True, slots=True)
class RegionRow:
    """Plans and different pupils of a region; None for those whose region nobody has written."""

    region: AnyRegion | None
    plans: int
    pupils: int


@dataclass(frozen=True, slots=True)
class ByRegion:
    """Plans and pupils by region, as the regions were on a day."""

    division: Division
    on: date
    rows: Sequence[RegionRow]

    @property
    def scheme(self) -> Scheme:
        """The statistical division in force on the day."""
        return scheme_on(self.on)


@dataclass(frozen=True, slots=True)
class Year:
    """Plans and different pupils of a school year."""

    school_year: str
    plans: int
    pupils: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Institutions that joined in a school year, by its semesters."""

    region: AnyRegion | None = None
    kind: SchoolKind | None = None
    first: int = 0
    second: int = 0

    @property
    def total(self) -> int:
        """In the whole year."""
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Institutions:
    """Which institutions joined in a school year (facts A13)."""

    rows: Sequence[Joined]
    total: Joined


@dataclass(frozen=True, slots=True)
class Agreements:
    """Cooperation agreements (facts A5)."""

    municipalities: int
    vocational: int
    by_ministry: dict[Founder, int]

    @property
    def total(self) -> int:
        """Both kinds together."""
        return self.municipalities + self.vocational


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans handed in for a school year (facts A8), and how many people they are for."""

    by_period: dict[Period, int]
    pupils: int

    @property
    def total(self) -> int:
        """In all periods."""
        return sum(self.by_period.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow:
    """One school in a semester."""

    id: int
    code: str
    name: str
    plans: int = 0
    pupils: int = 0
    improved: int = 0
    none: int = 0
    not_needed: int = 0
    continues: int = 0
    stopped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """Planned units and what became of them, over many plans; the same as their sum one by one."""

    planned: int = 0
    used: int = 0
    unused: int = 0
    not_held: int = 0
    unaccounted: int = 0
    remaining: int = 0
    at_gate: int = 0
    below_gate: int = 0

    @property
    def offered(self) -> int:
        """Held, the pupil there or not."""
        return self.used + self.unused


@dataclass(frozen=True, slots=True, kw_only=True)
class Semester:
    """One period, for some schools or all."""

    pupils: int
    results: dict[Result | None, int]
    """Pupils by the result of their plan; None for those whose plan is not evaluated."""
    providers: int
    by_school: Sequence[SchoolRow]
    by_subject: Sequence[tuple[Subject, int]]
    by_measure: Sequence[tuple[MeasureKind, int]]
    """Pupils who have support in a subject or of a kind; one may have several."""
    delivered: Delivered

    @property
    def plans(self) -> int:
        """Plans of all these schools."""
        return sum(row.plans for row in self.by_school)

    @property
    def continues(self) -> int:
        """Plans that are to go on."""
        return sum(row.continues for row in self.by_school)

    @property
    def stopped(self) -> int:
        """Plans that were stopped or suspended; they have a result besides."""
        return sum(row.stopped for row in self.by_school)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolSince:
    """One school since a day."""

    id: int
    code: str
    name: str
    pupils: int
    plans: int


@dataclass(frozen=True, slots=True)
class Cumulative:
    """Distinct pupils, and plans, since a day."""

    pupils: int
    by_school: Sequence[SchoolSince] = field(default_factory=tuple)

    @property
    def plans(self) -> int:
        """Plans of all these schools."""
        return sum(row.plans for row in self.by_school)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitionRow:
    """How far the applications of one competition came (facts M2)."""

    code: str
    submitted: int = 0
    late: int = 0
    admissible: int = 0
    approved: int = 0
    reserve: int = 0
    rejected: int = 0
    withdrawn: int = 0
    declined: int = 0
    implemented: int = 0
    awarded: Decimal = Decimal(0)
