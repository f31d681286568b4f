"""The page of the programme's dated rules."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused
from portal.support.policies import labels, queries, service
from portal.support.policies.access import ACCESS, Permission
from portal.support.policies.forms import form_for
from portal.support.policies.types import Policy, WhyNotSet
from portal.web.forms import typed
from portal.web.guard import Guard, person_id

__all__ = ["bp", "labels"]

bp = Blueprint("policies", __name__, url_prefix="/programme")
bp.add_app_template_filter(labels.value_words, "rule_value")
guard = Guard(ACCESS, lambda: "policies", read=Permission.READ, keys=())
WHERE = {WhyNotSet.NOT_A_VALUE: "value", WhyNotSet.DAY_TAKEN: "valid_from"}


@bp.get("/rules")
@guard.to(Permission.READ)
def index(_policies: str) -> ResponseReturnValue:
    """Show which rules hold today, and every value they had or will have."""
    today = clock.now().astimezone(RIGA).date()
    book = queries.rulebook()
    return render_template(
        "programme/rules.html",
        now_in_force=[
            (policy, book.on(policy, today), book.since(policy, today)) for policy in Policy
        ],
        rows=queries.list_rows(),
    )


@bp.route("/rules/<token:name>/set", methods=["GET", "POST"])
@guard.to(Permission.SET)
def set_rule(_policies: str, name: str) -> ResponseReturnValue:
    """Give a rule another value from a day on."""
    if name not in set(Policy):
        abort(404)
    policy = Policy(name)
    today = clock.now().astimezone(RIGA).date()
    form = form_for(policy, queries.rulebook().on(policy, today))
    if form.validate_on_submit():
        try:
            service.set_policy(
                policy,
                typed(form.value),
                form.valid_from.data,
                basis=typed(form.basis),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The rule is set."))
            return redirect(url_for(".index"), 303)
    return render_template("programme/set_rule.html", form=form, policy=policy)
