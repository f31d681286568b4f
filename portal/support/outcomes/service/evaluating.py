"""Evaluating a plan, and stopping support before its time."""

from datetime import date, datetime

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.refusal import refuse_if
from portal.support.delivery.queries.counting import last_offered
from portal.support.delivery.queries.standing import gate_at, standings
from portal.support.delivery.service import slots
from portal.support.outcomes.models import Outcome, OutcomeReason
from portal.support.outcomes.queries import find_outcome
from portal.support.outcomes.rules import (
    Answers,
    Ending,
    Stop,
    is_undelivered,
    reasons_added,
    reasons_not_to_evaluate,
    reasons_not_to_stop,
)
from portal.support.outcomes.service.leaving import new_outcome
from portal.support.outcomes.types import Result
from portal.support.plans.queries import lock_plan
from portal.support.plans.service.moving import mark_evaluated


def evaluate(plan_id: int, answers: Answers, *, by: int, at: datetime) -> Outcome:
    """Finish the evaluation of a plan; from then on it is closed.

    Below the requirement an explanation is asked for. No improvement after less than half of the
    support is marked as not the pupil's failure. Raises `Refused` with every objection.
    """
    with transaction():
        plan = lock_plan(plan_id)
        delivery = standings([plan.id], now=at)[plan.id].amended
        outcome = find_outcome(plan.id) or new_outcome(plan)
        ending = Ending(
            state=plan.state,
            ends_on=plan.ends_on,
            stopped_on=outcome.stopped_on,
            delivery=delivery,
            gate=gate_at(plan.ends_on),
        )
        refuse_if(reasons_not_to_evaluate(ending, answers, on=at.astimezone(RIGA).date()))
        _write(outcome, answers, ending)
        outcome.evaluated_at, outcome.evaluated_by_id = at, by
        db.session.add(outcome)
        mark_evaluated(plan.id, by=by, at=at)
        audit.record("support plan evaluated", plan, by=by, at=at, plan=plan.code)
    return outcome


def _write(outcome: Outcome, answers: Answers, ending: Ending) -> None:
    outcome.result = answers.result
    outcome.continues = answers.continues
    outcome.explanation = answers.explanation
    outcome.pupil_said = answers.pupil_said
    is_none = answers.result is Result.NONE
    outcome.other_reason = answers.other_reason if is_none else ""
    outcome.is_undelivered = is_undelivered(ending.delivery, answers.result)
    added = reasons_added(ending.delivery, answers.result)
    reasons = answers.reasons | added if is_none else frozenset()
    outcome.reasons = [OutcomeReason(why=one) for one in sorted(reasons)]


def stop(plan_id: int, stopped_on: date | None, reason: str, *, by: int, at: datetime) -> None:
    """Record that support was stopped on a day, for a reason; the plan can be evaluated then.

    A stop stands beside the result (decisions, School 11). Nothing is proposed, logged or claimed
    after that day. Raises `Refused` with every objection.
    """
    with transaction():
        plan = lock_plan(plan_id)
        case = Stop(
            state=plan.state,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            stopped_on=stopped_on,
            reason=reason,
            last_given=last_offered(plan.id),
        )
        refuse_if(reasons_not_to_stop(case, on=at.astimezone(RIGA).date()))
        outcome = find_outcome(plan.id) or new_outcome(plan)
        outcome.stopped_on, outcome.stop_reason = stopped_on, reason
        db.session.add(outcome)
        db.session.flush()
        slots.stop(plan)
        audit.record("support stopped", plan, by=by, at=at, plan=plan.code)
