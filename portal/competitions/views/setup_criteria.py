"""The coordinator sets the criteria and the extra questions of a competition."""

from decimal import Decimal
from typing import Any

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms import Field
from wtforms.fields.choices import SelectChoice

from portal.competitions import rules
from portal.competitions.access import Permission
from portal.competitions.forms.setup import (
    CriterionForm,
    QualityCriterionForm,
    QuestionForm,
    YesNoCriterionForm,
)
from portal.competitions.models import Competition, Criterion, ExtraQuestion
from portal.competitions.service import criteria as service
from portal.competitions.types import CriterionKind, Section
from portal.competitions.views._editing import edit_page
from portal.competitions.views._pages import CallPage
from portal.competitions.views.setup import bp, guard
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.kernel.seal import fingerprint
from portal.web.editing import words_of
from portal.web.formats import points_plain
from portal.web.forms import Form
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
        is_frozen=_is_frozen(competition),
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
        service.add_criterion(competition, _values(form, chosen), by=person_id(), at=clock.now())

    def build(_competition: Competition, *, blank: bool) -> Form:
        return _criterion_form(chosen, None, blank=blank)

    return edit_page(
        "competition_setup/criterion.html",
        competition,
        build,
        save,
        back=url_for(".criteria", code=competition.code),
        kind=chosen,
        criterion=None,
        is_frozen=_is_frozen(competition),
    )


@bp.route("/<code:code>/criteria/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def criterion(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Change a criterion."""
    held = _one(competition.criteria, id)

    def save(form: Form) -> None:
        service.change_criterion(
            competition,
            id,
            _values(form, held.kind),
            seen=form["seen"].data or "",
            by=person_id(),
            at=clock.now(),
        )

    def build(fresh: Competition, *, blank: bool) -> Form:
        return _criterion_form(held.kind, _one(fresh.criteria, id), blank=blank)

    return edit_page(
        "competition_setup/criterion.html",
        competition,
        build,
        save,
        back=url_for(".criteria", code=competition.code),
        kind=held.kind,
        criterion=held,
        is_frozen=_is_frozen(competition),
    )


def _one(rows: list[Any], id: int) -> Any:  # noqa: A002, ANN401 - a criterion or a question
    found = next((row for row in rows if row.id == id), None)
    if found is None:
        abort(404)
    return found


def _is_frozen(competition: Competition) -> bool:
    return rules.is_frozen(competition.stage, competition.window, at=clock.now())


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
    return _act(
        competition,
        lambda: service.remove_criterion(competition, id, by=person_id(), at=clock.now()),
        ".criteria",
    )


@bp.post("/<code:code>/criteria/<int:id>/up")
@guard.to(Permission.EDIT)
def criterion_up(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Put a criterion before the one above it."""
    return _act(
        competition,
        lambda: service.move_criterion(competition, id, up=True, by=person_id(), at=clock.now()),
        ".criteria",
    )


@bp.post("/<code:code>/criteria/<int:id>/down")
@guard.to(Permission.EDIT)
def criterion_down(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Put a criterion after the one below it."""
    return _act(
        competition,
        lambda: service.move_criterion(competition, id, up=False, by=person_id(), at=clock.now()),
        ".criteria",
    )


def _act(competition: Competition, do: Any, endpoint: str) -> ResponseReturnValue:  # noqa: ANN401 - a verb without arguments
    try:
        do()
    except Refused as refusal:
        for reason in refusal.reasons:
            flash(label(reason), "err")
    else:
        flash(gettext("Saved."))
    return redirect(url_for(endpoint, code=competition.code), 303)


@bp.get("/<code:code>/questions")
@guard.to(Permission.EDIT)
def questions(competition: Competition) -> ResponseReturnValue:
    """List the questions of this competition only."""
    return render_template(
        "competition_setup/questions.html",
        competition=competition,
        is_frozen=_is_frozen(competition),
    )


@bp.route("/<code:code>/questions/new", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def new_question(competition: Competition) -> ResponseReturnValue:
    """Add a question."""

    def save(form: Form) -> None:
        values = _question_values(form)
        service.add_question(competition, values, by=person_id(), at=clock.now())

    return _question_page(competition, None, save)


@bp.route("/<code:code>/questions/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def question(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Change a question."""
    held = _one(competition.questions, id)

    def save(form: Form) -> None:
        service.change_question(
            competition,
            id,
            _question_values(form),
            seen=form["seen"].data or "",
            by=person_id(),
            at=clock.now(),
        )

    return _question_page(competition, held, save)


def _question_page(
    competition: Competition,
    held: ExtraQuestion | None,
    save: Any,  # noqa: ANN401 - a verb that takes the form
) -> ResponseReturnValue:
    def build(fresh: Competition, *, blank: bool) -> Form:
        row = _one(fresh.questions, held.id) if held else None
        return _question_form(row, blank=blank)

    return edit_page(
        "competition_setup/question.html",
        competition,
        build,
        save,
        back=url_for(".questions", code=competition.code),
        question=held,
        is_frozen=_is_frozen(competition),
    )


QUESTION = ("title_lv", "title_en", "hint_lv", "hint_en", "limit", "is_required")


def _question_form(held: ExtraQuestion | None, *, blank: bool) -> Form:
    given: dict[str, Any] = {"limit": 1500, "is_required": True}
    if held is not None:
        given = {name: getattr(held, name) for name in QUESTION}
        given["seen"] = fingerprint(given)
    return QuestionForm(formdata=None, data=given) if blank else QuestionForm(data=given)


def _question_values(form: Form) -> dict[str, Any]:
    limit: Field = form["limit"]
    return {
        **words_of(form, "title_lv", "title_en", "hint_lv", "hint_en"),
        "limit": limit.data,
        "is_required": bool(form["is_required"].data),
    }


@bp.post("/<code:code>/questions/<int:id>/remove")
@guard.to(Permission.EDIT)
def remove_question(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Remove a question."""
    return _act(
        competition,
        lambda: service.remove_question(competition, id, by=person_id(), at=clock.now()),
        ".questions",
    )
