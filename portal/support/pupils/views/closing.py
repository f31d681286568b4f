"""The administrator closes a school; its pupils go to the successor."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from portal.institutions import queries as institutions
from portal.institutions.access import PROGRAMME_ACCESS, ProgrammePermission
from portal.institutions.models import School
from portal.institutions.types import WhyNotKept
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.refusal import Refused
from portal.support.pupils import service
from portal.support.pupils.forms import CloseSchoolForm
from portal.support.pupils.types import WhyNotMoved
from portal.web.forms import NOTHING_YET, typed
from portal.web.guard import Guard, person_id

bp = Blueprint("closing", __name__, url_prefix="/programme")
guard = Guard(PROGRAMME_ACCESS, institutions.find_school, read=ProgrammePermission.KEEP)
WHERE = {
    WhyNotKept.OWN_SUCCESSOR: "successor",
    WhyNotKept.SUCCESSOR_CLOSED: "successor",
    WhyNotMoved.OTHER_KIND: "successor",
}


@bp.route("/schools/<int:id>/close", methods=["GET", "POST"])
@guard.to(ProgrammePermission.KEEP)
def close(school: School) -> ResponseReturnValue:
    """Close a school and hand its pupils over, once it has been said to whom."""
    form = CloseSchoolForm()
    alike = [
        SelectChoice(str(one.id), f"{one.name}, {one.municipality.place}")
        for one in institutions.list_open_schools()
        if one.id != school.id and one.kind is school.kind
    ]
    form.successor.choices = [NOTHING_YET, *alike]
    if form.validate_on_submit():
        successor = institutions.find_school(int(typed(form.successor))) or abort(404)
        today = clock.now().astimezone(RIGA).date()
        try:
            count = service.close_school(
                school, successor, on=today, by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(
                ngettext(
                    "The school is closed; %(num)d pupil goes to %(school)s.",
                    "The school is closed; %(num)d pupils go to %(school)s.",
                    count,
                    school=successor.name,
                )
            )
            return redirect(url_for("programme.schools"), 303)
    return render_template(
        "programme/close.html", school=school, form=form, has_successor=bool(alike)
    )
