"""Measures of plans, each for some of the plan's risks."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete

from portal.extensions import db
from portal.support.intake.queries import support as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all, insert_plain
from portal.support.intake.service.clerks.risks import RiskBook, find_plan
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import Known, KnownMeasure, KnownPlan, Row, Sheet, Stored, Wrong
from portal.support.plans.models import Measure, MeasureRisk
from portal.support.plans.types import PlanState

_NEVER_APPROVED = frozenset({PlanState.DRAFT, PlanState.IN_APPROVAL, PlanState.INACTIVE})


class MeasureClerk(Clerk):
    """Links to risks are compared by the risks' keys, so no sealed one is opened for it."""

    sheet = Sheet.MEASURES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._book = RiskBook()

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, the plans with their risks, and the providers."""
        codes, plans = codes_in(rows, "code"), codes_in(rows, "plan")
        self._stored = portal.measures(codes)
        self.desk.fetch(self.sheet, codes)
        self.desk.fetch(Sheet.PLANS, plans)
        self.desk.fetch(Sheet.PROVIDERS, codes_in(rows, "provider"))
        keys = {self.desk.id_of(Sheet.PLANS, plan) for plan in plans}
        self._book.read({key for key in keys if key is not None})

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """A measure stays in its plan; its risks are risks of that plan."""
        values = row.values
        plan = find_plan(self.desk, row)
        self.desk.refer(row, "provider", Sheet.PROVIDERS, Known)
        for risk in values.get("risks") or ():
            if plan is not None and not self._has_risk(values["plan"], plan, risk):
                self.desk.fault(row, "risks", Wrong.RISK_MISSING, risk=risk.value)
        if plan is None or not row.is_sound:
            return None, None
        stored = self._stored.get(values["code"])
        if stored is not None:
            self._judge_change(row, stored, plan)
        elif not plan.is_imported:
            self.desk.fault(row, "plan", Wrong.NOT_IMPORTED)
        return stored, KnownMeasure(
            stored.id if stored else None, plan=values["plan"], kind=values["kind"]
        )

    def _has_risk(self, plan_code: str, plan: KnownPlan, risk: Any) -> bool:  # noqa: ANN401 - a Risk
        in_files = self.desk.has_risk(plan_code, risk)
        return in_files or self._book.find(plan.id, risk) is not None

    def _judge_change(self, row: Row, stored: Stored, plan: KnownPlan) -> None:
        before = self.desk.find(self.sheet, row.values["code"], KnownMeasure)
        if before is not None and before.plan != row.values["plan"]:
            self.desk.fault(row, "plan", Wrong.FIXED)
        elif row.values["kind"] is not stored.values["kind"]:
            self.desk.fault(row, "kind", Wrong.FIXED)
        elif not plan.is_imported and self.differences(row, stored):
            self.desk.fault(row, "plan", Wrong.NOT_IMPORTED)

    def comparable(self, row: Row) -> Mapping[str, Any]:
        """Risks by their keys; one that is only in the files is not stored yet."""
        given = dict(row.values)
        if "risks" in given:
            given["risks"] = frozenset(self._risk_ids(row))
        return given

    def _risk_ids(self, row: Row) -> list[int | None]:
        plan_id = self.desk.id_of(Sheet.PLANS, row.values["plan"])
        found = [self._book.find(plan_id, risk) for risk in row.values.get("risks") or ()]
        return [one.id if one else None for one in found]

    def write(self) -> None:
        """Add and change measures, then their links."""
        keys = insert_all(Measure, [self._new(row) for row in self.new])
        self.note_keys(keys)
        for row, stored in self.changed:
            change(Measure, stored.id, **self._changeable(row))
            if "risks" in self.differences(row, stored):
                db.session.execute(delete(MeasureRisk).where(MeasureRisk.measure_id == stored.id))
                keys[row.values["code"]] = stored.id
        links = [
            {"measure_id": keys[row.values["code"]], "risk_id": risk}
            for row in [*self.new, *(row for row, _ in self.changed)]
            if row.values["code"] in keys
            for risk in self._risk_ids(row)
            if risk is not None
        ]
        insert_plain(MeasureRisk, links)

    def _new(self, row: Row) -> dict[str, Any]:
        plan = self.desk.find(Sheet.PLANS, row.values["plan"], KnownPlan)
        was_approved = plan is not None and plan.state not in _NEVER_APPROVED
        return {
            "code": row.values["code"],
            "plan_id": plan.id if plan else None,
            "kind": row.values["kind"],
            **self._changeable(row),
            "original_units": row.values.get("planned_units") if was_approved else None,
            "original_amount": row.values.get("planned_amount") if was_approved else None,
        }

    def _changeable(self, row: Row) -> dict[str, Any]:
        values = row.values
        return {
            "subject": values.get("subject"),
            "specialist": values.get("specialist"),
            "provider_id": self.desk.id_of(Sheet.PROVIDERS, values.get("provider")),
            "planned_units": values.get("planned_units"),
            "planned_amount": values.get("planned_amount"),
        }
