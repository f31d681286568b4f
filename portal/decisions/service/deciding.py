"""Deciding: the outcome of one application, of all undisputed ones, and the reasons given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.applications.models import Application
from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.decisions.models import CriterionReason, Decision, Vote
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import effective_quota_of
from portal.decisions.queries.reasons import drafted_reasons
from portal.decisions.rules import deciding as rules
from portal.decisions.rules.voting import voters
from portal.decisions.service._acting import at_the_table
from portal.decisions.types import Choice, Outcome, WhyNot
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.kernel.score import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What the commission decided, why, and how each member voted."""

    outcome: Outcome
    reason: str
    votes: Mapping[int, Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The commission's reasons by criterion, and its advice."""

    reasons: Mapping[int, str]
    strongest: str
    improve: str


def decide(
    competition: Competition, application_id: int, ruling: Ruling, *, by: int, at: datetime
) -> None:
    """Record what the commission decided about one application, and how it voted.

    Raises `Refused`, with every reason, when the rules say no.
    """
    with at_the_table(competition) as desk:
        quota = effective_quota_of(desk.competition)
        motion = _motion(desk, application_id, ruling, quota)
        refuse_if(rules.reasons_not_to_decide(motion))
        decision = _write(desk, application_id, motion, by=by, at=at)
        number_reserve(desk)
        audit.record(
            "application decided",
            decision,
            by=by,
            at=at,
            competition_id=competition.id,
            number=_number(desk, application_id),
            outcome=ruling.outcome.value,
            proposal=motion.proposal.value if motion.proposal else None,
            reason=ruling.reason,
        )


def _number(desk: Desk, application_id: int) -> str:
    return next(one.number for one in desk.to_decide if one.id == application_id)


def decide_undisputed(competition: Competition, *, by: int, at: datetime) -> int:
    """Decide as proposed, all present voting for, wherever nothing is left to discuss.

    Passes over what is decided, tied, disputed, not ready or without a quorum; says how many were
    decided. Refuses when the meeting itself cannot decide anything.
    """
    with at_the_table(competition) as desk:
        refuse_if(rules.reasons_not_to_meet(desk.sitting))
        quota = effective_quota_of(desk.competition)
        done = 0
        for application in _undisputed(desk):
            outcome = rules.effective_outcome(desk.proposal(application.id))
            votes = {seat.member_id: Choice.FOR for seat in voters(desk.seats(application.id))}
            if outcome is None:
                continue
            ruling = Ruling(outcome=outcome, reason="", votes=votes)
            motion = _motion(desk, application.id, ruling, quota)
            if rules.reasons_not_to_decide(motion):
                continue
            _write(desk, application.id, motion, by=by, at=at)
            done += 1
        number_reserve(desk)
        audit.record(
            "undisputed applications decided",
            desk.competition,
            by=by,
            at=at,
            competition_id=competition.id,
            count=done,
        )
        return done


def _undisputed(desk: Desk) -> list[Application]:
    waiting = [one for one in desk.to_decide if one.id not in desk.decisions]
    ranked = {row.number: row for row in desk.ranking.rows}
    in_order = sorted(
        waiting,
        key=lambda one: ranked[one.number].rank if one.number in ranked else len(ranked) + 1,
    )
    disputed = {row.number for row in desk.ranking.rows if row.disagrees}
    return [one for one in in_order if one.number not in disputed]


def _motion(desk: Desk, application_id: int, ruling: Ruling, quota: int) -> rules.Motion:
    return rules.Motion(
        sitting=desk.sitting,
        outcome=ruling.outcome,
        proposal=desk.proposal(application_id),
        why=desk.why(application_id),
        is_clarifying=application_id in desk.clarifying.unsettled,
        reason=ruling.reason,
        approved_others=sum(
            1
            for one in desk.to_decide
            if one.id != application_id
            and one.id in desk.decisions
            and desk.decisions[one.id].outcome is Outcome.APPROVED
        ),
        quota=quota,
        seats=desk.seats(application_id),
        votes=ruling.votes,
    )


def _write(
    desk: Desk, application_id: int, motion: rules.Motion, *, by: int, at: datetime
) -> Decision:
    decision = desk.voted.get(application_id)
    if decision is None:
        decision = Decision(
            application_id=application_id,
            competition_id=desk.competition.id,
            votes=[],
            reasons=[],
        )
        db.session.add(decision)
        desk.decisions[application_id] = decision
    decision.outcome, decision.reason = motion.outcome, motion.reason
    decision.decided_at, decision.decided_by_id = at, by
    note_standing(desk, decision)
    before = {vote.member_id: vote for vote in decision.votes}
    for vote in before.values():
        if vote.member_id not in motion.votes:
            decision.votes.remove(vote)
    for member_id, choice in motion.votes.items():
        if member_id in before:
            before[member_id].choice = choice
        else:
            decision.votes.append(Vote(member_id=member_id, choice=choice))
    return decision


def note_standing(desk: Desk, decision: Decision) -> None:
    """Keep with the decision what the ranking said of it."""
    row = desk.ranked.get(decision.application_id)
    decision.proposal = row.proposal if row else None
    decision.rank = row.rank if row else None
    decision.total = shown(row.total) if row else None
    decision.why = [why.value for why in (row or desk.outside[decision.application_id]).why]


def number_reserve(desk: Desk) -> None:
    """Give those on the reserve list their places, by the order of the ranking."""
    in_order = [(key, desk.decisions[key].outcome) for key in desk.ranked if key in desk.decisions]
    places = rules.reserve_places(in_order)
    for key, decision in desk.decisions.items():
        decision.reserve_place = places.get(key)


def give_reasons(
    competition: Competition, application_id: int, wording: Wording, *, by: int, at: datetime
) -> None:
    """Write the commission's reasons by criterion, as the applicant will read them.

    They may be worded until the results are published; the decision itself is frozen before.
    """
    with at_the_table(competition) as desk:
        refuse_if(_reasons_not_to_word(desk, application_id))
        decision = desk.decisions[application_id]
        _word(decision, wording.reasons)
        decision.strongest, decision.improve = wording.strongest, wording.improve
        audit.record(
            "reasons worded",
            decision,
            by=by,
            at=at,
            competition_id=competition.id,
            number=_number(desk, application_id),
        )


def adopt_reasons(competition: Competition, *, by: int, at: datetime) -> int:
    """Take over the members' own reasons wherever a refused applicant would read none."""
    with at_the_table(competition) as desk:
        drafts = drafted_reasons(competition.id)
        done = 0
        for key, decision in desk.decisions.items():
            if decision.outcome is not Outcome.REJECTED or _reasons_not_to_word(desk, key):
                continue
            given = {one.criterion_id for one in decision.reasons if one.text}
            missing = {
                criterion: text
                for criterion, text in drafts.get(key, {}).items()
                if criterion not in given
            }
            _word(decision, missing)
            done += bool(missing)
        audit.record(
            "members' reasons taken over",
            desk.competition,
            by=by,
            at=at,
            competition_id=competition.id,
            count=done,
        )
        return done


def _reasons_not_to_word(desk: Desk, application_id: int) -> list[WhyNot]:
    objections = {
        WhyNot.ALREADY_PUBLISHED: desk.is_published,
        WhyNot.NOT_READY: application_id not in desk.decisions,
    }
    return [why for why, objects in objections.items() if objects]


def _word(decision: Decision, reasons: Mapping[int, str]) -> None:
    before = {one.criterion_id: one for one in decision.reasons}
    for criterion_id, text in reasons.items():
        if criterion_id in before:
            before[criterion_id].text = text
        elif text:
            decision.reasons.append(CriterionReason(criterion_id=criterion_id, text=text))
