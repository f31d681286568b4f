"""What a plan says, in a form that can be kept and compared: no word about a person stands in it.

Of words only keyed digests are kept, of health and family risks the group and a digest (S75).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from portal.support.plans.types import MeasureKind, Risk, RiskGroup, Subject
from portal.support.staff.types import Specialist

Time = tuple[int, str, int]
"""Weekday (0 is Monday), `14:10`, minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskSaid:
    """One risk; `risk` is None for health and family."""

    group: RiskGroup
    risk: Risk | None
    print: str
    """Digest of its words; of a sensitive one, of code and words together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureSaid:
    """One measure."""

    kind: MeasureKind
    subject: Subject | None = None
    specialist: Specialist | None = None
    provider: int | None = None
    units: int | None = None
    amount: Decimal | None = None
    risks: frozenset[int] = frozenset()
    times: tuple[Time, ...] = ()
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole plan."""

    application: str
    """Digest of who signed, when, and the scan."""
    words: str
    """Digest of the pupil's own words."""
    risks: Mapping[int, RiskSaid] = field(default_factory=dict)
    """By key."""
    measures: Mapping[str, MeasureSaid] = field(default_factory=dict)
    """By code, in order."""


def as_json(content: Content) -> dict[str, Any]:
    """Return the content as JSON can hold it."""
    return {
        "application": content.application,
        "words": content.words,
        "risks": {
            str(key): {"group": one.group, "risk": one.risk, "print": one.print}
            for key, one in content.risks.items()
        },
        "measures": {code: _measure_as_json(one) for code, one in content.measures.items()},
    }


def _measure_as_json(one: MeasureSaid) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "subject": one.subject,
        "specialist": one.specialist,
        "provider": one.provider,
        "units": one.units,
        "amount": None if one.amount is None else f"{one.amount:.2f}",
        "risks": sorted(one.risks),
        "times": [list(time) for time in one.times],
        "withdrawn": one.is_withdrawn,
    }


def from_json(kept: Mapping[str, Any]) -> Content:
    """Read what `as_json` wrote."""
    return Content(
        application=kept["application"],
        words=kept["words"],
        risks={
            int(key): RiskSaid(
                group=RiskGroup(one["group"]),
                risk=Risk(one["risk"]) if one["risk"] else None,
                print=one["print"],
            )
            for key, one in kept["risks"].items()
        },
        measures={code: _measure_from_json(one) for code, one in kept["measures"].items()},
    )


def _measure_from_json(one: Mapping[str, Any]) -> MeasureSaid:
    return MeasureSaid(
        kind=MeasureKind(one["kind"]),
        subject=Subject(one["subject"]) if one["subject"] else None,
        specialist=Specialist(one["specialist"]) if one["specialist"] else None,
        provider=one["provider"],
        units=one["units"],
        amount=None if one["amount"] is None else Decimal(one["amount"]),
        risks=frozenset(one["risks"]),
        times=tuple((day, start, minutes) for day, start, minutes in one["times"]),
        is_withdrawn=one["withdrawn"],
    )
