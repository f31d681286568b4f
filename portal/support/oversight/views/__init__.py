"""The overview of a school's delivery."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from portal.institutions import queries as institutions
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.access import permits
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.support.delivery.queries.pace import logging_pace
from portal.support.delivery.rules.forecast import Outlook
from portal.support.oversight import labels, queries
from portal.support.oversight.access import ACCESS, Permission
from portal.support.sight.door import write_look_at
from portal.web.guard import Guard, signed_in, turn_away
from portal.web.identity import who

__all__ = ["bp", "labels"]

LATELY = timedelta(days=30)
bp = Blueprint("oversight", __name__, url_prefix="/school")
bp.add_app_template_filter(labels.need_words, "need")
guard = Guard(ACCESS, institutions.find_school, read=Permission.OVERSEE)


@bp.get("/delivery")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the person's school; who has several chooses."""
    schools = institutions.list_schools(who().scopes(*LEADING_SCHOOL, Role.AUTHOR))
    if not schools:
        turn_away()
    if len(schools) == 1:
        return redirect(url_for(".delivery", id=schools[0].id))
    return render_template("oversight/home.html", schools=schools)


@bp.get("/<int:id>/delivery")
@guard.to(Permission.OVERSEE)
def delivery(school: School) -> ResponseReturnValue:
    """Show how far every plan is, what is missing and not logged; own plans to an author."""
    sees_all = permits(ACCESS, Permission.SEE_STAFF, who(), school)
    page = render_template(
        "oversight/delivery.html",
        school=school,
        overview=queries.overview(
            school.id, author_of=None if sees_all else who(), now=clock.now()
        ),
        sees_all=sees_all,
        pace=logging_pace(school.id, clock.now() - LATELY, clock.now()) if sees_all else None,
        outlook=Outlook,
    )
    write_look_at(school.id)
    return page
