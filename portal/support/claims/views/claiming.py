"""The claims of one plan, and handing one in."""

from enum import StrEnum

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.files.downloads import accepted, download, kinds_in_words
from portal.files.types import ATTACHMENTS
from portal.files.types import WhyNotKept as FileFault
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.claims import queries, service
from portal.support.claims.access import ClaimPermission
from portal.support.claims.forms import ClaimForm
from portal.support.claims.models import Claim
from portal.support.claims.service.claiming import LARGEST
from portal.support.claims.types import WhyNotClaimed
from portal.support.claims.views.blueprint import bp, of_claim, of_plan
from portal.support.plans.access import Permission
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries import renew
from portal.support.plans.types import ECONOMIC, Stage
from portal.web.forms import typed
from portal.web.guard import person_id

WHERE: dict[StrEnum, str] = {
    WhyNotClaimed.OUT_OF_ORDER: "last",
    WhyNotClaimed.OUTSIDE: "first",
    WhyNotClaimed.PAUSED: "first",
    WhyNotClaimed.FUTURE: "last",
    WhyNotClaimed.TWICE: "first",
    WhyNotClaimed.DAYS: "days",
    WhyNotClaimed.NO_AMOUNT: "amount",
    WhyNotClaimed.OVER_PLAN: "amount",
    WhyNotClaimed.NO_EVIDENCE: "evidence",
    WhyNotClaimed.DOCUMENT_USED: "file",
}


@bp.get("/plans/<reference:code>/claims")
@of_plan.to(Permission.READ_WHOLE)
def of_a_plan(plan: SupportPlan) -> ResponseReturnValue:
    """Show what was claimed in a plan and what is left of each measure."""
    return render_template(
        "claims/of_a_plan.html",
        plan=plan,
        claims=queries.list_of_plan(plan.id),
        measures=[one for one in plan.measures if _is_claimed(one)],
        claimed=queries.amounts_claimed(plan.id),
    )


@bp.route("/plans/<reference:code>/claims/<int:measure_id>/new", methods=["GET", "POST"])
@of_plan.to(Permission.EDIT)
def new(plan: SupportPlan, measure_id: int) -> ResponseReturnValue:
    """Hand in a claim for a measure."""
    measure = _measure(plan, measure_id)
    form = ClaimForm()
    code = plan.code
    if form.validate_on_submit() and _handed_in(plan, measure, form):
        flash(gettext("The claim is handed in."))
        return redirect(url_for(".of_a_plan", code=code), 303)
    return render_template(
        "claims/new.html",
        plan=plan,
        measure=measure,
        form=form,
        kinds=kinds_in_words(ATTACHMENTS),
        accept=accepted(ATTACHMENTS),
        limit=LARGEST,
    )


@bp.get("/claims/<int:id>/document")
@of_claim.to(ClaimPermission.READ)
def document(claim: Claim) -> ResponseReturnValue:
    """Download the document of a claim."""
    if claim.file is None:
        abort(404)
    return download(claim.file)


def _is_claimed(measure: Measure) -> bool:
    """Money is planned for it, and approved."""
    return measure.kind in ECONOMIC and measure.stage is not Stage.DRAFTED


def _measure(plan: SupportPlan, measure_id: int) -> Measure:
    found = next((one for one in plan.measures if one.id == measure_id and _is_claimed(one)), None)
    if found is None:
        abort(404)
    return found


def _handed_in(plan: SupportPlan, measure: Measure, form: ClaimForm) -> bool:
    sent = request.files.get("file")
    document = (
        service.Document(sent.stream, sent.filename)  # type: ignore[arg-type]  # a spooled file
        if sent is not None and sent.filename
        else None
    )
    wish = service.Wish(
        first=form.first.data,
        last=form.last.data,
        days=form.days.data,
        amount=form.amount.data,
        evidence=typed(form.evidence),
        document=document,
    )
    try:
        service.claim(measure, wish, by=person_id(), at=clock.now())
    except Refused as refusal:
        form.blame(refusal, WHERE | dict.fromkeys(FileFault, "file"))
        renew(plan)
        return False
    return True
