"""The figures of support plans: of a school, a municipality, the country."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.institutions import queries as institutions
from portal.institutions.models import Municipality, School
from portal.institutions.types import Period
from portal.kernel import clock
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.statistics.access import (
    FIGURES_OF_MUNICIPALITY,
    FIGURES_OF_NATION,
    FIGURES_OF_SCHOOL,
    FiguresPermission,
)
from portal.statistics.reports import queries as reports
from portal.statistics.reports.types import EVERYBODY, Among, Division
from portal.statistics.views._figures import (
    chosen_division,
    chosen_period,
    gather,
    share_words,
)
from portal.support.sight import service as sight
from portal.support.sight.door import ground_at
from portal.support.sight.types import Ground, Shown
from portal.web.guard import Guard, person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.spreadsheet import csv_response

bp = Blueprint("school_figures", __name__)
bp.add_app_template_filter(share_words, "share")
of_school = Guard(FIGURES_OF_SCHOOL, institutions.find_school, read=FiguresPermission.SCHOOL)
of_municipality = Guard(
    FIGURES_OF_MUNICIPALITY, institutions.find_municipality, read=FiguresPermission.MUNICIPALITY
)
of_nation = Guard(FIGURES_OF_NATION, lambda: "nation", read=FiguresPermission.NATION, keys=())


@bp.get("/school/figures")
@signed_in
def home() -> ResponseReturnValue:
    """Go on to the figures of the person's school."""
    schools = institutions.list_schools(who().scopes(*LEADING_SCHOOL))
    if not schools:
        turn_away()
    return redirect(url_for(".school", id=schools[0].id))


@bp.get("/school/<int:id>/figures")
@of_school.to(FiguresPermission.SCHOOL)
def school(school: School) -> ResponseReturnValue:
    """Show the figures of one school; its people see every number."""
    among = Among(school_id=school.id)
    return render_template(
        "figures/school.html",
        school=school,
        figures=gather(chosen_period(), among, is_public=False),
        periods=Period,
    )


@bp.get("/school/<int:id>/figures/file")
@of_school.to(FiguresPermission.SCHOOL)
def school_file(school: School) -> ResponseReturnValue:
    """Download the figures of a school."""
    return _file(Among(school_id=school.id), ground_at(school.id))


@bp.get("/municipality/figures")
@signed_in
def municipality_home() -> ResponseReturnValue:
    """Go on to the figures of the person's municipality."""
    towns = institutions.list_among(who().scopes(Role.COORDINATOR))
    if not towns:
        turn_away()
    return redirect(url_for(".municipality", id=towns[0].id))


@bp.get("/municipality/<int:id>/figures")
@of_municipality.to(FiguresPermission.MUNICIPALITY)
def municipality(municipality: Municipality) -> ResponseReturnValue:
    """Show the figures of a municipality's schools: all of them, or as they may be published."""
    is_public = request.args.get("view", "") == "public"
    return render_template(
        "figures/municipality.html",
        municipality=municipality,
        figures=gather(
            chosen_period(), Among(municipality_id=municipality.id), is_public=is_public
        ),
        periods=Period,
        competitions=reports.competitions(
            reports.as_of(None, now=clock.now()), municipality_id=municipality.id
        ),
    )


@bp.get("/municipality/<int:id>/figures/file")
@of_municipality.to(FiguresPermission.MUNICIPALITY)
def municipality_file(municipality: Municipality) -> ResponseReturnValue:
    """Download the figures of a municipality's schools."""
    return _file(Among(municipality_id=municipality.id), Ground.MUNICIPALITY)


@bp.get("/agency/figures")
@of_nation.to(FiguresPermission.NATION)
def nation(_nation: str) -> ResponseReturnValue:
    """Show the figures of the programme in the whole country."""
    chosen = chosen_period()
    return render_template(
        "figures/nation.html",
        figures=gather(chosen, EVERYBODY, is_public=False),
        regions=reports.by_region(
            chosen.school_year, chosen.period, chosen.at, chosen_division(), on=chosen.day
        ),
        divisions=Division,
        institutions=reports.institutions(chosen.school_year, on=chosen.at.day),
        agreements=reports.agreements(on=chosen.at.day),
        plans=reports.plans(chosen.school_year, chosen.at),
        periods=Period,
    )


@bp.get("/agency/figures/file")
@of_nation.to(FiguresPermission.NATION)
def nation_file(_nation: str) -> ResponseReturnValue:
    """Download the figures of the whole country."""
    return _file(EVERYBODY, Ground.AGENCY)


def _file(among: Among, ground: Ground) -> Response:
    chosen = chosen_period()
    report = reports.semester(chosen.school_year, chosen.period, chosen.at, among)
    sight.record_look(
        None,
        by=person_id(),
        at=clock.now(),
        ground=ground,
        shown=Shown.EXPORT,
        address=request.path,
        school_id=among.school_id,
    )
    header = [
        gettext("School"),
        gettext("Plans"),
        gettext("Pupils"),
        gettext("Improved"),
        gettext("No improvement"),
        gettext("No longer needed"),
        gettext("To continue"),
    ]
    rows = [
        (one.name, one.plans, one.pupils, one.improved, one.none, one.not_needed, one.continues)
        for one in report.by_school
    ]
    return csv_response(f"plani-{chosen.slug}-{chosen.period.value}", header, rows)
