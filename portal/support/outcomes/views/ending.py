"""The end of a period at a school: what is to be evaluated, who goes on, who does not and why."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.institutions import queries as institutions
from portal.institutions.calendar import first_year, school_year_of
from portal.institutions.models import School
from portal.institutions.types import Period
from portal.kernel import clock
from portal.kernel.clock import RIGA
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.support.outcomes import queries, service
from portal.support.outcomes.access import Permission
from portal.support.outcomes.rules import next_period
from portal.support.outcomes.views.blueprint import at_school, bp
from portal.support.sight.door import write_look_at
from portal.web.forms import Form
from portal.web.guard import person_id, signed_in, turn_away
from portal.web.identity import who

_JULY = 7


@bp.get("/ending")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the present period of the person's school; who has several chooses."""
    schools = institutions.list_schools(who().scopes(*LEADING_SCHOOL, Role.AUTHOR))
    if not schools:
        turn_away()
    year, period = _present()
    slug = year.replace("/", "-")
    if len(schools) == 1:
        return redirect(url_for(".ending", id=schools[0].id, year=slug, period=period.value))
    return render_template("outcomes/home.html", schools=schools, year=slug, period=period)


@bp.route("/<int:id>/ending/<token:year>/<token:period>", methods=["GET", "POST"])
@at_school.to(Permission.SEE_ENDING)
def ending(school: School, year: str, period: str) -> ResponseReturnValue:
    """Show how the plans of a period end; make the drafts of those that go on."""
    school_year = year.replace("-", "/")
    if first_year(school_year) is None or period not in set(Period):
        abort(404)
    chosen = Period(period)
    ended = queries.list_ending(school.id, school_year, chosen, now=clock.now())
    if request.method == "POST" and Form().validate_on_submit():
        made = service.go_on_all(ended, by=person_id(), at=clock.now())
        flash(
            ngettext(
                "%(num)d draft for the next period is ready.",
                "%(num)d drafts for the next period are ready.",
                made.drafts,
            )
        )
        if made.failed:
            codes = ", ".join(made.failed)
            flash(gettext("No draft could be made of: %(codes)s.", codes=codes), "warn")
        return redirect(url_for(".ending", id=school.id, year=year, period=period), 303)
    following_year, following = next_period(school_year, chosen)
    page = render_template(
        "outcomes/ending.html",
        school=school,
        ended=ended,
        school_year=school_year,
        period=chosen,
        periods=Period,
        following_year=following_year,
        following=following,
    )
    write_look_at(school.id)
    return page


def _present() -> tuple[str, Period]:
    today = clock.now().astimezone(RIGA).date()
    year = school_year_of(today)
    is_second = today.year == int(year[5:]) and today.month < _JULY
    return year, Period.SECOND if is_second else Period.FIRST
