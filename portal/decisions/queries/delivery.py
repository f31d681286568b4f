"""How far is each result letter, and was the decision sent formally beside it?"""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from portal.applications.models import Application
from portal.decisions.models import Decision, FormalDelivery
from portal.extensions import db
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One result letter on its way."""

    letter: Letter
    application: Application
    decision: Decision | None
    formal: FormalDelivery | None
    is_sent_again: bool
    """A newer copy of it exists, so it needs nothing more."""


def count_dispatched(competition_id: int) -> dict[LetterStatus, int]:
    """Count the result letters by where they are."""
    rows = db.session.execute(
        select(Letter.status, func.count())
        .where(Letter.competition_id == competition_id, Letter.template.like("decisions/%"))
        .group_by(Letter.status)
        .order_by(Letter.status)
    )
    return {row.status: row[1] for row in rows}


def list_dispatches(competition_id: int, *, limit: int, offset: int) -> list[Dispatch]:
    """List some of the result letters, those in trouble first; three statements."""
    asked = (
        select(Letter, Application, Decision, FormalDelivery)
        .join(Application, Application.id == Letter.application_id)
        .outerjoin(Decision, Decision.application_id == Application.id)
        .outerjoin(FormalDelivery, FormalDelivery.decision_id == Decision.id)
        .where(Letter.competition_id == competition_id, Letter.template.like("decisions/%"))
        .options(selectinload(Letter.tries))
        .order_by(
            Letter.status.in_((LetterStatus.REFUSED, LetterStatus.GIVEN_UP)).desc(),
            Application.sequence,
            Letter.id,
        )
        .limit(limit)
        .offset(offset)
    )
    rows = db.session.execute(asked).unique().all()
    again = _sent_again([row[0].id for row in rows])
    return [
        Dispatch(
            letter=letter,
            application=application,
            decision=decision,
            formal=formal,
            is_sent_again=letter.id in again,
        )
        for letter, application, decision, formal in rows
    ]


def _sent_again(ids: list[int]) -> set[int]:
    found = select(Letter.resent_from_id).where(Letter.resent_from_id.in_(ids)).order_by(Letter.id)
    return {one for one in db.session.scalars(found) if one is not None}


def find_dispatched(competition_id: int, letter_id: int) -> Letter | None:
    """Find a result letter of this competition."""
    return db.session.scalar(
        select(Letter).where(
            Letter.id == letter_id,
            Letter.competition_id == competition_id,
            Letter.template.like("decisions/%"),
        )
    )


def find_decision(competition_id: int, application_id: int) -> Decision | None:
    """Find the decision about an application of this competition."""
    return db.session.scalar(
        select(Decision).where(
            Decision.competition_id == competition_id, Decision.application_id == application_id
        )
    )


def find_formal(decision_id: int) -> FormalDelivery | None:
    """Find how a decision was sent formally."""
    return db.session.scalar(
        select(FormalDelivery).where(FormalDelivery.decision_id == decision_id)
    )
