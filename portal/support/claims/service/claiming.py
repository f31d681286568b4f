"""Handing in a claim."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import BinaryIO

from sqlalchemy import select

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.files.models import StoredFile
from portal.files.service import keep_sealed
from portal.files.types import ATTACHMENTS
from portal.kernel.clock import RIGA
from portal.kernel.refusal import refuse_if
from portal.support.claims import queries
from portal.support.claims.models import Claim
from portal.support.claims.rules import Span, Wanted, reasons_not_to_claim
from portal.support.claims.types import ClaimState
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries import lock_plan
from portal.support.plans.queries.pausing import pauses_of
from portal.support.plans.service import following
from portal.support.plans.service.following import Given, last_days
from portal.support.plans.service.moving import start

LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A file that proves a claim, as it was sent."""

    stream: BinaryIO
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is claimed."""

    first: date
    last: date
    days: int
    amount: Decimal
    evidence: str = ""
    document: Document | None = None

    @property
    def span(self) -> Span:
        """The days it is for."""
        return Span(first=self.first, last=self.last)


def claim(measure: Measure, wish: Wish, *, by: int, at: datetime) -> Claim:
    """Hand in a claim; the first one of an approved plan puts the plan in progress.

    Raises `Refused` with every objection, also those of the file (`files.types.WhyNotKept`):
    nothing is kept then.
    """
    with transaction():
        plan = _locked(measure)
        counted = queries.list_of_measure(measure.id)
        code = "K" + secrets.token_hex(5).upper()
        stored = _kept(wish.document, code, plan.school_id, by=by, at=at)
        wanted = Wanted(
            kind=measure.kind,
            state=plan.state,
            was_approved=plan.approved_at is not None,
            plan=_open_to(plan, measure),
            pauses=pauses_of([plan])[plan.id],
            span=wish.span,
            days=wish.days,
            amount=wish.amount,
            planned=measure.amount_in_force,
            claimed=sum((one.amount for one in counted), Decimal(0)),
            others=[_days_of(one) for one in counted],
            evidence=wish.evidence,
            has_file=stored is not None,
            is_file_used=stored is not None and queries.is_document_used(stored),
        )
        refuse_if(reasons_not_to_claim(wanted, on=at.astimezone(RIGA).date()))
        made = _row_of(wish, code, measure, file=stored, submitted_at=at, submitted_by_id=by)
        db.session.add(made)
        start(plan, by=by, at=at)
        audit.record("claim handed in", made, by=by, at=at, plan=plan.code)
    return made


def _row_of(wish: Wish, code: str, measure: Measure, **beside: object) -> Claim:
    return Claim(
        code=code,
        measure_id=measure.id,
        plan_id=measure.plan_id,
        period_from=wish.first,
        period_to=wish.last,
        days=wish.days,
        amount=wish.amount,
        evidence=wish.evidence,
        state=ClaimState.SUBMITTED,
        **beside,
    )


def _days_of(one: Claim) -> Span:
    return Span(first=one.period_from, last=one.period_to)


def _open_to(plan: SupportPlan, measure: Measure) -> Span:
    """Return the days that can be claimed: a measure taken out ends before that day."""
    gone, ends = measure.withdrawn_at_in_force, last_days([plan])[plan.id]
    last = gone.astimezone(RIGA).date() - timedelta(days=1) if gone else ends
    return Span(first=plan.starts_on, last=min(ends, last))


def _locked(measure: Measure) -> SupportPlan:
    """Keep others from claiming in the plan until the commit."""
    plan = lock_plan(measure.plan_id)
    db.session.execute(
        select(Measure)
        .where(Measure.id == measure.id)
        .with_for_update(of=Measure)
        .execution_options(populate_existing=True)
    )
    return plan


def _kept(
    document: Document | None, code: str, school_id: int, *, by: int, at: datetime
) -> StoredFile | None:
    """Keep the document sealed, under the claim's number: people call files by pupils' names."""
    if document is None:
        return None
    stored = keep_sealed(
        document.stream,
        name=document.name,
        kinds=ATTACHMENTS,
        limit=LARGEST,
        among=f"school {school_id}",
        by=by,
        at=at,
    )
    stored.name = f"{code}.{stored.name.rpartition('.')[2]}"
    return stored


def given(plan_id: int) -> dict[int, Given]:
    """Tell plans what was claimed, by measure."""
    return {key: Given(amount=amount) for key, amount in queries.amounts_claimed(plan_id).items()}


following.given.append(given)
