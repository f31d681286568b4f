"""Claims of economic support."""

from collections.abc import Sequence
from typing import Any

from portal.support.claims.models import Claim
from portal.support.claims.types import ClaimState
from portal.support.intake.queries import support as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all
from portal.support.intake.types import Known, KnownMeasure, KnownPlan, Row, Sheet, Stored, Wrong
from portal.support.plans.types import ECONOMIC


class ClaimClerk(Clerk):
    """A claim of an imported plan was paid long ago; one of a plan made here is only handed in."""

    sheet = Sheet.CLAIMS
    is_referred_to = False

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, the measures and their plans."""
        self._stored = portal.claims(codes_in(rows, "code"))
        self.desk.fetch_measures(codes_in(rows, "measure"))

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """Money is claimed for economic support, for days in their order."""
        values = row.values
        measure = self.desk.refer(row, "measure", Sheet.MEASURES, KnownMeasure)
        first, last = values.get("period_from"), values.get("period_to")
        if first and last and first > last:
            self.desk.fault(row, "period_to", Wrong.BACKWARDS)
        if values.get("amount") == 0:
            self.desk.fault(row, "amount", Wrong.NOTHING_CLAIMED)
        if measure is None:
            return None, None
        plan = self.desk.plan_of(measure)
        if plan is None or not self.desk.may_touch(plan):
            self.desk.fault(row, "measure", Wrong.UNKNOWN_MEASURE, value=values["measure"])
        elif measure.kind not in ECONOMIC:
            self.desk.fault(row, "measure", Wrong.NO_CLAIMS)
        stored = self._stored.get(values.get("code", ""))
        if row.is_sound and stored and not stored.is_imported and self.differences(row, stored):
            self.desk.fault(row, "code", Wrong.NOT_IMPORTED)
        return stored, None

    def write(self) -> None:
        """Add and change."""
        insert_all(Claim, [self._new(row) for row in self.new])
        for row, stored in self.changed:
            change(Claim, stored.id, **self._columns(row))

    def _new(self, row: Row) -> dict[str, Any]:
        plan = self._plan(row)
        is_history = plan is not None and plan.is_imported
        return {
            **self._columns(row),
            "code": row.values["code"],
            "state": ClaimState.PAID if is_history else ClaimState.SUBMITTED,
            "submitted_at": self.desk.at,
            "submitted_by_id": self.desk.by,
            "is_imported": True,
        }

    def _columns(self, row: Row) -> dict[str, Any]:
        values, plan = row.values, self._plan(row)
        return {
            "measure_id": self.desk.id_of(Sheet.MEASURES, values["measure"]),
            "plan_id": plan.id if plan else None,
            "period_from": values["period_from"],
            "period_to": values["period_to"],
            "days": values["days"],
            "amount": values["amount"],
            "evidence": values.get("evidence") or "",
        }

    def _plan(self, row: Row) -> KnownPlan | None:
        measure = self.desk.find(Sheet.MEASURES, row.values["measure"], KnownMeasure)
        return self.desk.plan_of(measure) if measure else None
