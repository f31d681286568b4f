"""The one door to health and family: what such a risk says goes in and comes out here (S75).

Whoever opens one has asked the access table first; whoever only imports or compares never sees it.
"""

import json
from dataclasses import dataclass

from portal.extensions import db
from portal.support.plans.models import PlanRisk, SensitiveRisk
from portal.support.plans.types import GROUP_OF, SENSITIVE_GROUPS, Risk
from portal.vault import fingerprint
from portal.vault.sensitive import box


@dataclass(frozen=True, slots=True)
class Closed:
    """A risk's code and justification as the database may hold them."""

    sealed: str
    code_print: str


def close(plan_id: int, risk: Risk, justification: str) -> Closed:
    """Seal a health or family risk of a plan. Raises `ValueError` for one of another group."""
    if GROUP_OF[risk] not in SENSITIVE_GROUPS:
        raise ValueError(f"{risk} is not sensitive.")
    said = json.dumps([risk.value, justification], ensure_ascii=False)
    return Closed(box.seal(said), code_print(plan_id, risk))


def code_print(plan_id: int, risk: Risk) -> str:
    """Return the digest by which the same risk of the same plan is known without opening any."""
    return fingerprint(f"risk:{plan_id}:{risk.value}")


def seal_risk(plan_id: int, risk: Risk, justification: str) -> PlanRisk:
    """Add a risk to a plan, inside the caller's transaction; a sensitive one is sealed apart."""
    group = GROUP_OF[risk]
    if group in SENSITIVE_GROUPS:
        closed = close(plan_id, risk, justification)
        row = PlanRisk(plan_id=plan_id, risk_group=group)
        row.sensitive = SensitiveRisk(sealed=closed.sealed, code_print=closed.code_print)
    else:
        row = PlanRisk(plan_id=plan_id, risk_group=group, risk=risk, justification=justification)
    db.session.add(row)
    db.session.flush()
    return row


def says(sealed: str, risk: Risk, justification: str) -> bool:
    """Tell whether a sealed risk is this one in these words, and nothing else about it."""
    return opened(sealed) == (risk, justification)


def opened(sealed: str) -> tuple[Risk, str]:
    """Open a sealed risk. Raises `CannotOpen` when the keys at hand do not fit."""
    code, justification = json.loads(box.open(sealed))
    return Risk(code), str(justification)


def words_print(sealed: str) -> str:
    """Return the digest by which a change of a sealed risk is seen; it tells nothing else."""
    risk, justification = opened(sealed)
    return fingerprint(f"words:{risk.value}:{justification}")


def reseal(sealed: str) -> str:
    """Close again with the newest key; nothing is shown. Raises `CannotOpen`."""
    return box.reseal(sealed)
