"""The coordinator announces a competition and sees it as others will."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.competitions import rules
from portal.competitions.access import Permission
from portal.competitions.models import Competition
from portal.competitions.service import stages as service
from portal.competitions.types import STEPS, Move, WhyNotAnnounced
from portal.competitions.views._editing import again
from portal.competitions.views._pages import CallPage
from portal.competitions.views.setup import bp, guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web import formats
from portal.web.forms import Form
from portal.web.guard import person_id

MENDED_AT = {
    WhyNotAnnounced.NO_TEXTS: "edit",
    WhyNotAnnounced.NO_APPEAL: "edit",
    WhyNotAnnounced.NO_REGULATIONS: "documents",
    WhyNotAnnounced.NO_ACT: "settings",
    WhyNotAnnounced.CLOSES_IN_THE_PAST: "settings",
    WhyNotAnnounced.DATES_OUT_OF_ORDER: "settings",
    WhyNotAnnounced.NO_TIE_RULE: "settings",
    WhyNotAnnounced.MINIMUM_ABOVE_MAXIMUM: "settings",
    WhyNotAnnounced.NO_QUALITY_CRITERIA: "criteria",
    WhyNotAnnounced.NO_CONTACT: "contact",
}


@bp.route("/<code:code>/announce", methods=["GET", "POST"])
@guard.to(Permission.ANNOUNCE)
def announce(competition: Competition) -> ResponseReturnValue:
    """Show what is missing; announce when nothing is."""
    at = clock.now()
    form = Form()
    if form.validate_on_submit():
        try:
            service.announce(competition, by=person_id(), at=at)
        except Refused as refusal:
            form.blame(refusal)
            competition = again(competition)
        else:
            flash(
                gettext(
                    "The competition is announced. It opens %(deadline)s.",
                    deadline=formats.deadline(competition.opens_at),
                )
            )
            return redirect(url_for(".announce", code=competition.code), 303)
    case = service.readiness(competition)
    missing = rules.reasons_not_to_announce(case, at=at)
    return render_template(
        "competition_setup/announce.html",
        competition=competition,
        page=CallPage(competition, at),
        form=form,
        missing=[(why, MENDED_AT.get(why, "settings")) for why in missing],
        ready=[why for why in MENDED_AT if why not in missing],
        remarks=rules.remarks_on(case, at=at),
        is_draft=competition.stage in STEPS[Move.ANNOUNCE].before,
        has_opened=at >= competition.opens_at,
        may_suspend=competition.stage in STEPS[Move.SUSPEND].before,
        may_resume=competition.stage in STEPS[Move.RESUME].before,
        may_cancel=competition.stage in STEPS[Move.CANCEL].before,
    )


@bp.get("/<code:code>/preview")
@guard.to(Permission.EDIT)
def preview(competition: Competition) -> ResponseReturnValue:
    """Show the competition as the public will see it."""
    page = CallPage(competition, clock.now())
    return render_template("competition_setup/preview.html", page=page, competition=competition)
