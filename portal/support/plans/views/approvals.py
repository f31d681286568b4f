"""What waits for approval at each desk: only the differences, and many plans at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from portal.kernel import clock
from portal.kernel.identity import Role
from portal.support.plans import service
from portal.support.plans.forms import ApproveManyForm
from portal.support.plans.labels import say_difference
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries.approving import (
    count_at_desk,
    find_at_desk,
    list_at_desk,
    list_municipalities_at_desk,
)
from portal.support.plans.queries.drafting import last_contents, names_of_staff
from portal.support.plans.rules.differences import Difference, differences
from portal.support.plans.service.freezing import content_of
from portal.support.plans.types import Desk
from portal.support.plans.views.blueprint import note_looks
from portal.support.sight.types import Shown
from portal.web.formats import sentence_start
from portal.web.guard import person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.labels import label
from portal.web.pages import Page, page_asked

bp = Blueprint("approvals", __name__)
PER_PAGE = 25


@dataclass(frozen=True, slots=True)
class Row:
    """One plan that waits: what changed, since when, and why it cannot be ticked, if so."""

    plan: SupportPlan
    changes: Sequence[str]
    since: datetime | None
    """When every desk last approved it; None at the first time."""
    is_own: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one ticked plan; no reasons when it was approved."""

    code: str
    reasons: Sequence[str] = ()


@bp.route("/school/approvals", methods=["GET", "POST"])
@signed_in
def head() -> ResponseReturnValue:
    """Show and approve what waits for the head of the school."""
    return _desk(Desk.HEAD, Role.HEAD)


@bp.route("/municipality/approvals", methods=["GET", "POST"])
@signed_in
def municipality() -> ResponseReturnValue:
    """Show and approve what waits for the municipality, by plan number."""
    return _desk(Desk.MUNICIPALITY, Role.COORDINATOR)


@bp.route("/agency/approvals", methods=["GET", "POST"])
@signed_in
def agency() -> ResponseReturnValue:
    """Show and approve what waits for the agency, by plan number."""
    return _desk(Desk.AGENCY, Role.EXPERT)


def _desk(desk: Desk, role: Role) -> ResponseReturnValue:
    if not who().scopes(role):
        turn_away()
    form = ApproveManyForm()
    results = _approved(form, desk) if form.validate_on_submit() else []
    chosen = _municipality_asked() if desk is Desk.AGENCY else None
    number = page_asked(request.args.get("page"))
    plans = list_at_desk(who(), desk, page=number, per_page=PER_PAGE, municipality_id=chosen)
    rows = _rows(plans)
    page = render_template(
        "plans/approvals.html",
        form=form,
        desk=desk,
        page=Page(rows, number, count_at_desk(who(), desk, municipality_id=chosen), PER_PAGE),
        results=results,
        municipalities=list_municipalities_at_desk(who(), desk) if desk is Desk.AGENCY else [],
        chosen=chosen,
        all_ticked="all" in request.args,
        with_names=desk is Desk.HEAD,
    )
    note_looks(plans, Shown.NAMES if desk is Desk.HEAD else Shown.NUMBER)
    return page


def _approved(form: ApproveManyForm, desk: Desk) -> list[Result]:
    """Approve what was ticked and waits for this person; say of each what became of it."""
    wanted = form.wanted()
    waiting = find_at_desk(who(), desk, list(wanted))
    pairs = [(waiting[code].id, version) for code, version in wanted.items() if code in waiting]
    codes = {one.id: one.code for one in waiting.values()}
    answers = service.approve_many(pairs, desk, by=person_id(), at=clock.now())
    return [
        Result(codes[one.plan_id], [label(reason) for reason in one.reasons]) for one in answers
    ]


def _rows(plans: Sequence[SupportPlan]) -> list[Row]:
    kept = last_contents([one.id for one in plans])
    changes = {
        one.id: differences(kept[one.id][1] if one.id in kept else None, content_of(one))
        for one in plans
    }
    staff = names_of_staff(_providers_in(changes.values()))
    me = person_id()
    return [
        Row(
            plan=one,
            changes=[sentence_start(say_difference(it, staff)) for it in changes[one.id]],
            since=kept[one.id][0].approved_at if one.id in kept else None,
            is_own=one.author.person_id == me,
        )
        for one in plans
    ]


def _providers_in(changes: Iterable[Iterable[Difference]]) -> set[int]:
    return {
        side.provider
        for many in changes
        for one in many
        for side in (one.before, one.after)
        if side is not None and side.provider is not None
    }


def _municipality_asked() -> int | None:
    asked = request.args.get("municipality", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= 9 else None  # noqa: PLR2004 - a key
