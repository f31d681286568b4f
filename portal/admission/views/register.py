"""Registering an application that came another way."""

from decimal import Decimal
from enum import StrEnum

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from portal.admission.access import COMPETITION_ACCESS, Permission
from portal.admission.forms import RegisterForm
from portal.admission.service import PaperApplication, register
from portal.admission.types import WhyNotRegister
from portal.applications.types import Channel
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.files.types import WhyNotKept
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.organisations.types import Kind
from portal.web.guard import Guard, person_id

bp = Blueprint("paper", __name__, url_prefix="/coordinator")
guard = Guard(COMPETITION_ACCESS, find_competition, read=Permission.REGISTER, keys=("code",))
_AT_FIELD: dict[StrEnum, str] = {
    WhyNotRegister.IN_THE_FUTURE: "received_on",
    WhyNotRegister.BEFORE_OPENING: "received_on",
    WhyNotRegister.POSTMARK_MISSING: "postmark",
    WhyNotRegister.POSTMARK_AFTER_ARRIVAL: "postmark",
    WhyNotRegister.NUMBER_NOT_VALID: "registration_number",
    WhyNotRegister.TITLE_MISSING: "title",
    **dict.fromkeys(WhyNotKept, "scan"),
}


@bp.route("/competitions/<code:code>/applications/paper", methods=["GET", "POST"])
@guard.to(Permission.REGISTER)
def register_paper(competition: Competition) -> ResponseReturnValue:
    """Enter when and how an application came, who applies and for what."""
    form = RegisterForm()
    form.offer()
    if form.validate_on_submit():
        try:
            application = register(
                competition,
                _typed(form),
                by=person_id(),
                by_name=current_user.name,
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, _AT_FIELD)
        else:
            flash(gettext("Registered, No. %(number)s", number=application.number))
            return redirect(url_for("admission.application", id=application.id))
    return render_template("admission/register_paper.html", competition=competition, form=form)


def _typed(form: RegisterForm) -> PaperApplication:
    scan = request.files.get("scan")
    assert form.received_at is not None  # noqa: S101 - the form was valid
    return PaperApplication(
        channel=Channel(form.channel.data),
        received_at=form.received_at,
        postmark=form.postmark.data,
        registration_number=form.registration_number.data,
        organisation=form.organisation.data,
        kind=Kind(form.kind.data),
        email=form.email.data or "",
        title=form.title.data,
        planned=form.planned.data or Decimal(0),
        scan=scan.stream if scan and scan.filename else None,
        scan_name=scan.filename if scan and scan.filename else "",
    )
