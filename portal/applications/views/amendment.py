"""The coordinator moves a deadline: here, because everybody with a draft is told of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext

from portal.applications.queries import audience_of
from portal.applications.service.amending import amend as move_deadline
from portal.competitions.access import Permission
from portal.competitions.forms.moments import typed
from portal.competitions.forms.setup import AmendForm, OutageForm
from portal.competitions.models import Competition
from portal.competitions.service import stages
from portal.competitions.types import AMENDABLE, Act, NewDeadline, WhyNotAmended
from portal.competitions.views._editing import CONFLICT, again
from portal.competitions.views.coordinator import bp
from portal.competitions.views.setup import guard
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.kernel.seal import fingerprint
from portal.web import formats
from portal.web.acting import tell
from portal.web.editing import Difference, differ
from portal.web.forms import Form
from portal.web.guard import person_id

__all__ = ["bp"]


@bp.route("/<code:code>/amendment", methods=["GET", "POST"])
@guard.to(Permission.AMEND)
def amend(competition: Competition) -> ResponseReturnValue:
    """Move the deadline, by an act and with a reason; say first how many are told."""
    if request.method != "POST" and competition.lasting_stage not in AMENDABLE:
        tell([WhyNotAmended.WRONG_STAGE], "")
        return redirect(url_for(".announce", code=competition.code), 303)
    outage = OutageForm(request.args) if request.args.get("because") == "outage" else None
    is_told = outage is not None and "outage_on" in request.args and outage.validate()
    if outage is not None and not is_told and request.method != "POST":
        return _page(competition, outage, asks_when=True)
    form = _form(competition, _prepared(competition, outage) if outage and is_told else {})
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            move_deadline(
                competition,
                _new_deadline(form),
                seen=form.seen.data or "",
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            form.blame(refusal, {WhyNotAmended.RESULTS_BEFORE_CLOSING: "results_by"})
            competition = again(competition)
        except Stale:
            competition = again(competition)
            saved = _form(competition, formdata=None)
            differences = differ(form, saved)
            form.seen.data = saved.seen.data
        else:
            flash(gettext("The deadline is moved. The page and the letters show the new one."))
            return redirect(url_for(".announce", code=competition.code), 303)
    return _page(competition, form, differences=differences)


def _page(
    competition: Competition,
    form: Form,
    *,
    differences: Sequence[Difference] = (),
    asks_when: bool = False,
) -> ResponseReturnValue:
    page = render_template(
        "competition_setup/amend.html",
        competition=competition,
        form=form,
        differences=differences,
        asks_when=asks_when,
        told=audience_of(competition.id).letters,
        at=clock.now(),
    )
    return page, CONFLICT if differences else 200


def _form(
    competition: Competition, prepared: Mapping[str, Any] | None = None, **how: None
) -> AmendForm:
    return AmendForm(
        data={
            "closes": typed(competition.closes_at),
            "results_by": competition.results_by,
            "seen": fingerprint({"closes_at": competition.closes_at}),
            **(prepared or {}),
        },
        **how,
    )


def _prepared(competition: Competition, outage: OutageForm) -> dict[str, Any]:
    """Return what an amendment because of an outage proposes; the coordinator may word it anew."""
    return {
        "closes": typed(stages.proposed_extension(competition, at=clock.now())),
        "reason_lv": _reason(outage, "lv"),
        "reason_en": _reason(outage, "en"),
    }


def _reason(outage: OutageForm, language: str) -> str:
    day, start, end = (outage[name].data for name in ("outage_on", "outage_from", "outage_to"))
    with force_locale(language):
        return gettext(
            "The portal did not work on %(date)s from %(start)s to %(end)s.",
            date=formats.date_loc(day),
            start=outage.outage_from.write(start),
            end=outage.outage_to.write(end),
        )


def _new_deadline(form: AmendForm) -> NewDeadline:
    return NewDeadline(
        closes_at=form.closes.form.moment,
        results_by=form.results_by.data,
        act=Act(form.act.data),
        act_number=form.act_number.data or "",
        act_date=form.act_date.data,
        reason_lv=form.reason_lv.data or "",
        reason_en=form.reason_en.data or "",
    )
