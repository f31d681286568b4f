"""Risks of plans; what health and family say is sealed apart (S75)."""

from collections.abc import Sequence
from typing import Any

from portal.extensions import db
from portal.support.intake.queries import support as portal
from portal.support.intake.service.clerk import (
    Clerk,
    change,
    codes_in,
    insert_in_order,
    insert_plain,
)
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import Known, KnownPlan, Row, Sheet, Stored, Wrong
from portal.support.plans.models import PlanRisk, SensitiveRisk
from portal.support.plans.service import sensitive
from portal.support.plans.types import GROUP_OF, SENSITIVE_GROUPS, Risk

_OTHER = frozenset({Risk.OTHER_SOCIAL, Risk.OTHER_LEARNING, Risk.OTHER_ECONOMIC, Risk.OTHER_FAMILY})


class RiskBook:
    """The risks of the plans that are being looked at."""

    def __init__(self) -> None:
        self._found = portal.RisksOfPlans({}, {})

    def read(self, plan_ids: set[int]) -> None:
        """Read the risks these plans have now."""
        self._found = portal.risks(plan_ids)

    def find(self, plan_id: int | None, risk: Risk) -> portal.StoredRisk | None:
        """Find a risk of a plan, a sealed one by its digest."""
        if plan_id is None:
            return None
        if GROUP_OF[risk] in SENSITIVE_GROUPS:
            return self._found.sealed.get(sensitive.code_print(plan_id, risk))
        return self._found.open.get((plan_id, risk))


class RiskClerk(Clerk):
    """A risk is named by its plan and its code."""

    sheet = Sheet.RISKS
    is_referred_to = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._book = RiskBook()

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read the plans and the risks they have."""
        plans = codes_in(rows, "plan")
        self.desk.fetch(Sheet.PLANS, plans)
        keys = {self.desk.id_of(Sheet.PLANS, plan) for plan in plans}
        self._book.read({key for key in keys if key is not None})

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """The plan is known; what „other” means is said."""
        values = row.values
        plan = find_plan(self.desk, row)
        if values.get("risk") in _OTHER and not values.get("justification"):
            self.desk.fault(row, "justification", Wrong.SAYS_NOT_WHICH)
        if "plan" in values and "risk" in values:
            self.desk.names_risk(values["plan"], values["risk"])
        if plan is None or not row.is_sound:
            return None, None
        found = self._book.find(plan.id, values["risk"])
        stored = Stored(found.id, {"justification": found}) if found else None
        if not plan.is_imported and (stored is None or self.differences(row, stored)):
            self.desk.fault(row, "plan", Wrong.NOT_IMPORTED)
        return stored, None

    def differences(self, row: Row, stored: Stored) -> dict[str, Any]:
        """Compare the words; sealed ones without reading them."""
        found, said = stored.values["justification"], row.values.get("justification") or ""
        if "justification" not in row.values:
            return {}
        if found.sealed is None:
            is_same = (found.justification or "") == said
        else:
            is_same = sensitive.says(found.sealed, row.values["risk"], said)
        return {} if is_same else {"justification": said}

    def write(self) -> None:
        """Add risks, the sealed ones apart; change what is said of a risk."""
        if self.new:
            keys = insert_in_order(PlanRisk, [self._columns(row) for row in self.new])
            sealed = [
                {"risk_id": key, **self._closed(row)}
                for key, row in zip(keys, self.new, strict=True)
                if _is_sensitive(row)
            ]
            insert_plain(SensitiveRisk, sealed)
        for row, stored in self.changed:
            if _is_sensitive(row):
                values = self._closed(row)
                db.session.execute(
                    db.update(SensitiveRisk)
                    .where(SensitiveRisk.risk_id == stored.id)
                    .values(**values)
                )
            else:
                change(PlanRisk, stored.id, justification=row.values["justification"])

    def _columns(self, row: Row) -> dict[str, Any]:
        risk, is_apart = row.values["risk"], _is_sensitive(row)
        return {
            "plan_id": self.desk.id_of(Sheet.PLANS, row.values["plan"]),
            "risk_group": GROUP_OF[risk],
            "risk": None if is_apart else risk,
            "justification": None if is_apart else row.values.get("justification") or "",
        }

    def _closed(self, row: Row) -> dict[str, str]:
        plan_id = self.desk.id_of(Sheet.PLANS, row.values["plan"]) or 0
        closed = sensitive.close(plan_id, row.values["risk"], row.values.get("justification") or "")
        return {"sealed": closed.sealed, "code_print": closed.code_print}


def _is_sensitive(row: Row) -> bool:
    return GROUP_OF[row.values["risk"]] in SENSITIVE_GROUPS


def find_plan(desk: Desk, row: Row) -> KnownPlan | None:
    """Return the plan a row is part of; a school knows of its own plans alone."""
    plan = desk.refer(row, "plan", Sheet.PLANS, KnownPlan)
    if plan is not None and not desk.may_touch(plan):
        desk.fault(row, "plan", Wrong.UNKNOWN_PLAN, value=row.values["plan"])
        return None
    return plan
