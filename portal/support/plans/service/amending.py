"""Between two approvals: what stays in force, and the way back when a revision was a mistake.

The rows of a plan are what its author writes. When it is taken up for revision, each measure keeps
what was last approved of it, for figures, sessions and claims; and the plan as a whole is kept,
sealed, until it is sent again.
"""

import json
from collections.abc import Mapping
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.files.models import StoredFile
from portal.support.plans.models import (
    KeptPlan,
    KeptRisk,
    Measure,
    PlanRisk,
    PlanVersion,
    SensitiveRisk,
    SupportPlan,
    WeeklySlot,
)
from portal.support.plans.rules.content import as_json
from portal.support.plans.service.following import given_in
from portal.support.plans.service.freezing import content_of
from portal.support.plans.types import PlanState, Risk, RiskGroup, Stage, Subject
from portal.support.staff.types import Specialist


def hold(plan: SupportPlan) -> None:
    """Let what is approved stay in force while the plan is amended; held twice is held once."""
    for one in plan.measures:
        if one.stage is Stage.SETTLED:
            one.stage = Stage.AMENDED
            one.kept_subject, one.kept_specialist = one.subject, one.specialist
            one.kept_provider = one.provider
            one.kept_units, one.kept_amount = one.planned_units, one.planned_amount
            one.kept_withdrawn_at = one.withdrawn_at


def settle(plan: SupportPlan, *, at: datetime) -> None:
    """Put in force what is written; a measure taken out was in force until this moment."""
    for one in plan.measures:
        if one.withdrawn_at is not None and one.withdrawn_at_in_force is None:
            one.withdrawn_at = at
        one.stage = Stage.SETTLED
        one.kept_subject = one.kept_specialist = one.kept_provider = None
        one.kept_units = one.kept_amount = one.kept_withdrawn_at = None


def keep(plan: SupportPlan) -> None:
    """Keep a plan that is whole as it is now, for `put_back`."""
    forget(plan)
    sealed = [
        KeptRisk(risk_id=one.id, sealed=one.sensitive.sealed, code_print=one.sensitive.code_print)
        for one in plan.risks
        if one.sensitive is not None
    ]
    said = json.dumps(_said(plan), ensure_ascii=False)
    db.session.add(KeptPlan(plan_id=plan.id, state=plan.state, said=said, risks=sealed))


def kept_of(plan: SupportPlan) -> KeptPlan | None:
    """Return what a plan can go back to."""
    query = select(KeptPlan).where(KeptPlan.plan_id == plan.id)
    return db.session.scalar(query.options(selectinload(KeptPlan.risks)))


def kept_state(plan: SupportPlan) -> PlanState | None:
    """Return the state a plan would go back to; None when there is no way back."""
    return db.session.scalar(select(KeptPlan.state).where(KeptPlan.plan_id == plan.id))


def forget(plan: SupportPlan) -> None:
    """Close the way back."""
    kept = kept_of(plan)
    if kept is not None:
        db.session.delete(kept)
        db.session.flush()


def _said(plan: SupportPlan) -> dict[str, Any]:
    return {
        "signed_by": plan.signed_by,
        "signed_on": plan.signed_on.isoformat() if plan.signed_on else None,
        "scan": plan.scan.id if plan.scan else None,
        "words": plan.pupil_words,
        "risks": {one.id: [one.risk_group, one.risk, one.justification] for one in plan.risks},
        "measures": {one.code: _measure_said(one) for one in plan.measures},
    }


def _measure_said(one: Measure) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "specialist": one.specialist,
        "provider": one.provider_id,
        "units": one.planned_units,
        "amount": None if one.planned_amount is None else str(one.planned_amount),
        "withdrawn": one.withdrawn_at.isoformat() if one.withdrawn_at else None,
        "risks": [risk.id for risk in one.risks],
        "times": [[slot.weekday, slot.starts_at.isoformat(), slot.minutes] for slot in one.slots],
    }


def put_back(plan: SupportPlan, kept: KeptPlan, *, at: datetime) -> None:
    """Make a plan that is whole say again what it said, inside the caller's transaction."""
    said = json.loads(kept.said)
    plan.signed_by, plan.pupil_words = said["signed_by"], said["words"]
    plan.signed_on = datetime.fromisoformat(said["signed_on"]).date() if said["signed_on"] else None
    plan.scan = db.session.get(StoredFile, said["scan"]) if said["scan"] else None
    risks = _put_back_risks(plan, said["risks"], {one.risk_id: one for one in kept.risks})
    _put_back_measures(plan, said["measures"], risks, at=at)
    plan.risks[:] = [one for one in plan.risks if one in risks.values()]
    settle(plan, at=at)
    forget(plan)
    if any(key != one.id for key, one in risks.items()):
        _rename_in_version(plan)


def _put_back_risks(
    plan: SupportPlan, said: Mapping[str, Any], sealed: Mapping[int, KeptRisk]
) -> dict[int, PlanRisk]:
    """Return the risks by the keys they had; a key that is somebody else's by now is given anew."""
    here = {one.id: one for one in plan.risks}
    found: dict[int, PlanRisk] = {}
    for key, (group, risk, justification) in ((int(key), one) for key, one in said.items()):
        row = here.get(key)
        if row is None:
            is_free = db.session.get(PlanRisk, key) is None
            row = PlanRisk(id=key if is_free else None, plan_id=plan.id)
            row.sensitive = None
            plan.risks.append(row)
        row.risk_group, row.justification = RiskGroup(group), justification
        row.risk = Risk(risk) if risk else None
        _put_back_sealed(row, sealed.get(key))
        found[key] = row
    db.session.flush()
    return found


def _put_back_sealed(row: PlanRisk, kept: KeptRisk | None) -> None:
    if kept is None:
        row.sensitive = None
    elif row.sensitive is None:
        row.sensitive = SensitiveRisk(sealed=kept.sealed, code_print=kept.code_print)
    else:
        row.sensitive.sealed, row.sensitive.code_print = kept.sealed, kept.code_print


def _put_back_measures(
    plan: SupportPlan, said: Mapping[str, Any], risks: Mapping[int, PlanRisk], *, at: datetime
) -> None:
    given = given_in(plan.id)
    for one in list(plan.measures):
        was = said.get(one.code)
        if was is not None:
            _put_back_measure(one, was, risks)
        elif one.id in given:  # recorded before only what is approved could be
            one.withdrawn_at = at
            one.risks = [risk for risk in one.risks if risk in risks.values()]
        else:
            plan.measures.remove(one)
    db.session.flush()


def _put_back_measure(one: Measure, was: Mapping[str, Any], risks: Mapping[int, PlanRisk]) -> None:
    one.subject = Subject(was["subject"]) if was["subject"] else None
    one.specialist = Specialist(was["specialist"]) if was["specialist"] else None
    one.provider_id, one.planned_units = was["provider"], was["units"]
    one.planned_amount = None if was["amount"] is None else Decimal(was["amount"])
    one.withdrawn_at = datetime.fromisoformat(was["withdrawn"]) if was["withdrawn"] else None
    one.risks = [risks[key] for key in was["risks"]]
    wanted = {(day, time.fromisoformat(start)): minutes for day, start, minutes in was["times"]}
    for slot in list(one.slots):
        minutes = wanted.pop((slot.weekday, slot.starts_at), None)
        if minutes is None:
            one.slots.remove(slot)
        else:
            slot.minutes = minutes
    one.slots += [
        WeeklySlot(weekday=day, starts_at=start, minutes=minutes)
        for (day, start), minutes in wanted.items()
    ]


def _rename_in_version(plan: SupportPlan) -> None:
    """Let the last approved version know the risks by their new keys; it says the same."""
    db.session.flush()
    version = db.session.scalar(
        select(PlanVersion)
        .where(PlanVersion.plan_id == plan.id)
        .order_by(PlanVersion.number.desc())
        .limit(1)
    )
    if version is not None:
        version.content = as_json(content_of(plan))
