"""What one pass over the files knows: what it has seen, what is wrong, and who is spoken of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from portal.institutions.queries import calendar
from portal.kernel.clock import RIGA
from portal.support.intake.queries.known import find_known
from portal.support.intake.types import (
    WHOLE,
    Fault,
    Known,
    KnownMeasure,
    KnownPlan,
    Report,
    Row,
    Scope,
    Sheet,
    Verdict,
    Wrong,
)
from portal.support.plans.types import Risk
from portal.support.policies.queries import rulebook

K = TypeVar("K", bound=Known)

MOST_FAULTS = 100_000
_CUTS_SHORT = frozenset(
    {
        Wrong.NOT_UTF8,
        Wrong.EMPTY,
        Wrong.NO_HEADER,
        Wrong.UNKNOWN_COLUMN,
        Wrong.COLUMN_TWICE,
        Wrong.COLUMN_MISSING,
        Wrong.TOO_MANY_ROWS,
        Wrong.NOT_AN_ARCHIVE,
        Wrong.BROKEN_QUOTES,
    }
)
"""After such a fault nothing more is known of what a file says."""
_UNKNOWN: Mapping[Sheet, Wrong] = {
    Sheet.MUNICIPALITIES: Wrong.UNKNOWN_MUNICIPALITY,
    Sheet.SCHOOLS: Wrong.UNKNOWN_SCHOOL,
    Sheet.PROVIDERS: Wrong.UNKNOWN_PROVIDER,
    Sheet.PUPILS: Wrong.UNKNOWN_PUPIL,
    Sheet.PLANS: Wrong.UNKNOWN_PLAN,
    Sheet.MEASURES: Wrong.UNKNOWN_MEASURE,
}


class Desk:
    """The state of one pass; the files are read twice, and each time everything is looked at."""

    def __init__(self, scope: Scope, *, by: int | None, at: datetime) -> None:
        self.scope, self.by, self.at = scope, by, at
        self.today: date = at.astimezone(RIGA).date()
        self.calendar = calendar()
        self.rules = rulebook()
        self.faults: list[Fault] = []
        self.report = Report()
        self.file = WHOLE
        self.providers: set[str] = set()
        """Those whose sessions the files tell."""
        self._unread: set[Sheet] = set()
        self._risks: set[tuple[str, Risk]] = set()
        self._in_files: dict[Sheet, dict[str, Known | None]] = {sheet: {} for sheet in Sheet}
        self._stored: dict[Sheet, dict[str, Known | None]] = {sheet: {} for sheet in Sheet}

    def fault(self, row: Row, column: str, wrong: Wrong, /, **values: object) -> None:
        """Note what is wrong with a row; it will not be written."""
        row.is_sound = False
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(self.file, row.line, column, wrong, values))

    def note(self, row: Row, column: str, wrong: Wrong, /, **values: object) -> None:
        """Note what is unusual about a row that is kept."""
        self.report.notes.append(Fault(self.file, row.line, column, wrong, values))

    def note_unread(self, sheet: Sheet, faults: Iterable[Fault]) -> None:
        """Remember a sheet that could not be read to its end: nobody is missing from it."""
        if any(one.wrong in _CUTS_SHORT for one in faults):
            self._unread.add(sheet)

    def count(self, sheet: Sheet, verdict: Verdict) -> None:
        """Count what becomes of a row."""
        self.report.counts.setdefault(sheet, Counter())[verdict] += 1

    def keep(self, sheet: Sheet, code: str, known: Known | None) -> None:
        """Remember a row that later ones may speak of; None for one that is broken."""
        self._in_files[sheet][code] = known

    def fetch(self, sheet: Sheet, codes: Iterable[str | None]) -> None:
        """Look up in the portal, at once, what rows are about to refer to."""
        files, stored = self._in_files[sheet], self._stored[sheet]
        missing = {one for one in codes if one and one not in files and one not in stored}
        if missing:
            stored.update(dict.fromkeys(missing), **find_known(sheet, missing))

    def find(self, sheet: Sheet, code: str, kind: type[K]) -> K | None:
        """Return what is known under a code, from the files first; no fault when there is none."""
        found = self._in_files[sheet].get(code) or self._stored[sheet].get(code)
        return found if isinstance(found, kind) else None

    def refer(self, row: Row, column: str, sheet: Sheet, kind: type[K]) -> K | None:
        """Return what a cell of the row refers to; None, with a fault noted, when it is unknown.

        A row that is itself broken is known to be there, and so is what stands in a file that could
        not be read: one fault is enough.
        """
        code = row.values.get(column)
        return None if code is None else self.refer_to(row, column, sheet, kind, code)

    def refer_to(self, row: Row, column: str, sheet: Sheet, kind: type[K], code: str) -> K | None:
        """Return what one of several codes in a cell refers to."""
        found = self.find(sheet, code, kind)
        if found is None:
            is_broken = code in self._in_files[sheet] or sheet in self._unread
            row.is_sound = False
            if not is_broken:
                self.fault(row, column, _UNKNOWN[sheet], value=code)
        return found

    def fetch_measures(self, codes: set[str]) -> None:
        """Look up measures and the plans they are part of."""
        self.fetch(Sheet.MEASURES, codes)
        found = (self.find(Sheet.MEASURES, code, KnownMeasure) for code in codes)
        self.fetch(Sheet.PLANS, {one.plan for one in found if one is not None})

    def plan_of(self, measure: KnownMeasure) -> KnownPlan | None:
        """Return the plan a measure is part of."""
        return self.find(Sheet.PLANS, measure.plan, KnownPlan)

    def may_touch(self, plan: KnownPlan) -> bool:
        """The plan is one of the scope's schools', whose pupil has not left."""
        if self.scope.schools is None:
            return True
        return self.scope.includes(plan.school) and not plan.is_gone

    def names_risk(self, plan: str, risk: Risk) -> None:
        """Remember that the files give a plan this risk."""
        self._risks.add((plan, risk))

    def has_risk(self, plan: str, risk: Risk) -> bool:
        """The files give the plan this risk."""
        return (plan, risk) in self._risks or Sheet.RISKS in self._unread

    def id_of(self, sheet: Sheet, code: str | None) -> int | None:
        """Return the key of something that is stored by now."""
        if code is None:
            return None
        found = self.find(sheet, code, Known)
        return found.id if found else None
