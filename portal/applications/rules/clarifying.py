"""When an application is being clarified: what may be written, and may the answer be sent?

Decisions, Competition 4; ux C5: only the sections named are open, until the answer is due. The
corrected application must be as sound as one that is submitted, the sum of its plan to the cent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from portal.applications.rules.moves import may_be_filled
from portal.applications.rules.questions import sections_of
from portal.applications.rules.sections import Draft, objections_in
from portal.applications.rules.submission import Applicant, to_the_applicant
from portal.applications.types import (
    CLARIFICATION_STEPS,
    ClarificationMove,
    ClarificationState,
    Declaration,
    Objection,
    Section,
    Status,
    WhyNot,
    WhyNotMoved,
)


def state_of(
    *, is_answered: bool, is_settled: bool, is_accepted: bool, due_at: datetime, at: datetime
) -> ClarificationState:
    """Say where a clarification is; the due instant itself is too late."""
    if is_settled and is_answered:
        return ClarificationState.ACCEPTED if is_accepted else ClarificationState.ASKED_AGAIN
    if is_settled:
        return ClarificationState.CLOSED
    if is_answered:
        return ClarificationState.ANSWERED
    return ClarificationState.WAITING if at < due_at else ClarificationState.LAPSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The clarification a team has not answered yet."""

    state: ClarificationState
    sections: frozenset[Section]


def reasons_not_to_write(
    section: Section, status: Status, asked: Asked | None
) -> list[WhyNotMoved]:
    """Return why a section may not be changed now."""
    if may_be_filled(status):
        return []
    if asked is None or status is not Status.SUBMITTED:
        return [WhyNotMoved.NOT_OPEN_TO_CHANGES]
    if asked.state is not ClarificationState.WAITING:
        return [WhyNotMoved.CLARIFYING_OVER]
    return [] if section in asked.sections else [WhyNotMoved.SECTION_LOCKED]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Everything the rules look at when an answer is sent, and nothing else."""

    state: ClarificationState
    due_at: datetime
    status: Status
    is_decided: bool
    sections: frozenset[Section]
    """The sections that are open."""
    has_changes: bool
    has_explanation: bool
    may_sign: bool
    is_confirmed: bool
    applicant: Applicant
    draft: Draft
    """The application as corrected."""
    in_force: Draft
    """The application as it was submitted last."""
    is_declared: bool


def reasons_not_to_send(case: Sending) -> list[Objection]:
    """Return every objection: to the act, and to what was changed.

    An explanation alone makes no new version, so nobody needs to sign for it.
    """
    if not case.has_changes:
        return list(_to_the_act(case))
    return [*_to_the_act(case), *_to_the_content(case), *_to_the_declaration(case)]


def _to_the_act(case: Sending) -> Iterator[Objection]:
    is_sent = case.state in {
        CLARIFICATION_STEPS[move].after
        for move in (ClarificationMove.SEND, ClarificationMove.ACCEPT, ClarificationMove.ASK_AGAIN)
    }
    objections = {
        WhyNot.ALREADY_CLARIFIED: is_sent,
        WhyNot.NOT_ASKED: case.state is ClarificationState.CLOSED,
        WhyNot.CLARIFYING_OVER: case.state is ClarificationState.LAPSED,
        WhyNot.WITHDRAWN: case.status is Status.WITHDRAWN,
        WhyNot.DECIDED: case.is_decided,
        WhyNot.NO_RIGHT: case.has_changes and not case.may_sign,
        WhyNot.ADDRESS_NOT_CONFIRMED: not case.is_confirmed,
    }
    for why, objects in objections.items():
        if objects:
            moment = {"moment": case.due_at} if why is WhyNot.CLARIFYING_OVER else {}
            yield Objection(why=why, values=moment)
    if not case.has_changes and not case.has_explanation:
        yield Objection(why=WhyNot.NOTHING_TO_SEND, field="answer")


def _to_the_content(case: Sending) -> Iterator[Objection]:
    """What is wrong in an open section, or has come to be wrong elsewhere because of a change.

    What was wrong elsewhere before cannot be mended by the team, so it does not hold them up.
    """
    if Section.APPLICANT in case.sections:
        yield from to_the_applicant(case.applicant)
    for section in sections_of(has_extra=bool(case.draft.settings.extra)):
        before = [] if section in case.sections else objections_in(section, case.in_force)
        yield from (one for one in objections_in(section, case.draft) if one not in before)


def _to_the_declaration(case: Sending) -> Iterator[Objection]:
    if not case.is_declared:
        yield Objection(
            why=WhyNot.NOT_DECLARED,
            section=Section.DECLARATIONS,
            field=Declaration.TRUE.value,
            values={"declaration": Declaration.TRUE},
        )
