"""How a municipality is reached, and whether a second person publishes."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.institutions import queries, service
from portal.institutions.access import ACCESS, Permission
from portal.institutions.forms import MunicipalityForm
from portal.institutions.models import Municipality
from portal.kernel import clock
from portal.kernel.refusal import Stale
from portal.kernel.seal import fingerprint
from portal.web.editing import Difference, differ, words_of
from portal.web.guard import Guard, person_id

bp = Blueprint("municipality", __name__, url_prefix="/coordinator/municipalities")
guard = Guard(ACCESS, queries.find_municipality, read=Permission.EDIT)
TEXTS = ("contact_name", "contact_phone", "contact_hours", "contact_email", "address")
CONFLICT = 409


@bp.route("/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def settings(municipality: Municipality) -> ResponseReturnValue:
    """Show and change the settings of a municipality."""
    key = municipality.id
    form = _form(municipality)
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            service.change_settings(
                municipality,
                _values(form),
                seen=form.seen.data or "",
                by=person_id(),
                at=clock.now(),
            )
        except Stale:
            municipality = queries.find_municipality(key) or municipality
            saved = _form(municipality, formdata=None)
            differences = differ(form, saved)
            form.seen.data = saved.seen.data
        else:
            flash(gettext("Saved."))
            return redirect(url_for(".settings", id=key), 303)
    page = render_template(
        "municipality/settings.html",
        municipality=municipality,
        form=form,
        differences=differences,
    )
    return page, CONFLICT if differences else 200


def _form(municipality: Municipality, **how: Any) -> MunicipalityForm:  # noqa: ANN401 - WTForms' own
    names = (*TEXTS, "second_person_publishes")
    held = {name: getattr(municipality, name) for name in names}
    return MunicipalityForm(data={**held, "seen": fingerprint(held)}, **how)


def _values(form: MunicipalityForm) -> dict[str, Any]:
    is_on = bool(form.second_person_publishes.data)
    return {**words_of(form, *TEXTS), "second_person_publishes": is_on}
