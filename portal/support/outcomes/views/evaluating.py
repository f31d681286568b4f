"""Evaluating one plan, and recording that support was stopped."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.delivery.queries.standing import gate_at, standings
from portal.support.outcomes import queries, service
from portal.support.outcomes.forms import LONGEST, EvaluationForm, StopForm
from portal.support.outcomes.rules import opens_on
from portal.support.outcomes.types import Result, WhyNotEvaluated, WhyNotStopped
from portal.support.outcomes.views.blueprint import bp, guard
from portal.support.plans.access import Permission
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import renew
from portal.web.guard import person_id

WHERE = {
    WhyNotEvaluated.NO_RESULT: "result",
    WhyNotEvaluated.NO_CONTINUE: "continues",
    WhyNotEvaluated.NEEDED_NO_MORE: "continues",
    WhyNotEvaluated.NO_REASON: "reasons",
    WhyNotEvaluated.NO_OTHER: "other_reason",
    WhyNotEvaluated.NO_EXPLANATION: "explanation",
}
WHERE_STOP = {
    WhyNotStopped.NO_DATE: "stopped_on",
    WhyNotStopped.OUTSIDE: "stopped_on",
    WhyNotStopped.GIVEN_LATER: "stopped_on",
    WhyNotStopped.NO_REASON: "reason",
}


@bp.route("/plans/<reference:code>/evaluate", methods=["GET", "POST"])
@guard.to(Permission.EVALUATE)
def evaluate(plan: SupportPlan) -> ResponseReturnValue:
    """Say how the support of a period ended."""
    form = EvaluationForm()
    school_id, year, period = plan.school_id, plan.school_year, plan.period
    if form.validate_on_submit():
        try:
            service.evaluate(plan.id, form.answers(), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, WHERE)
            renew(plan)
        else:
            flash(gettext("The plan is evaluated."))
            here = url_for(".ending", id=school_id, year=year.replace("/", "-"), period=period)
            return redirect(here, 303)
    standing = standings([plan.id], now=clock.now())[plan.id]
    outcome = queries.find_outcome(plan.id)
    opens = opens_on(plan.ends_on, outcome.stopped_on if outcome else None)
    return render_template(
        "outcomes/evaluate.html",
        plan=plan,
        form=form,
        standing=standing,
        gate=gate_at(plan.ends_on),
        outcome=outcome,
        opens_on=opens if opens is not None and clock.today() < opens else None,
        result=Result,
        longest=LONGEST,
    )


@bp.route("/plans/<reference:code>/stop", methods=["GET", "POST"])
@guard.to(Permission.EVALUATE)
def stop(plan: SupportPlan) -> ResponseReturnValue:
    """Record that support was stopped before the end of the period."""
    outcome = queries.find_outcome(plan.id)
    form = StopForm(
        stopped_on=outcome.stopped_on if outcome else None,
        reason=outcome.stop_reason if outcome else "",
    )
    code = plan.code
    if form.validate_on_submit():
        try:
            service.stop(
                plan.id,
                form.stopped_on.data,
                form.reason.data or "",
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE_STOP)
            renew(plan)
        else:
            flash(gettext("Recorded: support was stopped. The plan can be evaluated now."))
            return redirect(url_for(".evaluate", code=code), 303)
    return render_template("outcomes/stop.html", plan=plan, form=form)
