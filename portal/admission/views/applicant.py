"""The clarification an organisation is asked for."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.admission import queries, service
from portal.admission.access import CLARIFICATION_ACCESS, ClarificationPermission
from portal.admission.forms import AnswerForm
from portal.applications.models import Clarification
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.guard import Guard, may

bp = Blueprint("clarifications", __name__)
guard = Guard(CLARIFICATION_ACCESS, queries.find_clarification, read=ClarificationPermission.READ)


@bp.route("/clarifications/<int:id>", methods=["GET", "POST"])
@guard.to(ClarificationPermission.READ)
def answer(clarification: Clarification) -> ResponseReturnValue:
    """Read what is asked, and explain."""
    form = AnswerForm()
    now = clock.now()
    if may(ClarificationPermission.ANSWER, clarification) and form.validate_on_submit():
        try:
            service.answer_clarification(
                clarification, form.answer.data, by=current_user, at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal)
        else:
            flash(gettext("We have your clarification."))
            return redirect(url_for(".answer", id=clarification.id))
    return render_template(
        "admission/answer.html",
        clarification=clarification,
        form=form,
        is_over=now >= clarification.due_at,
    )
