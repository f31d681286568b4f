"""The pages of a school's staff."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.institutions import queries as institutions
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.kernel.refusal import Refused
from portal.support.staff import labels, queries, service
from portal.support.staff.access import ACCESS, PLACE_ACCESS, Permission, PlacePermission
from portal.support.staff.forms import DutiesForm, StaffForm, duty_choices
from portal.support.staff.models import StaffPlace
from portal.support.staff.types import WhyNotTakenOn
from portal.web.forms import Form
from portal.web.guard import Guard, person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.language import page_language

__all__ = ["bp", "labels"]

bp = Blueprint("staff", __name__, url_prefix="/school")
guard = Guard(ACCESS, institutions.find_school, read=Permission.LIST)
place_guard = Guard(PLACE_ACCESS, queries.find_place, read=PlacePermission.CHANGE)
WHERE = {WhyNotTakenOn.NO_DUTY: "duties", WhyNotTakenOn.WORKS_HERE: "email"}


@bp.get("/staff")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the staff of the person's school; who leads several chooses."""
    schools = institutions.list_schools(who().scopes(*LEADING_SCHOOL))
    if not schools:
        turn_away()
    if len(schools) == 1:
        return redirect(url_for(".index", id=schools[0].id))
    return render_template("staff/home.html", schools=schools)


@bp.get("/<int:id>/staff")
@guard.to(Permission.LIST)
def index(school: School) -> ResponseReturnValue:
    """Show who works at a school and what they do there."""
    return render_template(
        "staff/index.html", school=school, places=queries.list_at(school.id), roles=Role
    )


@bp.route("/<int:id>/staff/new", methods=["GET", "POST"])
@guard.to(Permission.MANAGE)
def new(school: School) -> ResponseReturnValue:
    """Add somebody to the staff and invite them by letter."""
    form = StaffForm(duties=[Role.PROVIDER.value])
    form.duties.choices = duty_choices(with_head=who().holds(Role.ADMINISTRATOR))
    if form.validate_on_submit():
        try:
            service.take_on(
                school, form.post(), by=person_id(), at=clock.now(), language=page_language()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("Added to the staff. An invitation goes out where an address is given."))
            return redirect(url_for(".index", id=school.id), 303)
    return render_template("staff/new.html", school=school, form=form)


@bp.route("/staff/<int:id>", methods=["GET", "POST"])
@place_guard.to(PlacePermission.CHANGE)
def change(place: StaffPlace) -> ResponseReturnValue:
    """Change what somebody does at the school; with an account it counts at once."""
    is_portal = who().holds(Role.ADMINISTRATOR)
    kept = [] if is_portal else [one for one in place.duties if one == Role.HEAD]
    form = DutiesForm(duties=place.duties, weekly_minutes=place.weekly_minutes)
    form.duties.choices = duty_choices(with_head=is_portal)
    if form.validate_on_submit():
        try:
            service.change(
                place,
                form.roles(kept),
                form.weekly_minutes.data or 0,
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".index", id=place.school_id), 303)
    return render_template("staff/change.html", place=place, form=form)


@bp.route("/staff/<int:id>/leave", methods=["GET", "POST"])
@place_guard.to(PlacePermission.CHANGE)
def leave(place: StaffPlace) -> ResponseReturnValue:
    """Note that somebody has left the school; their rights there end at once."""
    form = Form()
    if form.validate_on_submit():
        school_id = place.school_id
        today = clock.now().astimezone(RIGA).date()
        service.leave(place, on=today, by=person_id(), at=clock.now())
        flash(gettext("Noted: %(name)s has left the school.", name=place.staff.name))
        return redirect(url_for(".index", id=school_id), 303)
    return render_template("staff/leave.html", place=place, form=form)
