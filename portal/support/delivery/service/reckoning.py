"""Marking what of a provider's week is paid (decisions, School 9 and 10)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from portal.extensions import db
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.rules.limit import Limit, Spent, reckon
from portal.support.delivery.rules.remote import Answer, pending
from portal.support.delivery.types import OFFERED, Mode, NotLogged, Objection, WhyNotLogged
from portal.support.policies.queries import Rulebook, rulebook
from portal.support.policies.types import Policy
from portal.support.staff.models import StaffMember


def lock_provider(person_id: int) -> StaffMember:
    """Return the staff member a person is, and let nobody else touch their weeks meanwhile.

    Everything that changes a provider's time starts here, so that parallel saves queue up.
    """
    query = select(StaffMember).where(StaffMember.person_id == person_id).with_for_update()
    found = db.session.scalar(query.execution_options(populate_existing=True))
    if found is None:
        raise NotLogged([Objection(why=WhyNotLogged.NOT_IN_PLAN)])
    return found


def lock_session(session_id: int) -> Session:
    """Return a session as it is now, its provider locked as everything does that marks a week."""
    provider = select(Session.provider_id).where(Session.id == session_id).scalar_subquery()
    locked = select(StaffMember.id).where(StaffMember.id == provider).with_for_update()
    db.session.execute(locked)
    query = (
        select(Session)
        .where(Session.id == session_id)
        .options(selectinload(Session.participations))
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(query).one()


def reckon_weeks(provider_id: int, weeks: Iterable[date], *, at: datetime) -> None:
    """Mark anew every held session of these weeks, inside the transaction that locked them."""
    limit_on = limits(rulebook())
    for week in sorted(set(weeks)):
        _reckon_week(provider_id, week, limit_on, at=at)


def _reckon_week(
    provider_id: int, week: date, limit_on: Callable[[date], Limit], *, at: datetime
) -> None:
    db.session.flush()
    query = (
        select(Session)
        .where(
            Session.provider_id == provider_id,
            Session.week == week,
            Session.voided_at.is_(None),
        )
        .order_by(Session.starts_at, Session.id)
        .options(selectinload(Session.participations))
    )
    sessions = db.session.scalars(query.execution_options(populate_existing=True)).all()
    held = [one for one in sessions if one.is_held]
    verdicts = reckon([spent_by(one, at=at) for one in held], limit_on)
    for one in sessions:
        verdict = verdicts.get(one.id)
        one.over_minutes = verdict.over_minutes if verdict else 0
        one.is_payable = verdict.is_payable if verdict else False


def spent_by(session: Session, *, at: datetime) -> Spent:
    """Return a held session as the weekly limit sees it.

    A remote one of a group is paid when the part of at least one pupil is eligible: the provider's
    time counts once. Of imported history no order and no confirmation is known.
    """
    parts = [one for one in session.participations if one.mark in OFFERED]
    return Spent(
        key=session.id,
        day=session.held_on,
        minutes=session.minutes,
        mode=session.mode,
        is_eligible=session.mode is not Mode.REMOTE
        or session.is_imported
        or any(not pending(answer_of(session, one), at=at) for one in parts),
    )


def answer_of(session: Session, part: Participation) -> Answer:
    """Return one pupil's part as the rules of remote sessions see it."""
    return Answer(
        mode=session.mode,
        mark=part.mark,
        held_on=session.held_on,
        has_order=part.order_id is not None,
        is_confirmed=part.confirmed_at is not None,
        is_denied=part.denied_at is not None,
    )


def limits(book: Rulebook) -> Callable[[date], Limit]:
    """Return the weekly limit in force on a day, from the dated rules."""

    def on(day: date) -> Limit:
        return Limit(
            minutes=book.number(Policy.WEEKLY_LIMIT, day),
            in_person_only=book.on(Policy.WEEKLY_LIMIT_SCOPE, day) == "in_person",
            is_hard=book.on(Policy.WEEKLY_LIMIT_FORCE, day) == "hard",
        )

    return on
