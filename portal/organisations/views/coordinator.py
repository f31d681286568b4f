"""The coordinator's mark that an organisation was compared with the register."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.organisations import service
from portal.organisations.access import Permission
from portal.organisations.models import Organisation
from portal.organisations.views.blueprint import bp, guard
from portal.web.guard import person_id


@bp.post("/<int:id>/extract/check")
@guard.to(Permission.CHECK_EXTRACT)
def check_extract(organisation: Organisation) -> ResponseReturnValue:
    """Note that the details agree with the Enterprise Register."""
    service.mark_extract_checked(organisation, by=person_id(), at=clock.now())
    flash(gettext("Saved."))
    return redirect(url_for(".show", id=organisation.id))
