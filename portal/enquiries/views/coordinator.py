"""What has been asked about a call, for its municipality to answer."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.enquiries import queries, service
from portal.enquiries.access import ACCESS, COMPETITION_ACCESS, Permission
from portal.enquiries.forms import AnswerForm
from portal.enquiries.models import Enquiry
from portal.kernel import clock
from portal.kernel.refusal import Stale
from portal.web.acting import acted
from portal.web.editing import overtaken
from portal.web.guard import Guard, person_id
from portal.web.pages import PER_PAGE, Page, page_asked

bp = Blueprint("enquiries", __name__, url_prefix="/coordinator/competitions")
of_competition = Guard(COMPETITION_ACCESS, find_competition, read=Permission.LIST, keys=("code",))
of_enquiry = Guard(ACCESS, queries.find_enquiry, read=Permission.ANSWER, keys=("code", "id"))
_TEXTS = ("wording_lv", "answer_lv", "wording_en", "answer_en")
_CONFLICT = 409


@bp.get("/<code:code>/enquiries")
@of_competition.to(Permission.LIST)
def asked(competition: Competition) -> ResponseReturnValue:
    """List what has been asked; what waits for an answer comes first."""
    number = page_asked(request.args.get("page"))
    rows = queries.list_asked(competition.id, first=(number - 1) * PER_PAGE, most=PER_PAGE)
    total = queries.count_asked(competition.id)
    return render_template(
        "enquiries/asked.html",
        competition=competition,
        page=Page(rows=rows, number=number, total=total),
    )


@bp.route("/<code:code>/enquiries/<int:id>", methods=["GET", "POST"])
@of_enquiry.to(Permission.ANSWER)
def answer(enquiry: Enquiry) -> ResponseReturnValue:
    """Word the question for everyone and answer it; correct an answer given."""
    form = AnswerForm(data=_held(enquiry))
    status = 200
    if form.validate_on_submit():
        given = service.Answer(**{name: form[name].data or "" for name in _TEXTS})
        try:
            service.answer(
                enquiry, given, version=form.version_seen(), by=person_id(), at=clock.now()
            )
        except Stale:
            status = _CONFLICT
            overtaken(form, enquiry.version)
        else:
            flash(gettext("The answer is public."))
            return redirect(url_for(".asked", code=enquiry.competition.code))
    page = render_template(
        "enquiries/answer.html", enquiry=enquiry, form=form, is_stale=status == _CONFLICT
    )
    return page, status


def _held(enquiry: Enquiry) -> dict[str, str]:
    held = {name: getattr(enquiry, name) for name in _TEXTS}
    if enquiry.answered_at is None:
        held["wording_lv" if enquiry.language == "lv" else "wording_en"] = enquiry.question
    return {**held, "version": str(enquiry.version)}


@bp.post("/<code:code>/enquiries/<int:id>/set-aside")
@of_enquiry.to(Permission.ANSWER)
def set_aside(enquiry: Enquiry) -> ResponseReturnValue:
    """Leave a question unanswered in public."""
    acted(
        lambda: service.set_aside(enquiry, by=person_id(), at=clock.now()),
        gettext("The question is set aside. It is not shown to anyone."),
    )
    return redirect(url_for(".asked", code=enquiry.competition.code))
