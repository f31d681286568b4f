"""The cost plan: lines, sums, rows pasted from a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.applications import service
from portal.applications.access import Permission
from portal.applications.forms import (
    YES,
    SectionForm,
    lines_typed,
    plan_form,
    shown_lines,
    typed_lines,
)
from portal.applications.models import Application, CostLine
from portal.applications.queries import find_application
from portal.applications.queries.drafts import draft_of, line_of, settings_of
from portal.applications.queries.home import others_writing
from portal.applications.rules import cost_plan as rules
from portal.applications.rules.sections import objections_in
from portal.applications.service.filling import TypedLine, normal, typed_of
from portal.applications.types import CostCategory, Objection, Section
from portal.applications.views.blueprint import bp, guard
from portal.applications.views.opening import (
    home_of,
    is_being_clarified,
    is_locked,
    read_only,
)
from portal.applications.views.problems import blame
from portal.applications.views.sections import (
    count_asked,
    feeds_of,
    row_of,
    told_saved,
    told_stale,
)
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.web.formats import is_latvian
from portal.web.guard import person_id
from portal.web.labels import label

_BLANK = 3
"""Empty lines an empty plan begins with."""


def _localised(row: CostLine) -> TypedLine:
    """Write a stored line's numbers as the language does: `50,00`; the unread stay as typed."""
    line = typed_of(row)
    if not is_latvian():
        return line
    return replace(
        line,
        quantity=row.quantity_typed or line.quantity.replace(".", ","),
        unit_price=row.price_typed or line.unit_price.replace(".", ","),
    )


def _form(application: Application, *, lines: Sequence[TypedLine] | None = None) -> SectionForm:
    row = row_of(application, Section.COST_PLAN)
    stored = [_localised(line) for line in application.cost_lines] if lines is None else list(lines)
    if request.method == "POST":
        count = lines_typed(request.form)
    else:
        count = max(len(stored), count_asked("lines"), 0 if stored else _BLANK)
    data = shown_lines(stored)
    data["version"] = str(row.version if row else 0)
    data["done"] = YES if row and row.is_done else "later"
    return plan_form(count)(data=data)


@bp.route("/applications/<int:id>/cost-plan", methods=["GET", "POST"])
@guard.to(Permission.READ)
def cost_plan(application: Application) -> ResponseReturnValue:
    """Show and save the cost plan: any state may be saved, only the exact sum submitted."""
    form = _form(application)
    if is_locked(application, Section.COST_PLAN):
        return read_only(application, Section.COST_PLAN)
    if request.method == "POST":
        if form.validate():
            return _saved(application, form)
    elif "check" in request.args or _has_unread(application):
        blame(form, _objections(application), ())
    return _page(application, form)


def _has_unread(application: Application) -> bool:
    return any(line.quantity_typed or line.price_typed for line in application.cost_lines)


def _objections(application: Application) -> list[Objection]:
    found = objections_in(Section.COST_PLAN, draft_of(application))
    if "check" in request.args:
        return found
    unread = {
        f"lines-{number}-{part}"
        for number, line in enumerate(application.cost_lines, 1)
        for part, typed in (("quantity", line.quantity_typed), ("unit_price", line.price_typed))
        if typed
    }
    return [one for one in found if one.field in unread]


def _page(
    application: Application, form: SectionForm, *, preview: Sequence[TypedLine] = ()
) -> ResponseReturnValue:
    at = clock.now()
    grant = application.competition.grant_amount
    row = row_of(application, Section.COST_PLAN)
    lines = [line_of(line) for line in application.cost_lines]
    return render_template(
        "applications/cost_plan.html",
        application=application,
        form=form,
        row=row,
        numbers=range(1, lines_typed(form.data) + 1),
        sums=[rules.line_sum(line) for line in lines],
        rounded=[rules.exact_sum(line) if rules.is_rounded(line) else None for line in lines],
        by_category=[
            (category, amount, rules.share_of(grant, amount))
            for category, amount in rules.by_category(lines)
        ],
        caps=settings_of(application.competition).caps,
        planned=rules.plan_total(lines),
        share=rules.share_of(grant, rules.plan_total(lines)),
        preview=preview,
        feeds=feeds_of(application, Section.COST_PLAN),
        others=others_writing([row] if row else [], me=person_id(), at=at),
        at=at,
    )


def _saved(application: Application, form: SectionForm) -> ResponseReturnValue:
    asked = request.form.get("action", "")
    lines = _changed(typed_lines(form), form, asked)
    is_done = form.done.data == YES
    try:
        service.save_plan(
            application.id,
            [normal(line) for line in lines],
            version=form.version_opened,
            is_done=is_done or is_being_clarified(application),
            by=person_id(),
            at=clock.now(),
        )
    except Stale:
        return _conflict(application, form, lines)
    except Refused as refusal:
        form.blame(refusal)
        return _page(application, form)
    return _next(application, lines, asked, is_done=is_done)


def _changed(lines: list[TypedLine], form: SectionForm, asked: str) -> list[TypedLine]:
    """Return the lines as the pressed button leaves them."""
    number = asked.rpartition(":")[2]
    if asked.startswith("delete:") and number.isascii() and number.isdigit():
        filled = [
            one for one in range(1, lines_typed(form.data) + 1) if not _line_at(form, one).is_blank
        ]
        return [line for place, line in zip(filled, lines, strict=True) if place != int(number)]
    if asked == "paste":
        return [*lines, *pasted(form["pasted"].data or "")]
    return lines


def _line_at(form: SectionForm, number: int) -> TypedLine:
    parts = ("item", "category", "quantity", "unit", "unit_price", "reason")
    return TypedLine(**{part: form[f"lines-{number}-{part}"].data or "" for part in parts})


def pasted(block: str) -> list[TypedLine]:
    """Read rows of a spreadsheet as lines; a category is known by its words or its code."""
    known = {label(one).casefold(): one.value for one in CostCategory}
    known |= {one.value: one.value for one in CostCategory}
    return [
        TypedLine(
            item=what,
            category=known.get(category.casefold(), ""),
            quantity=quantity,
            unit=unit,
            unit_price=price,
        )
        for what, category, quantity, unit, price in rules.pasted_lines(block)
    ]


def _next(
    application: Application, lines: Sequence[TypedLine], asked: str, *, is_done: bool
) -> ResponseReturnValue:
    if asked == "add":
        number = len(lines) + 1
        anchor = f"lines-{number}-item"
        return redirect(url_for(".cost_plan", id=application.id, lines=number, _anchor=anchor), 303)
    if asked.startswith("delete:"):
        flash(gettext("Deleted."))
        return redirect(url_for(".cost_plan", id=application.id, _anchor="plan"), 303)
    if asked == "paste":
        added = len(pasted(request.form.get("pasted", "")))
        flash(ngettext("%(num)d line is added.", "%(num)d lines are added.", added))
        return redirect(url_for(".cost_plan", id=application.id, _anchor="plan"), 303)
    fresh = find_application(application.id)
    if is_done and fresh and objections_in(Section.COST_PLAN, draft_of(fresh)):
        return redirect(url_for(".cost_plan", id=application.id, check=1), 303)
    if asked == "stay":
        return redirect(url_for(".cost_plan", id=application.id), 303)
    flash(gettext("Saved: %(section)s", section=label(Section.COST_PLAN)))
    return redirect(home_of(application), 303)


def _conflict(
    application: Application, form: SectionForm, mine: Sequence[TypedLine]
) -> ResponseReturnValue:
    """Show both plans; the button saves one's own over the other's."""
    fresh = find_application(application.id) or application
    row = row_of(fresh, Section.COST_PLAN)
    form.version.data = str(row.version if row else 0)
    return (
        render_template(
            "applications/plan_conflict.html",
            application=fresh,
            form=form,
            row=row,
            mine=shown_lines(mine),
            mine_lines=mine,
            theirs=[_localised(line) for line in fresh.cost_lines],
        ),
        409,
    )


@bp.post("/applications/<int:id>/cost-plan/draft")
@guard.to(Permission.WRITE)
def cost_plan_draft(application: Application) -> ResponseReturnValue:
    """Save the plan as it is being typed, for the page's script."""
    form = _form(application)
    if not form.validate():
        return jsonify(say=gettext("Remove the characters that cannot be shown.")), 422
    row = row_of(application, Section.COST_PLAN)
    try:
        saved = service.save_plan(
            application.id,
            [normal(line) for line in typed_lines(form)],
            version=form.version_opened,
            is_done=bool(row and row.is_done),
            by=person_id(),
            at=clock.now(),
        )
    except Stale:
        return told_stale(url_for(".cost_plan", id=application.id))
    except Refused as refusal:
        return jsonify(say=label(refusal.reasons[0])), 422
    return told_saved(saved)
