"""A pupil's word that a remote session took place, before the day ends (decisions, School 10)."""

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime

from portal.audit import service as audit
from portal.database import transaction
from portal.kernel.refusal import Refused
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.rules.remote import MOST_TRIES, is_day_open, pending
from portal.support.delivery.service.reckoning import answer_of, lock_session, reckon_weeks
from portal.support.delivery.types import Evidence, Mark, Pending, WhyNotConfirmed

_CODES = 10_000


def ask_pupils(session: Session, *, at: datetime) -> None:
    """Give each pupil who took part today four digits of their own to answer with."""
    if not is_day_open(session.held_on, at=at):
        return
    used: set[str] = set()
    for part in session.participations:
        if part.mark is Mark.ATTENDED:
            while (digits := f"{secrets.randbelow(_CODES):04d}") in used:
                pass
            used.add(digits)
            part.confirm_code = digits


def answer(session_id: int, digits: str, *, took_place: bool, at: datetime) -> Participation:
    """Take a pupil's answer. Raises `Refused` when the code fits nobody or the tries are used up.

    The caller has seen that the day has not ended. Each wrong code is counted, whoever types it.
    """
    wrong = False
    with transaction():
        session = lock_session(session_id)
        asked = [one for one in session.participations if one.confirm_code and _waits(one)]
        if tries_left(session) <= 0:
            raise Refused([WhyNotConfirmed.NO_TRIES])
        part = next((one for one in asked if _is(one.confirm_code, digits)), None)
        if part is None:
            wrong = True
            for one in session.participations:
                one.confirm_tries += 1
        else:
            _take(session, part, took_place=took_place, at=at)
    if wrong or part is None:
        raise Refused([WhyNotConfirmed.WRONG_CODE])
    return part


def _take(session: Session, part: Participation, *, took_place: bool, at: datetime) -> None:
    if took_place:
        part.confirmed_at, part.confirmed_how = at, Evidence.CODE
    else:
        part.denied_at = at
    reckon_weeks(session.provider_id, [session.week], at=at)


def tries_left(session: Session) -> int:
    """Return how many wrong codes are still borne."""
    return MOST_TRIES - max((one.confirm_tries for one in session.participations), default=0)


def _waits(part: Participation) -> bool:
    return part.confirmed_at is None and part.denied_at is None


def _is(kept: str | None, typed: str) -> bool:
    return kept is not None and hmac.compare_digest(kept.encode(), typed.encode())


def note_evidence(
    session_id: int, part_ids: Collection[int], evidence: Evidence, *, by: int, at: datetime
) -> None:
    """Write down that pupils confirmed the session on its day by other means than the code.

    Raises `Refused` when one of them needs none, or has said that the session was not held.
    """
    with transaction():
        session = lock_session(session_id)
        parts = [one for one in session.participations if one.id in part_ids]
        if len(parts) < len(part_ids) or session.voided_at is not None:
            raise Refused([WhyNotConfirmed.NOT_ASKED])
        for part in parts:
            found = set(pending(answer_of(session, part), at=at))
            if Pending.DENIED in found:
                raise Refused([WhyNotConfirmed.DENIED])
            if not found & {Pending.NOT_CONFIRMED, Pending.NOT_IN_TIME}:
                raise Refused([WhyNotConfirmed.NOT_ASKED])
            part.confirmed_at, part.confirmed_how = at, evidence
        reckon_weeks(session.provider_id, [session.week], at=at)
        audit.record("session confirmed otherwise", session, by=by, at=at, how=evidence.value)
