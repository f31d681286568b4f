"""What has changed in a plan since every desk last approved it?

An approver reads this instead of the whole plan. Of a health or family risk it tells that there is
a change, never which (S75).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from portal.support.plans.rules.content import Content, MeasureSaid, RiskSaid
from portal.support.plans.types import SENSITIVE_GROUPS


class Change(StrEnum):
    """What kind of change it is."""

    APPLICATION = "application"
    WORDS = "words"
    RISK_ADDED = "risk_added"
    RISK_REMOVED = "risk_removed"
    RISK_REWORDED = "risk_reworded"
    RESTRICTED_ADDED = "restricted_added"
    RESTRICTED_REMOVED = "restricted_removed"
    RESTRICTED_CHANGED = "restricted_changed"
    MEASURE_ADDED = "measure_added"
    MEASURE_REMOVED = "measure_removed"
    UNITS = "units"
    AMOUNT = "amount"
    PROVIDER = "provider"
    SUBJECT = "subject"
    SPECIALIST = "specialist"
    FOR_RISKS = "for_risks"
    TIMES = "times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One change; `before` and `after` are the measure or the risk on both sides of it."""

    change: Change
    risk: RiskSaid | None = None
    before: MeasureSaid | None = None
    after: MeasureSaid | None = None


_RISKS = {
    "added": (Change.RISK_ADDED, Change.RESTRICTED_ADDED),
    "removed": (Change.RISK_REMOVED, Change.RESTRICTED_REMOVED),
    "changed": (Change.RISK_REWORDED, Change.RESTRICTED_CHANGED),
}
_PARTS = {
    Change.SUBJECT: "subject",
    Change.SPECIALIST: "specialist",
    Change.PROVIDER: "provider",
    Change.UNITS: "units",
    Change.AMOUNT: "amount",
    Change.FOR_RISKS: "risks",
    Change.TIMES: "times",
}


def differences(old: Content | None, new: Content) -> list[Difference]:
    """Return what changed, in the order of the plan; everything is new where nothing was kept."""
    if old is None:
        old = Content(application=new.application, words=new.words)
    found = []
    if old.application != new.application:
        found.append(Difference(change=Change.APPLICATION))
    found += _risks(old, new)
    found += _measures(old, new)
    if old.words != new.words:
        found.append(Difference(change=Change.WORDS))
    return found


def _risks(old: Content, new: Content) -> Iterator[Difference]:
    for key, risk in new.risks.items():
        before = old.risks.get(key)
        if before is None:
            yield _about(risk, "added")
        elif before.print != risk.print:
            yield _about(risk, "changed")
    for key, risk in old.risks.items():
        if key not in new.risks:
            yield _about(risk, "removed")


def _about(risk: RiskSaid, what: str) -> Difference:
    open_one, restricted = _RISKS[what]
    change = restricted if risk.group in SENSITIVE_GROUPS else open_one
    return Difference(change=change, risk=risk)


def _measures(old: Content, new: Content) -> Iterator[Difference]:
    before = _present(old)
    after = _present(new)
    for code, measure in after.items():
        known = before.get(code)
        if known is None:
            yield Difference(change=Change.MEASURE_ADDED, after=measure)
            continue
        for change, part in _PARTS.items():
            if getattr(known, part) != getattr(measure, part):
                yield Difference(change=change, before=known, after=measure)
    for code, measure in before.items():
        if code not in after:
            yield Difference(change=Change.MEASURE_REMOVED, before=measure)


def _present(content: Content) -> dict[str, MeasureSaid]:
    return {code: one for code, one in content.measures.items() if not one.is_withdrawn}
