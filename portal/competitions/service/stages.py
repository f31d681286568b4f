"""Announcing, suspending, resuming and cancelling a competition; moving its deadline."""

from collections.abc import Container
from datetime import datetime

from portal.competitions import messages, queries, rules
from portal.competitions.models import Amendment, Competition
from portal.competitions.service._changing import locked, record, told
from portal.competitions.types import (
    STEPS,
    CriterionKind,
    DocumentKind,
    Halt,
    Move,
    NewDeadline,
)
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.notifications import service as notifications


def readiness(competition: Competition) -> rules.Readiness:
    """Gather what the rules of announcing look at."""
    quality = [one for one in competition.criteria if one.kind is CriterionKind.QUALITY]
    regulations = [
        version
        for one in competition.documents
        if one.kind is DocumentKind.REGULATIONS
        for version in one.versions
    ]
    return rules.Readiness(
        stage=competition.stage,
        window=competition.window,
        has_latvian_texts=bool(competition.title_lv and competition.summary_lv),
        has_english_texts=bool(competition.title_en and competition.summary_en),
        has_regulations=bool(regulations),
        has_act=bool(competition.act and competition.act_number and competition.act_date),
        has_tie_rule=bool(competition.tie_break) or competition.tie_break_by_time,
        has_appeal=bool(competition.appeal_lv),
        has_contact=bool(
            competition.contact_name and (competition.contact_email or competition.contact_phone)
        ),
        quality_maximum=rules.quality_maximum(quality),
        min_total=competition.min_total,
        results_by=competition.results_by,
        starts_from=competition.starts_from,
        starts_to=competition.starts_to,
        ends_by=competition.ends_by,
    )


def announce(competition: Competition, *, by: int, at: datetime) -> None:
    """Let the public read the competition; it opens by the clock.

    Raises `Refused` with everything that is still missing.
    """
    with transaction():
        competition = locked(competition.id)
        refuse_if(rules.reasons_not_to_announce(readiness(competition), at=at))
        competition.stage = STEPS[Move.ANNOUNCE].after
        competition.announced_at = at
        record("competition announced", competition, by=by, at=at)


def suspend(
    competition: Competition, halt: Halt, *, by: int, at: datetime, besides: Container[str] = ()
) -> None:
    """Stop the competition for the time being, by an act and with a public reason.

    Followers are told, but for the addresses `besides`: whoever works on an application is told
    by `applications`, in the same transaction. The same goes for `cancel`, `resume` and `amend`.
    """
    with transaction():
        competition = locked(competition.id)
        before = competition.stage
        _halt(competition, Move.SUSPEND, halt, by=by, at=at)
        competition.resume_to = before
        _tell_of_halt(competition, at, besides)


def cancel(
    competition: Competition, halt: Halt, *, by: int, at: datetime, besides: Container[str] = ()
) -> None:
    """End the competition for good, by an act and with a public reason."""
    with transaction():
        competition = locked(competition.id)
        _halt(competition, Move.CANCEL, halt, by=by, at=at)
        if competition.announced_at is not None:
            _tell_of_halt(competition, at, besides)


def resume(
    competition: Competition, *, by: int, at: datetime, besides: Container[str] = ()
) -> None:
    """Let a suspended competition go on from where it was."""
    with transaction():
        competition = locked(competition.id)
        refuse_if(rules.reasons_not_to_move(Move.RESUME, competition.stage))
        competition.stage = competition.lasting_stage
        competition.resume_to = None
        record("competition resumed", competition, by=by, at=at)
        _tell_of_halt(competition, at, besides)


def _halt(competition: Competition, move: Move, halt: Halt, *, by: int, at: datetime) -> None:
    refuse_if(
        rules.reasons_not_to_halt(
            move, competition.stage, act_number=halt.act_number, reason=halt.reason_lv
        )
    )
    competition.stage = STEPS[move].after
    competition.stage_reason = halt.reason_lv
    competition.stage_reason_en = halt.reason_en
    competition.halt_act = halt.act
    competition.halt_act_number = halt.act_number
    competition.halt_act_date = halt.act_date
    record(
        "competition suspended" if move is Move.SUSPEND else "competition cancelled",
        competition,
        by=by,
        at=at,
        act=f"{halt.act.value} {halt.act_number}, {halt.act_date.isoformat()}",
        reason=halt.reason_lv,
    )


def _tell_of_halt(competition: Competition, at: datetime, besides: Container[str]) -> None:
    notifications.queue_all(
        [
            messages.halted(competition, follower, at=at)
            for follower in queries.list_followers(competition.id, besides=besides)
        ],
        at=at,
    )


def proposed_extension(competition: Competition, *, at: datetime) -> datetime:
    """Propose where a deadline moves that nobody could meet because the portal did not work."""
    return rules.proposed_extension(competition.closes_at, at)


def amend(
    competition: Competition,
    new: NewDeadline,
    *,
    seen: str,
    by: int,
    at: datetime,
    besides: Container[str] = (),
) -> Amendment:
    """Move the deadline by an act, keep the old one for ever, and tell everyone who follows.

    Raises `Stale` when the deadline was moved by somebody else since the page was opened.
    """
    with transaction():
        competition = locked(competition.id)
        rules.must_be_seen(seen, {"closes_at": competition.closes_at})
        change = rules.Change(
            stage=competition.lasting_stage,
            window=competition.window,
            new_closes_at=new.closes_at,
            results_by=new.results_by,
        )
        refuse_if(rules.reasons_not_to_amend(change, at=at))
        amendment = _amendment(competition, new, by=by, at=at)
        _move(competition, new, by=by, at=at)
        notifications.queue_all(
            [
                messages.deadline_moved(competition, amendment, follower)
                for follower in queries.list_followers(competition.id, besides=besides)
            ],
            at=at,
        )
        return amendment


def _amendment(competition: Competition, new: NewDeadline, *, by: int, at: datetime) -> Amendment:
    amendment = Amendment(
        old_closes_at=competition.closes_at,
        new_closes_at=new.closes_at,
        act=new.act,
        act_number=new.act_number,
        act_date=new.act_date,
        reason_lv=new.reason_lv,
        reason_en=new.reason_en,
        made_at=at,
        made_by_id=by,
    )
    competition.amendments.append(amendment)
    db.session.flush()
    return amendment


def _move(competition: Competition, new: NewDeadline, *, by: int, at: datetime) -> None:
    changed = {
        "closes_at": [told(competition.closes_at), told(new.closes_at)],
        "results_by": [told(competition.results_by), told(new.results_by)],
    }
    competition.closes_at = new.closes_at
    competition.results_by = new.results_by
    if competition.evaluate_by and new.results_by and competition.evaluate_by > new.results_by:
        competition.evaluate_by = new.results_by
    record(
        "deadline moved",
        competition,
        by=by,
        at=at,
        changed={name: pair for name, pair in changed.items() if pair[0] != pair[1]},
        act=f"{new.act.value} {new.act_number}, {new.act_date.isoformat()}",
        reason=new.reason_lv,
    )
