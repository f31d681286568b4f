"""The pupils of a school, and the record of each."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext
from wtforms.fields.choices import SelectChoice

from portal.institutions import queries as institutions
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused, Stale
from portal.support.pupils import queries, service
from portal.support.pupils.access import KEEPING, Permission, SchoolPermission
from portal.support.pupils.forms import CorrectForm, FindForm, PupilForm, grade_choices
from portal.support.pupils.models import Pupil
from portal.support.pupils.types import WhyNotAdded, WhyNotMoved
from portal.support.pupils.views.blueprint import at_school, bp, guard
from portal.support.sight.door import write_look_at
from portal.web.editing import differ
from portal.web.forms import NOTHING_YET
from portal.web.guard import person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked

CONFLICT = 409
WHERE = {WhyNotAdded.KNOWN_ALREADY: "personal_code", WhyNotMoved.OTHER_KIND: "grade"}


@bp.get("/pupils")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the pupils of the person's school; who has several chooses."""
    schools = institutions.list_schools(who().scopes(*KEEPING))
    if not schools:
        turn_away()
    if len(schools) == 1:
        return redirect(url_for(".index", id=schools[0].id))
    return render_template("pupils/home.html", schools=schools)


@bp.route("/<int:id>/pupils", methods=["GET", "POST"])
@at_school.to(SchoolPermission.LIST)
def index(school: School) -> ResponseReturnValue:
    """Show who learns at a school, and which records may be one person."""
    form = FindForm(grade=request.args.get("grade", "")[:3])
    form.grade.choices = [SelectChoice("", pgettext("grades", "all")), *grade_choices(school.kind)]
    words = (form.q.data or "") if form.validate_on_submit() else ""
    grade = form.grade.data or ""
    if form.is_submitted() and not form.errors and not words:
        return redirect(url_for(".index", id=school.id, grade=grade or None), 303)
    found = queries.list_at_school(school.id, grade=grade, words=words)
    number = 1 if words else page_asked(request.args.get("page"))
    rows = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    page = render_template(
        "pupils/index.html",
        school=school,
        form=form,
        page=Page(rows, number, len(found)),
        doubtful=set(queries.list_doubtful(school.id)),
        words=words,
    )
    write_look_at(school.id)
    return page


@bp.route("/<int:id>/pupils/new", methods=["GET", "POST"])
@at_school.to(SchoolPermission.ADD)
def new(school: School) -> ResponseReturnValue:
    """Add a pupil to the school."""
    form = PupilForm(starts_on=clock.now().astimezone(RIGA).date())
    form.grade.choices = [NOTHING_YET, *grade_choices(school.kind)]
    if form.validate_on_submit():
        try:
            pupil = service.add(
                school,
                form.details(),
                on=form.starts_on.data,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The pupil is added."))
            return redirect(url_for(".show", code=pupil.code), 303)
    return render_template("pupils/new.html", school=school, form=form)


@bp.get("/pupils/<reference:code>")
@guard.to(Permission.READ)
def show(pupil: Pupil) -> ResponseReturnValue:
    """Show who a pupil is and where they learn and learnt."""
    place = pupil.place or abort(404)
    page = render_template(
        "pupils/show.html",
        pupil=pupil,
        place=place,
        twins=queries.list_twins(pupil, [place.school_id]),
    )
    write_look_at(place.school_id)
    return page


@bp.route("/pupils/<reference:code>/edit", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def edit(pupil: Pupil) -> ResponseReturnValue:
    """Correct who a pupil is; a save on top of somebody else's shows both."""
    place = pupil.place or abort(404)
    form, grade = _held(pupil), place.grade
    saved, status = None, 200
    if form.validate_on_submit():
        try:
            service.correct(
                pupil,
                form.details(grade),
                version=form.version_seen(),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        except Stale:
            saved, status = differ(form, _held(pupil, formdata=None)), CONFLICT
            form.version.data = str(pupil.version)
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".show", code=pupil.code), 303)
    page = render_template("pupils/edit.html", pupil=pupil, form=form, differences=saved)
    return page, status


def _held(pupil: Pupil, **how: object) -> CorrectForm:
    place = pupil.place
    return CorrectForm(
        data={
            "version": str(pupil.version),
            "first_name": pupil.first_name,
            "last_name": pupil.last_name,
            "personal_code": pupil.personal_code or "",
            "letter": place.letter if place else "",
        },
        **how,
    )
