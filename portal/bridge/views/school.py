"""What a school is asked about the participants of projects, for those who lead it to answer."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.accounts.models import Person
from portal.bridge import queries, service
from portal.bridge.access import ANSWER_ACCESS, SCHOOL_ACCESS, AnswerPermission, SchoolPermission
from portal.bridge.forms import ConfirmForm, DeclineForm
from portal.bridge.models import SchoolCount
from portal.bridge.types import WhyNotAnswered
from portal.institutions.models import School
from portal.institutions.queries import find_school
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused, Stale
from portal.web.editing import overtaken
from portal.web.guard import Guard
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked

bp = Blueprint("school_answers", __name__, url_prefix="/school")
at_school = Guard(SCHOOL_ACCESS, find_school, read=SchoolPermission.LIST)
guard = Guard(ANSWER_ACCESS, queries.find_count, read=AnswerPermission.ANSWER)
_CONFLICT = 409


@bp.get("/<int:id>/school-counts")
@at_school.to(SchoolPermission.LIST)
def index(school: School) -> ResponseReturnValue:
    """List what a school is asked; what waits for an answer comes first."""
    number = page_asked(request.args.get("page"))
    rows = queries.list_asked_of(school.id, first=(number - 1) * PER_PAGE, most=PER_PAGE)
    total = queries.count_asked_of(school.id)
    return render_template(
        "bridge/school.html",
        school=school,
        page=Page(rows=rows, number=number, total=total),
        is_open=service.is_open,
    )


@bp.get("/school-counts/<int:id>")
@guard.to(AnswerPermission.ANSWER)
def answer(count: SchoolCount) -> ResponseReturnValue:
    """Show one request, with what may be confirmed."""
    return _page(count)


@bp.post("/school-counts/<int:id>")
@guard.to(AnswerPermission.ANSWER)
def confirm(count: SchoolCount) -> ResponseReturnValue:
    """Confirm a number."""
    form = ConfirmForm()
    if _is_too_late(count, form) or not form.validate_on_submit():
        return _page(count, confirming=form)
    try:
        service.confirm(count, form.number.data, _by(count, form.version_seen()), at=clock.now())
    except Stale:
        return _overtaken(count, form), _CONFLICT
    except Refused as refusal:
        form.blame(refusal, {WhyNotAnswered.MORE_THAN_PLANS: "number"})
        return _page(count, confirming=form)
    return _answered(count)


@bp.post("/school-counts/<int:id>/decline")
@guard.to(AnswerPermission.ANSWER)
def decline(count: SchoolCount) -> ResponseReturnValue:
    """Say that the school confirms no number, and why."""
    form = DeclineForm()
    if _is_too_late(count, form) or not form.validate_on_submit():
        return _page(count, declining=form)
    try:
        service.decline(count, form.why.data, _by(count, form.version_seen()), at=clock.now())
    except Stale:
        return _overtaken(count, form), _CONFLICT
    except Refused as refusal:
        form.blame(refusal)
        return _page(count, declining=form)
    return _answered(count)


def _is_too_late(count: SchoolCount, form: ConfirmForm | DeclineForm) -> bool:
    """Say so above the page, which has no form any more."""
    is_open = service.is_open(count)
    if not is_open:
        form.blame(Refused([WhyNotAnswered.TOO_LATE]))
    return not is_open


def _by(count: SchoolCount, version: int) -> service.Answering:
    person: Person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's way to the thing itself
    role = Role.HEAD if who().holds(Role.HEAD, count.school_id) else Role.SCHOOL_COORDINATOR
    return service.Answering(person=person, role=role, version=version)


def _answered(count: SchoolCount) -> ResponseReturnValue:
    flash(gettext("The answer is saved. The organisation is told by e-mail."))
    return redirect(url_for(".index", id=count.school_id), 303)


def _overtaken(count: SchoolCount, form: ConfirmForm | DeclineForm) -> str:
    overtaken(form, count.version)
    if isinstance(form, ConfirmForm):
        return _page(count, confirming=form)
    return _page(count, declining=form)


def _page(
    count: SchoolCount,
    *,
    confirming: ConfirmForm | None = None,
    declining: DeclineForm | None = None,
) -> str:
    seen = {"version": str(count.version)}
    held = {"number": count.confirmed, "why": count.declined_why}
    return render_template(
        "bridge/answer.html",
        count=count,
        confirming=confirming or ConfirmForm(formdata=None, data=seen | held),
        declining=declining or DeclineForm(formdata=None, data=seen | held),
        form=declining or confirming or ConfirmForm(formdata=None),
        plans=service.plans_for(count, at=clock.now()),
        is_open=service.is_open(count),
    )
