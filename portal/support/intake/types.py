"""The words of the import: sheets, rows, what is wrong with them, what becomes of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from portal.institutions.types import SchoolKind, Term
from portal.support.plans.types import MeasureKind, PlanState


class Sheet(StrEnum):
    """The files of the format, each after those it speaks of."""

    MUNICIPALITIES = "municipalities"
    SCHOOLS = "schools"
    AGREEMENTS = "agreements"
    PROVIDERS = "providers"
    PUPILS = "pupils"
    PLANS = "plans"
    RISKS = "risks"
    MEASURES = "measures"
    SESSIONS = "sessions"
    CLAIMS = "claims"


OF_A_SCHOOL = frozenset(
    {
        Sheet.PROVIDERS,
        Sheet.PUPILS,
        Sheet.PLANS,
        Sheet.RISKS,
        Sheet.MEASURES,
        Sheet.SESSIONS,
        Sheet.CLAIMS,
    }
)
"""What a school brings in itself; the rest is the administrators'."""


class Verdict(StrEnum):
    """What a sound row means for what is stored."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class Wrong(StrEnum):
    """What is wrong with a file, a row or a cell; each is a sentence with places to fill."""

    # the file
    NOT_UTF8 = "not_utf8"
    EMPTY = "empty"
    NO_HEADER = "no_header"
    UNKNOWN_COLUMN = "unknown_column"
    COLUMN_TWICE = "column_twice"
    COLUMN_MISSING = "column_missing"
    UNKNOWN_FILE = "unknown_file"
    FILE_TWICE = "file_twice"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_AN_ARCHIVE = "not_an_archive"
    PROTECTED = "protected"
    TOO_MUCH_INSIDE = "too_much_inside"
    NOTHING_TO_READ = "nothing_to_read"
    ADMINISTRATOR_ONLY = "administrator_only"
    # the row
    BROKEN_ROW = "broken_row"
    BROKEN_QUOTES = "broken_quotes"
    # the cell
    REQUIRED = "required"
    TOO_LONG = "too_long"
    UNWRITABLE = "unwritable"
    FORMULA = "formula"
    NOT_A_CODE = "not_a_code"
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_AMOUNT = "not_an_amount"
    NOT_ONE_OF = "not_one_of"
    NAMED_TWICE = "named_twice"
    NOT_A_SCHOOL_YEAR = "not_a_school_year"
    NOT_A_PERSONAL_CODE = "not_a_personal_code"
    # against the rest of the files and the portal
    KEY_TWICE = "key_twice"
    UNKNOWN_MUNICIPALITY = "unknown_municipality"
    MERGED_MUNICIPALITY = "merged_municipality"
    UNKNOWN_SCHOOL = "unknown_school"
    UNKNOWN_PROVIDER = "unknown_provider"
    UNKNOWN_PUPIL = "unknown_pupil"
    UNKNOWN_PLAN = "unknown_plan"
    UNKNOWN_MEASURE = "unknown_measure"
    FOREIGN_SCHOOL = "foreign_school"
    FOREIGN_PUPIL = "foreign_pupil"
    FOREIGN_PROVIDER = "foreign_provider"
    CODE_TAKEN = "code_taken"
    OWN_SUCCESSOR = "own_successor"
    HALF_JOINED = "half_joined"
    MINISTRY_MISSING = "ministry_missing"
    MINISTRY_UNWANTED = "ministry_unwanted"
    NOT_VOCATIONAL = "not_vocational"
    PERSONAL_CODE_TWICE = "personal_code_twice"
    PERSONAL_CODE_TAKEN = "personal_code_taken"
    HAS_OPEN_PLAN = "has_open_plan"
    PLAN_TWICE = "plan_twice"
    LEARNS_ELSEWHERE = "learns_elsewhere"
    FIXED = "fixed"
    NOT_IMPORTED = "not_imported"
    REASONS_UNWANTED = "reasons_unwanted"
    SAYS_NOT_WHICH = "says_not_which"
    RISK_MISSING = "risk_missing"
    NO_SESSIONS = "no_sessions"
    NO_CLAIMS = "no_claims"
    PLAN_CLOSED = "plan_closed"
    ATTENDANCE_COUNT = "attendance_count"
    SAME_PUPIL_TWICE = "same_pupil_twice"
    TIME_SKIPPED = "time_skipped"
    IN_THE_FUTURE = "in_the_future"
    OVERLAPS = "overlaps"
    OVERLAPS_STORED = "overlaps_stored"
    BACKWARDS = "backwards"
    NOTHING_CLAIMED = "nothing_claimed"
    CHANGED_MEANWHILE = "changed_meanwhile"
    # notes: kept, and marked
    OUTSIDE_TARGET = "outside_target"
    FORMER_SCHOOL = "former_school"
    PERIOD_ENDED = "period_ended"
    OUTSIDE_PERIOD = "outside_period"
    CHECK_DIGIT = "check_digit"
    OTHER_KIND = "other_kind"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where; its words are in `labels.py`."""

    file: str
    line: int
    column: str
    """The name of the column; `-` for the row or the file as a whole."""
    wrong: Wrong
    values: Mapping[str, object] = field(default_factory=dict)


class WhyNotConfirmed(StrEnum):
    """Why an upload that was shown is not brought in."""

    GONE = "gone"


WHOLE = "-"
"""Stands for the column of a fault that is no single cell's."""


class BadImport(Exception):  # noqa: N818 - an answer, not an error
    """Nothing is written; everything that is wrong is listed."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = list(faults)


@dataclass(slots=True)
class Row:
    """One row of a sheet as it was read."""

    line: int
    values: dict[str, Any]
    """By column. What could not be read is missing here, and a fault says so."""
    is_sound: bool = True


Counts = Mapping[Sheet, Mapping[Verdict, int]]


@dataclass(slots=True)
class Report:
    """What an import did, or would do."""

    counts: dict[Sheet, Counter[Verdict]] = field(default_factory=dict)
    notes: list[Fault] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """How many rows say something that is not stored yet."""
        return sum(counts[Verdict.NEW] + counts[Verdict.CHANGED] for counts in self.counts.values())


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows are taken: those of some schools, or everybody's."""

    schools: frozenset[str] | None = None
    """The codes of the schools; None for administrators and the command line."""

    def takes(self, sheet: Sheet) -> bool:
        """Rows of this sheet may come in at all."""
        return self.schools is None or sheet in OF_A_SCHOOL

    def includes(self, school: str | None) -> bool:
        """The school is one of those, or all are."""
        return self.schools is None or school in self.schools


EVERYWHERE = Scope()


_ALWAYS = Term(date.min, date.max)


@dataclass(slots=True)
class Known:
    """Something a row speaks of, in the files or in the portal; only what the rules ask about it.

    `id` is None as long as it stands in the files alone.
    """

    id: int | None = None


@dataclass(slots=True)
class KnownSchool(Known):
    """A school."""

    kind: SchoolKind = SchoolKind.GENERAL


@dataclass(slots=True)
class KnownPupil(Known):
    """A pupil, and the school of now."""

    school: str | None = None


@dataclass(slots=True)
class KnownPlan(Known):
    """A plan; one that was made in the portal is changed there alone."""

    pupil: str = ""
    school: str = ""
    state: PlanState = PlanState.DRAFT
    term: Term = _ALWAYS
    is_imported: bool = True
    suspended_at: datetime | None = None
    is_gone: bool = False
    """The pupil has left that school, which sees nothing of the plan any more."""


@dataclass(slots=True)
class KnownMeasure(Known):
    """A measure, and what it is part of."""

    plan: str = ""
    kind: MeasureKind = MeasureKind.SUBJECT_CONSULTATION


@dataclass(frozen=True, slots=True)
class Stored:
    """A row as the portal has it, in the words of the format."""

    id: int
    values: Mapping[str, Any]
    is_imported: bool = True
