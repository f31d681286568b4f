"""What a team asks schools about its application, and what they answered."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications.models import Application
from portal.applications.queries import find_application
from portal.bridge import labels, queries, service
from portal.bridge.access import ACCESS, Permission
from portal.bridge.forms import AskForm
from portal.bridge.types import WhyNotAsked
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.acting import acted
from portal.web.forms import typed
from portal.web.guard import Guard, person_id

bp = Blueprint("school_counts", __name__)
guard = Guard(ACCESS, find_application, read=Permission.READ)
WHERE = {
    WhyNotAsked.OUT_OF_ORDER: "grade_to",
    WhyNotAsked.NOT_ITS_GRADES: "grade_from",
    WhyNotAsked.OVERLAPS: "grade_from",
    WhyNotAsked.NOBODY_ASKED: "claimed",
    WhyNotAsked.MORE_THAN_PARTICIPANTS: "claimed",
    WhyNotAsked.NOBODY_ANSWERS: "school",
}

bp.app_template_global("school_counts_of")(queries.list_of)
bp.app_template_global("against_asking_schools")(service.reasons_against_the_time)
bp.app_template_global("grade_band")(labels.grade_band)


@bp.get("/applications/<int:id>/school-counts")
@guard.to(Permission.READ)
def index(application: Application) -> ResponseReturnValue:
    """Show what schools were asked and what they answered."""
    return _page(application, AskForm(formdata=None))


@bp.post("/applications/<int:id>/school-counts")
@guard.to(Permission.ASK)
def ask(application: Application) -> ResponseReturnValue:
    """Ask one more school."""
    form = AskForm()
    against = service.reasons_against_the_time(application)
    if against:
        form.blame(Refused(against))
        return _page(application, form)
    schools = queries.list_schools_to_ask()
    form.offer(schools)
    chosen = {str(one.id): one for one in schools}.get(typed(form.school))
    if not form.validate_on_submit() or chosen is None:
        if chosen is None:
            form.school.errors = [gettext("Choose the school.")]
        return _page(application, form)
    try:
        service.ask(application, _asked(form, chosen), by=person_id(), at=clock.now())
    except Refused as refusal:
        form.blame(refusal, WHERE)
        return _page(application, form)
    flash(gettext("The school has a letter. Its answer will be on this page."))
    return redirect(url_for(".index", id=application.id), 303)


def _asked(form: AskForm, school: School) -> service.Asked:
    return service.Asked(
        school=school,
        first=typed(form.grade_from),
        last=typed(form.grade_to),
        claimed=form.claimed.data,
    )


@bp.post("/applications/<int:id>/school-counts/<int:child>/take-back")
@guard.to(Permission.ASK)
def take_back(application: Application, child: int) -> ResponseReturnValue:
    """Take back a request the school has not answered."""
    count = queries.find_own(application.id, child) or abort(404)
    acted(
        lambda: service.take_back(count, by=person_id(), at=clock.now()),
        gettext("The school is not asked any more."),
    )
    return redirect(url_for(".index", id=application.id), 303)


def _page(application: Application, form: AskForm) -> str:
    if not form.school.choices:
        form.offer(queries.list_schools_to_ask())
    return render_template(
        "bridge/team.html",
        application=application,
        counts=queries.list_of(application.id),
        form=form,
        against=service.reasons_against_the_time(application),
    )
