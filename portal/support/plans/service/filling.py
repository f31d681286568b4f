"""Saving what the author writes, in any state of completeness; a stale page never overwrites.

Every save takes `seen`, the mark of the section the page was opened with (`mark_of`). It raises
`Stale` when something else was saved since, `Refused` (`WhyNotMoved`) when the plan is not with
its author.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, BinaryIO, cast

from portal.database import transaction
from portal.files.models import StoredFile
from portal.files.service import keep_sealed
from portal.files.types import IMAGES, SIGNED, Kind
from portal.kernel.refusal import Refused, Stale
from portal.support.plans.models import PlanRisk, SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.rules.checking import Section
from portal.support.plans.rules.content import as_json
from portal.support.plans.service.freezing import content_of
from portal.support.plans.service.reading import risks_of
from portal.support.plans.service.sensitive import close, seal_risk
from portal.support.plans.types import EDITABLE, Risk, WhyNotMoved
from portal.vault import fingerprint

SCANS = frozenset({Kind.PDF}) | IMAGES | SIGNED
LARGEST_SCAN = 10_000_000


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed the application, and when."""

    by: str
    on: date | None


@contextmanager
def writing(plan_id: int) -> Iterator[SupportPlan]:
    """Hold the plan for its author, within a transaction. Raises `Refused`."""
    with transaction():
        plan = lock_plan(plan_id)
        if plan.state not in EDITABLE or plan.handed_over_at is not None:
            raise Refused([WhyNotMoved.NOT_NOW])
        yield plan


def mark_of(plan: SupportPlan, section: Section) -> str:
    """Return the mark by which a change of a section is known; it tells nothing of what it says."""
    return _short(as_json(content_of(plan))[section.value])


def mark_of_measure(plan: SupportPlan, code: str) -> str:
    """Return the mark of one measure; of one that is not there, that of nothing."""
    return _short(as_json(content_of(plan))["measures"].get(code))


def _short(said: object) -> str:
    return fingerprint(json.dumps(said, sort_keys=True))[:20]


def save_application(plan_id: int, signed: Signed, *, seen: str) -> None:
    """Save who signed the application, and when."""
    with writing(plan_id) as plan:
        if (plan.signed_by, plan.signed_on) == (signed.by, signed.on):
            return
        if mark_of(plan, Section.APPLICATION) != seen:
            raise Stale
        plan.signed_by, plan.signed_on = signed.by, signed.on


def save_words(plan_id: int, words: str, *, seen: str) -> None:
    """Save the pupil's own words."""
    with writing(plan_id) as plan:
        if plan.pupil_words == words:
            return
        if mark_of(plan, Section.WORDS) != seen:
            raise Stale
        plan.pupil_words = words


def save_risks(
    plan_id: int, wanted: Mapping[Risk, str], *, seen: str, may_remove: bool = True
) -> None:
    """Save the risks, each with its justification; health and family are sealed apart.

    What is saved by itself while somebody writes does not take out a risk some measure is for
    (`may_remove=False`): ticking it again would not bring the tie back.
    """
    with writing(plan_id) as plan:
        now = risks_of(plan)
        if dict(now.values()) == dict(wanted):
            return
        if mark_of(plan, Section.RISKS) != seen:
            raise Stale
        helped = {risk.id for measure in plan.measures for risk in measure.risks}
        for row in list(plan.risks):
            risk, words = now[row.id]
            if risk in wanted and wanted[risk] != words:
                _reword(row, risk, wanted[risk])
            if risk not in wanted and (may_remove or row.id not in helped):
                plan.risks.remove(row)
        known = {risk for risk, _ in now.values()}
        plan.risks += [seal_risk(plan.id, one, wanted[one]) for one in wanted if one not in known]


def _reword(row: PlanRisk, risk: Risk, words: str) -> None:
    if row.sensitive is not None:
        row.sensitive.sealed = close(row.plan_id, risk, words).sealed
    else:
        row.justification = words


def attach_scan(plan_id: int, stream: IO[bytes], *, name: str, by: int, at: datetime) -> StoredFile:
    """Keep the scan of the signed application, sealed; the one before is no longer the plan's.

    Its name becomes the plan's number: what people call such files is the pupil's name. Raises
    `Refused` also with `files.types.WhyNotKept`.
    """
    with writing(plan_id) as plan:
        given = cast(BinaryIO, stream)
        stored = keep_sealed(
            given,
            name=name,
            kinds=SCANS,
            limit=LARGEST_SCAN,
            among=f"plan {plan.id}",
            by=by,
            at=at,
        )
        stored.name = f"{plan.code}.{stored.name.rpartition('.')[2]}"
        plan.scan = stored
    return stored


def detach_scan(plan_id: int) -> None:
    """Take the scan off the plan."""
    with writing(plan_id) as plan:
        plan.scan = None
