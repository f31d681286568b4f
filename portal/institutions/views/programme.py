"""The programme's partners and calendar, kept by the administrator."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.institutions import labels, queries, service
from portal.institutions.access import PROGRAMME_ACCESS, ProgrammePermission
from portal.institutions.forms import AgreementForm, BreakForm, DatesForm, NewSchoolForm, SchoolForm
from portal.institutions.models import School
from portal.institutions.service import AgreementDetails
from portal.institutions.types import GRADES, Founder, SchoolKind, WhyNotKept
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.web.editing import Difference, differ
from portal.web.forms import NOTHING_YET, Form, typed
from portal.web.guard import Guard, person_id
from portal.web.pages import PER_PAGE, Page, page_asked

__all__ = ["bp", "labels"]

bp = Blueprint("programme", __name__, url_prefix="/programme")
KEEP = ProgrammePermission.KEEP
portal_wide = Guard(PROGRAMME_ACCESS, lambda: "programme", read=KEEP, keys=())
school_guard = Guard(PROGRAMME_ACCESS, queries.find_school, read=KEEP)
CONFLICT = 409
_LONGEST_KEY = 9
WHERE = {
    WhyNotKept.CODE_TAKEN: "code",
    WhyNotKept.STATE_SCHOOL_KIND: "founder",
    WhyNotKept.NUMBER_TAKEN: "number",
    WhyNotKept.NO_PARTNER: "municipality",
    WhyNotKept.OUT_OF_ORDER: "ends_on",
    WhyNotKept.NO_SCHOOL_YEAR: "school_year",
    WhyNotKept.OVERLAPS: "grade_from",
}


@bp.get("/schools")
@portal_wide.to(KEEP)
def schools(_programme: str) -> ResponseReturnValue:
    """List the schools of the programme, all or of one municipality."""
    chosen = _key(request.args.get("municipality", ""))
    number = page_asked(request.args.get("page"))
    rows, total = queries.list_all_schools(chosen, page=number, per_page=PER_PAGE)
    return render_template(
        "programme/schools.html",
        page=Page(rows, number, total),
        municipalities=queries.list_municipalities(),
        chosen=chosen,
    )


@bp.route("/schools/new", methods=["GET", "POST"])
@portal_wide.to(KEEP)
def new_school(_programme: str) -> ResponseReturnValue:
    """Add a school."""
    form = NewSchoolForm(kind=SchoolKind.GENERAL.value, founder=Founder.MUNICIPALITY.value)
    form.municipality.choices = [NOTHING_YET, *_municipalities()]
    if form.validate_on_submit():
        try:
            school = service.add_school(
                typed(form.code), form.details(), by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The school is added. Now name its head."))
            return redirect(url_for("staff.new", id=school.id), 303)
    return render_template("programme/new_school.html", form=form)


@bp.route("/schools/<int:id>", methods=["GET", "POST"])
@school_guard.to(KEEP)
def school(school: School) -> ResponseReturnValue:
    """Correct a school; a save on top of somebody else's shows both."""
    form = _held(school)
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            service.change_school(
                school, form.details(), version=form.version_seen(), by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        except Stale:
            differences = differ(form, _held(school, formdata=None))
            form.version.data = str(school.version)
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".school", id=school.id), 303)
    page = render_template(
        "programme/school.html", school=school, form=form, differences=differences
    )
    return page, CONFLICT if differences else 200


@bp.route("/agreements", methods=["GET", "POST"])
@portal_wide.to(KEEP)
def agreements(_programme: str) -> ResponseReturnValue:
    """List the cooperation agreements and note another one."""
    form = AgreementForm()
    form.municipality.choices = [SelectChoice("", "–"), *_municipalities()]
    of_the_state = [one for one in queries.list_open_schools() if one.is_of_the_state]
    form.school.choices = [
        SelectChoice("", "–"),
        *(SelectChoice(str(one.id), one.name) for one in of_the_state),
    ]
    if form.validate_on_submit():
        school_id, municipality_id = _key(typed(form.school)), _key(typed(form.municipality))
        try:
            service.add_agreement(
                AgreementDetails(
                    number=typed(form.number),
                    signed_on=form.signed_on.data,
                    municipality_id=municipality_id or None,
                    school_id=school_id or None,
                ),
                queries.find_school(school_id) if school_id else None,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The agreement is noted."))
            return redirect(url_for(".agreements"), 303)
    return render_template(
        "programme/agreements.html", form=form, agreements=queries.list_agreements()
    )


@bp.route("/calendar", methods=["GET", "POST"])
@portal_wide.to(KEEP)
def calendar(_programme: str) -> ResponseReturnValue:
    """Show when periods begin and end and when there are no lessons; set more dates."""
    form = DatesForm(grade_to=GRADES[-1])
    if form.validate_on_submit():
        try:
            service.add_dates(form.dates(), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The dates are set."))
            return redirect(url_for(".calendar"), 303)
    return render_template(
        "programme/calendar.html",
        form=form,
        dates=queries.list_period_dates(),
        breaks=queries.list_all_breaks(),
    )


@bp.route("/calendar/breaks/new", methods=["GET", "POST"])
@portal_wide.to(KEEP)
def new_break(_programme: str) -> ResponseReturnValue:
    """Note days without lessons."""
    form = BreakForm()
    if form.validate_on_submit():
        try:
            service.add_break(
                typed(form.school_year),
                typed(form.name),
                form.starts_on.data,
                form.ends_on.data,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The break is noted."))
            return redirect(url_for(".calendar"), 303)
    return render_template("programme/new_break.html", form=form)


@bp.post("/calendar/dates/<int:row>/remove")
@portal_wide.to(KEEP)
def remove_dates(_programme: str, row: int) -> ResponseReturnValue:
    """Take dates of a period back."""
    found = next((one for one in queries.list_period_dates() if one.id == row), None)
    if found is None:
        abort(404)
    if Form().validate_on_submit():
        service.remove_dates(found, by=person_id(), at=clock.now())
        flash(gettext("The dates are removed; the usual ones hold."))
    return redirect(url_for(".calendar"), 303)


@bp.post("/calendar/breaks/<int:row>/remove")
@portal_wide.to(KEEP)
def remove_break(_programme: str, row: int) -> ResponseReturnValue:
    """Take a break back."""
    found = next((one for one in queries.list_all_breaks() if one.id == row), None)
    if found is None:
        abort(404)
    if Form().validate_on_submit():
        service.remove_break(found, by=person_id(), at=clock.now())
        flash(gettext("The break is removed."))
    return redirect(url_for(".calendar"), 303)


def _municipalities(own: int = 0) -> list[SelectChoice]:
    """Offer the municipalities that are; a school's own one stays on offer whatever it became."""
    return [
        SelectChoice(str(one.id), one.name)
        for one in queries.list_municipalities()
        if one.closed_on is None or one.id == own
    ]


def _held(school: School, **how: object) -> SchoolForm:
    form = SchoolForm(
        data={
            "version": str(school.version),
            "name": school.name,
            "municipality": str(school.municipality_id),
            "region": school.region.value,
            "kind": school.kind.value,
            "founder": school.founder.value,
            "joined_school_year": school.joined_school_year,
            "joined_semester": school.joined_semester.value if school.joined_semester else "",
            "contact_name": school.contact_name,
            "contact_phone": school.contact_phone,
        },
        **how,
    )
    form.municipality.choices = _municipalities(school.municipality_id)
    return form


def _key(text: str) -> int:
    is_key = text.isascii() and text.isdigit() and len(text) <= _LONGEST_KEY
    return int(text) if is_key else 0
