"""A clarification as its rules see it: what it opens, and what would be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.applications.models import Application, Clarification
from portal.applications.queries.content import content_of
from portal.applications.queries.drafts import applicant_of, draft_of, move_of, settings_of
from portal.applications.rules import clarifying
from portal.applications.rules.content import changed_sections, draft_in
from portal.applications.rules.questions import sections_of
from portal.applications.types import Channel, ClarificationState, Section, WhyNotMoved
from portal.competitions.models import ExtraQuestion
from portal.extensions import db


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What somebody who sends a clarification brings: themselves, and what they say."""

    explanation: str
    may_sign: bool
    is_confirmed: bool
    is_declared: bool


def clarification_state(
    *, due_at: datetime, answered_at: datetime | None, at: datetime
) -> ClarificationState:
    """Say where a clarification that is not settled is."""
    return clarifying.state_of(
        is_answered=answered_at is not None,
        is_settled=False,
        is_accepted=False,
        due_at=due_at,
        at=at,
    )


def list_sections_to_open(application: Application) -> list[Section]:
    """Return the sections a clarification can open: none of what did not come by the portal."""
    if application.channel is not Channel.PORTAL:
        return []
    own = select(ExtraQuestion.id).where(ExtraQuestion.competition_id == application.competition_id)
    has_extra = db.session.scalar(own.order_by(ExtraQuestion.id).limit(1)) is not None
    return list(sections_of(has_extra=has_extra))


def reasons_not_to_write(
    application: Application, section: Section, *, at: datetime
) -> list[WhyNotMoved]:
    """Return why a section may not be changed now."""
    one = application.asked
    asked = one and clarifying.Asked(state=one.state_at(at), sections=frozenset(one.opened))
    return clarifying.reasons_not_to_write(section, application.status, asked)


def sending_of(
    clarification: Clarification,
    correction: Mapping[str, Any],
    sending: Sending,
    *,
    at: datetime,
) -> clarifying.Sending:
    """Return everything the rules of sending a clarification look at.

    `correction` is the document the answer would make; the application must be whole.
    """
    application = clarification.application
    in_force = content_of(application.versions[-1])
    return clarifying.Sending(
        state=clarification.state_at(at),
        due_at=clarification.due_at,
        status=application.status,
        is_decided=move_of(application, at=at).is_decided,
        sections=frozenset(clarification.opened),
        has_changes=bool(changed_sections(in_force, correction)),
        has_explanation=bool(sending.explanation),
        may_sign=sending.may_sign,
        is_confirmed=sending.is_confirmed,
        applicant=applicant_of(application.organisation),
        draft=draft_of(application),
        in_force=draft_in(in_force, settings_of(application.competition)),
        is_declared=sending.is_declared,
    )
