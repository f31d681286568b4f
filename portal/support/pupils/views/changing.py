"""A pupil changes grade or school or leaves; two records become one."""

from collections.abc import Sequence
from datetime import date

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.institutions import queries as institutions
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused
from portal.support.pupils import queries, service
from portal.support.pupils.access import Permission
from portal.support.pupils.beside import unlogged_of
from portal.support.pupils.forms import (
    GradeForm,
    LeaveForm,
    MergeForm,
    MoveForm,
    grade_choices,
)
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.service.following import Collision
from portal.support.pupils.types import WhyNotMoved
from portal.support.pupils.views.blueprint import bp, guard
from portal.web.forms import NOTHING_YET, typed
from portal.web.grades import grade_words
from portal.web.guard import person_id

WHERE = {WhyNotMoved.OTHER_KIND: "grade", WhyNotMoved.SCHOOL_CLOSED: "school"}


@bp.route("/pupils/<reference:code>/grade", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def grade(pupil: Pupil) -> ResponseReturnValue:
    """Put a pupil in another grade or class; the one before is kept."""
    place = _place(pupil)
    form = GradeForm(grade=place.grade, letter=place.letter, starts_on=_today())
    form.grade.choices = grade_choices(place.school.kind)
    if form.validate_on_submit():
        try:
            service.change_grade(
                pupil,
                grade=typed(form.grade),
                letter=typed(form.letter),
                on=form.starts_on.data,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".show", code=pupil.code), 303)
    return render_template("pupils/grade.html", pupil=pupil, place=place, form=form)


@bp.route("/pupils/<reference:code>/move", methods=["GET", "POST"])
@guard.to(Permission.MOVE)
def move(pupil: Pupil) -> ResponseReturnValue:
    """Hand a pupil over to another school; this one sees the record no more from then on."""
    place = _place(pupil)
    school_id = place.school_id
    form = MoveForm(seen_at=str(school_id), grade=place.grade)
    form.school.choices = [NOTHING_YET] + [
        SelectChoice(str(one.id), f"{one.name}, {one.municipality.place}")
        for one in queries.list_schools_to_go_to(school_id)
    ]
    form.grade.choices = [
        SelectChoice(one.value, grade_words(one.value)) for one in form.grade.choices
    ]
    if form.validate_on_submit():
        school = institutions.find_school(int(typed(form.school))) or abort(404)
        try:
            service.move(
                pupil,
                school,
                seen_at=form.school_seen(),
                grade=typed(form.grade),
                letter=typed(form.letter),
                on=_today(),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The pupil is handed over to %(school)s.", school=school.name))
            return redirect(url_for(".index", id=school_id), 303)
    return render_template(
        "pupils/move.html",
        pupil=pupil,
        place=place,
        form=form,
        unlogged=unlogged_of(pupil.id, school_id, at=clock.now()),
    )


@bp.route("/pupils/<reference:code>/leave", methods=["GET", "POST"])
@guard.to(Permission.MOVE)
def leave(pupil: Pupil) -> ResponseReturnValue:
    """Note that a pupil has left and goes to no school of the programme."""
    place = _place(pupil)
    form = LeaveForm()
    if form.validate_on_submit():
        school_id = place.school_id
        service.leave(pupil, typed(form.why), on=_today(), by=person_id(), at=clock.now())
        flash(gettext("Noted: the pupil has left the school."))
        return redirect(url_for(".index", id=school_id), 303)
    return render_template("pupils/leave.html", pupil=pupil, place=place, form=form)


@bp.route("/pupils/<reference:code>/merge/<reference:other>", methods=["GET", "POST"])
@guard.to(Permission.MERGE)
def merge(pupil: Pupil, other: str) -> ResponseReturnValue:
    """Make two records one, once it has been said which stays."""
    place = _place(pupil)
    twin = next(
        (one for one in queries.list_twins(pupil, [place.school_id]) if one.code == other), None
    )
    if twin is None:
        abort(404)
    form = MergeForm(kept=pupil.code)
    form.kept.choices = [SelectChoice(one.code, _described(one)) for one in (pupil, twin)]
    if form.validate_on_submit():
        kept, merged = (pupil, twin) if form.kept.data == pupil.code else (twin, pupil)
        code = kept.code
        try:
            service.merge(kept, merged, by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal)
            _name_plans(form, service.collisions(kept, merged), place.school_id)
        else:
            flash(gettext("The two records are one now."))
            return redirect(url_for(".show", code=code), 303)
    return render_template("pupils/merge.html", pupil=pupil, twin=twin, form=form)


def _name_plans(form: MergeForm, collisions: Sequence[Collision], school_id: int) -> None:
    """Say which plans keep two records apart; those of other schools are not ours to tell."""
    for one, other in (found.plans for found in collisions if found.school_id == school_id):
        words = gettext("The plans are %(one)s and %(other)s.", one=one, other=other)
        form.form_errors = [*form.form_errors, words]


def _described(pupil: Pupil) -> str:
    place = pupil.place
    where = f"{place.school.name}, {grade_words(place.grade, place.letter)}" if place else "–"
    has_code = pupil.personal_code_print is not None
    words = gettext("with a personal code") if has_code else gettext("without a personal code")
    return f"{pupil.name} ({pupil.code}): {where}, {words}"


def _place(pupil: Pupil) -> Enrolment:
    place: Enrolment = pupil.place or abort(404)
    return place


def _today() -> date:
    return clock.now().astimezone(RIGA).date()
