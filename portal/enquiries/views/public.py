"""Questions about a call with their answers, and asking one more."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_login import current_user

from portal.accounts.types import TooOften
from portal.competitions.access import ACCESS, Permission
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.enquiries import labels, queries, service
from portal.enquiries.forms import AskForm
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.guard import Guard
from portal.web.language import page_language
from portal.web.pages import PER_PAGE, Page, page_asked

__all__ = ["bp", "labels"]

bp = Blueprint("answers", __name__)
of_competition = Guard(ACCESS, find_competition, read=Permission.READ, keys=("code",))


@bp.route("/competitions/<code:code>/answers", methods=["GET", "POST"])
@of_competition.to(Permission.READ, visitors=True)
def answers(competition: Competition) -> ResponseReturnValue:
    """Show what others have asked and the answers; take a question."""
    known = current_user.email if current_user.is_authenticated else ""
    form = AskForm(data={"email": known})
    if form.validate_on_submit() and _asked(competition, form):
        flash(gettext("We have your question. The answer will be on this page."))
        return redirect(url_for(".answers", code=competition.code))
    number = page_asked(request.args.get("page"))
    total = queries.count_answered(competition.id)
    rows = queries.list_answered(competition.id, first=(number - 1) * PER_PAGE, most=PER_PAGE)
    return render_template(
        "enquiries/answers.html",
        competition=competition,
        form=form,
        page=Page(rows=rows, number=number, total=total),
        against=[]
        if form.is_submitted()
        else service.reasons_against_asking(competition, at=clock.now()),
    )


def _asked(competition: Competition, form: AskForm) -> bool:
    asking = service.Asking(
        question=form.question.data,
        email=form.email.data or "",
        language=page_language(),
        address=request.remote_addr or "",
    )
    try:
        service.ask(competition, asking, at=clock.now())
    except Refused as refusal:
        form.blame(refusal)
    except TooOften as refusal:
        form.form_errors = [
            ngettext(
                "Too many questions from here. Try again in %(num)d minute.",
                "Too many questions from here. Try again in %(num)d minutes.",
                refusal.minutes,
            )
        ]
    return not form.errors
