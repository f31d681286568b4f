"""The coordinator sets the criteria of a competition."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from flask import abort, render_template
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice

from portal.competitions import rules
from portal.competitions.access import Permission
from portal.competitions.forms.setup import (
    CriterionForm,
    QualityCriterionForm,
    YesNoCriterionForm,
)
from portal.competitions.models import Competition, Criterion
from portal.competitions.service import criteria as service
from portal.competitions.types import CriterionKind, Section
from portal.competitions.views._pages import CallPage
from portal.competitions.views._rows import act, is_frozen, one_of, row_page
from portal.competitions.views.setup import bp, guard
from portal.kernel import clock
from portal.kernel.seal import fingerprint
from portal.web.editing import words_of
from portal.web.formats import points_plain
from portal.web.forms import Form, typed
from portal.web.guard import person_id
from portal.web.labels import label

NAMES = ("title_lv", "title_en", "looks_for_lv", "looks_for_en")
ONE = Decimal(1)
NUMBERS = ("max_points", "step", "weight", "min_points")


@bp.get("/<code:code>/criteria")
@guard.to(Permission.EDIT)
def criteria(competition: Competition) -> ResponseReturnValue:
    """List the criteria of the three kinds."""
    return render_template(
        "competition_setup/criteria.html",
        competition=competition,
        page=CallPage(competition, clock.now()),
        is_frozen=is_frozen(competition),
        kinds=list(CriterionKind),
    )


@bp.route("/<code:code>/criteria/new/<string:kind>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def new_criterion(competition: Competition, kind: str) -> ResponseReturnValue:
    """Add a criterion of a kind."""
    if kind not in [one.value for one in CriterionKind]:
        abort(404)
    chosen = CriterionKind(kind)

    def save(form: Form) -> None:
        service.add_row(
            competition, Criterion, _values(form, chosen), by=person_id(), at=clock.now()
        )

    return _page(competition, save, kind=chosen, held=None)


@bp.route("/<code:code>/criteria/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def criterion(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Change a criterion; read it once the criteria are frozen."""
    held = one_of(competition.criteria, id)

    def save(form: Form) -> None:
        service.change_row(
            competition,
            held,
            _values(form, held.kind),
            seen=typed(form["seen"]),
            by=person_id(),
            at=clock.now(),
        )

    return _page(competition, save, kind=held.kind, held=held)


def _page(
    competition: Competition,
    save: Callable[[Form], None],
    *,
    kind: CriterionKind,
    held: Criterion | None,
) -> ResponseReturnValue:
    return row_page(
        "competition_setup/criterion.html",
        competition,
        partial(_criterion_form, kind),
        save,
        rows="criteria",
        held=held,
        kind=kind,
        sections=[label(one) for one in Section if held and one.value in held.sections],
    )


def _criterion_form(kind: CriterionKind, held: Criterion | None, *, blank: bool) -> Form:
    form_of = QualityCriterionForm if kind is CriterionKind.QUALITY else YesNoCriterionForm
    given: dict[str, Any] = {"step": ONE, "weight": ONE} if held is None else _given(held)
    form: CriterionForm = form_of(formdata=None, data=given) if blank else form_of(data=given)
    if isinstance(form, QualityCriterionForm):
        form.sections.choices = [SelectChoice(section.value, label(section)) for section in Section]
    return form


def _given(held: Criterion) -> dict[str, Any]:
    quality = held.kind is CriterionKind.QUALITY
    names = (*NAMES, *NUMBERS, "sections") if quality else (*NAMES, "correctable")
    columns = {name: getattr(held, name) for name in names}
    sealed = {**columns, "kind": held.kind, **({"anchors": held.anchors} if quality else {})}
    return {
        **columns,
        "anchors_lv": _levels(held, "lv"),
        "anchors_en": _levels(held, "en"),
        "seen": fingerprint(sealed),
    }


def _levels(held: Criterion, language: str) -> str:
    lines = [
        f"{points_plain(points)}: {one[language]}"
        for points, one in zip(rules.anchor_points(held.anchors), held.anchors, strict=True)
        if one.get(language)
    ]
    return "\n".join(lines)


def _values(form: Form, kind: CriterionKind) -> dict[str, Any]:
    values: dict[str, Any] = {**words_of(form, *NAMES), "kind": kind}
    if isinstance(form, QualityCriterionForm):
        numbers = {name: form[name].data for name in NUMBERS}
        sections = [section.value for section in Section if section.value in form.sections.data]
        return {**values, **numbers, "sections": sections, "anchors": form.anchors()}
    return {**values, "correctable": bool(form["correctable"].data)}


@bp.post("/<code:code>/criteria/<int:id>/remove")
@guard.to(Permission.EDIT)
def remove_criterion(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Remove a criterion."""
    return act(
        competition,
        lambda: service.remove_row(competition, Criterion, id, by=person_id(), at=clock.now()),
        "criteria",
    )


@bp.post("/<code:code>/criteria/<int:id>/up")
@guard.to(Permission.EDIT)
def criterion_up(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Put a criterion before the one above it."""
    return act(
        competition,
        lambda: service.move_criterion(competition, id, up=True, by=person_id(), at=clock.now()),
        "criteria",
    )


@bp.post("/<code:code>/criteria/<int:id>/down")
@guard.to(Permission.EDIT)
def criterion_down(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Put a criterion after the one below it."""
    return act(
        competition,
        lambda: service.move_criterion(competition, id, up=False, by=person_id(), at=clock.now()),
        "criteria",
    )
