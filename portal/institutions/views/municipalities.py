"""Municipalities: adding and correcting one, its regions, and its becoming part of another."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from wtforms.fields.choices import SelectChoice

from portal.institutions import labels, queries, service
from portal.institutions.access import PROGRAMME_ACCESS, ProgrammePermission
from portal.institutions.forms import (
    KnownMunicipalityForm,
    MergeForm,
    NewMunicipalityForm,
    PlacementForm,
)
from portal.institutions.models import Municipality
from portal.institutions.regions import scheme_on
from portal.institutions.types import WhyNotKept, WhyNotMerged, WhyNotPlaced
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused, Stale
from portal.web.editing import Difference, differ
from portal.web.forms import NOTHING_YET, Form, typed
from portal.web.guard import Guard, person_id

__all__ = ["bp", "labels"]

bp = Blueprint("municipalities", __name__, url_prefix="/programme/municipalities")
KEEP = ProgrammePermission.KEEP
portal_wide = Guard(PROGRAMME_ACCESS, lambda: "programme", read=KEEP, keys=())
guard = Guard(PROGRAMME_ACCESS, queries.find_municipality, read=KEEP)
CONFLICT = 409
WHERE = {
    WhyNotKept.MUNICIPALITY_CODE_TAKEN: "code",
    WhyNotPlaced.NO_SUCH_REGION: "region",
    WhyNotPlaced.OUT_OF_ORDER: "valid_to",
    WhyNotPlaced.OUTSIDE_SCHEME: "valid_from",
    WhyNotPlaced.PLACED_ALREADY: "valid_from",
    WhyNotMerged.OWN_SUCCESSOR: "successor",
    WhyNotMerged.SUCCESSOR_CLOSED: "successor",
    WhyNotMerged.NOT_YET: "on",
    WhyNotMerged.TOO_EARLY: "on",
}


@bp.route("/new", methods=["GET", "POST"])
@portal_wide.to(KEEP)
def new(_programme: str) -> ResponseReturnValue:
    """Add a municipality; then its coordinator is invited."""
    form = NewMunicipalityForm()
    if form.validate_on_submit():
        try:
            municipality = service.add_municipality(
                typed(form.code), form.details(), by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The municipality is added. Now invite its coordinator."))
            role = f"{Role.COORDINATOR}:{municipality.id}"
            return redirect(url_for("accounts.invite_person", role=role), 303)
    return render_template("programme/new_municipality.html", form=form)


@bp.route("/<int:id>", methods=["GET", "POST"])
@guard.to(KEEP)
def municipality(municipality: Municipality) -> ResponseReturnValue:
    """Correct a municipality; a save on top of somebody else's shows both."""
    form = _held(municipality)
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            service.change_municipality(
                municipality,
                form.details(),
                version=form.version_seen(),
                by=person_id(),
                at=clock.now(),
            )
        except Stale:
            differences = differ(form, _held(municipality, formdata=None))
            form.version.data = str(municipality.version)
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".municipality", id=municipality.id), 303)
    page = render_template(
        "programme/municipality.html",
        municipality=municipality,
        successor=queries.find_municipality(municipality.successor_id or 0),
        region=queries.regions_on(clock.today(), [municipality.id]).get(municipality.id),
        form=form,
        differences=differences,
    )
    return page, CONFLICT if differences else 200


@bp.route("/<int:id>/regions", methods=["GET", "POST"])
@guard.to(KEEP)
def regions(municipality: Municipality) -> ResponseReturnValue:
    """Show where a municipality lay and lies; say where it lies besides."""
    form = PlacementForm(scheme=scheme_on(clock.today()).value)
    if form.validate_on_submit():
        try:
            service.place(municipality, form.placed(), by=person_id(), at=clock.now())
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(gettext("The region is written."))
            return redirect(url_for(".regions", id=municipality.id), 303)
    return render_template(
        "programme/regions.html",
        municipality=municipality,
        form=form,
        placements=queries.list_placements(municipality.id),
    )


@bp.post("/<int:id>/regions/<int:row>/remove")
@guard.to(KEEP)
def remove_region(municipality: Municipality, row: int) -> ResponseReturnValue:
    """Take back where a municipality lies."""
    placements = queries.list_placements(municipality.id)
    found = next((one for one in placements if one.id == row), None)
    if found is None:
        abort(404)
    if Form().validate_on_submit():
        service.remove_placement(municipality, found, by=person_id(), at=clock.now())
        flash(gettext("The region is removed."))
    return redirect(url_for(".regions", id=municipality.id), 303)


@bp.route("/<int:id>/merge", methods=["GET", "POST"])
@guard.to(KEEP)
def merge(municipality: Municipality) -> ResponseReturnValue:
    """Make a municipality part of another, once it has been said of which and from when."""
    form = MergeForm()
    form.successor.choices = [NOTHING_YET] + [
        SelectChoice(str(one.id), one.name)
        for one in queries.list_open_municipalities()
        if one.id != municipality.id
    ]
    if form.validate_on_submit():
        successor = queries.find_municipality(int(typed(form.successor))) or abort(404)
        try:
            count = service.merge(
                municipality, successor, on=form.on.data, by=person_id(), at=clock.now()
            )
        except Refused as refusal:
            form.blame(refusal, WHERE)
        else:
            flash(
                ngettext(
                    "It is part of %(municipality)s now; %(num)d school passes to it.",
                    "It is part of %(municipality)s now; %(num)d schools pass to it.",
                    count,
                    municipality=successor.place,
                )
            )
            return redirect(url_for(".municipality", id=municipality.id), 303)
    return render_template("programme/merge.html", municipality=municipality, form=form)


def _held(municipality: Municipality, **how: object) -> KnownMunicipalityForm:
    return KnownMunicipalityForm(
        data={
            "version": str(municipality.version),
            "name": municipality.name,
            "place": municipality.place,
            "region": municipality.region.value if municipality.region else "",
        },
        **how,
    )
