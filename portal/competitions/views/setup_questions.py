"""The coordinator adds questions of this competition only, until it opens."""

from collections.abc import Callable
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.competitions.access import Permission
from portal.competitions.forms.setup import QuestionForm
from portal.competitions.models import Competition, ExtraQuestion
from portal.competitions.service import criteria as service
from portal.competitions.views._rows import act, is_frozen, one_of, row_page
from portal.competitions.views.setup import bp, guard
from portal.kernel import clock
from portal.kernel.seal import fingerprint
from portal.web.editing import words_of
from portal.web.forms import Form, typed
from portal.web.guard import person_id

QUESTION = ("title_lv", "title_en", "hint_lv", "hint_en", "limit", "is_required")


@bp.get("/<code:code>/questions")
@guard.to(Permission.EDIT)
def questions(competition: Competition) -> ResponseReturnValue:
    """List the questions of this competition only."""
    return render_template(
        "competition_setup/questions.html",
        competition=competition,
        is_frozen=is_frozen(competition),
    )


@bp.route("/<code:code>/questions/new", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def new_question(competition: Competition) -> ResponseReturnValue:
    """Add a question."""

    def save(form: Form) -> None:
        service.add_row(competition, ExtraQuestion, _values(form), by=person_id(), at=clock.now())

    return _page(competition, save, held=None)


@bp.route("/<code:code>/questions/<int:id>", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def question(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Change a question; read it once the questions are frozen."""
    held = one_of(competition.questions, id)

    def save(form: Form) -> None:
        service.change_row(
            competition,
            held,
            _values(form),
            seen=typed(form["seen"]),
            by=person_id(),
            at=clock.now(),
        )

    return _page(competition, save, held=held)


def _page(
    competition: Competition, save: Callable[[Form], None], *, held: ExtraQuestion | None
) -> ResponseReturnValue:
    return row_page(
        "competition_setup/question.html",
        competition,
        _question_form,
        save,
        rows="questions",
        held=held,
    )


def _question_form(held: ExtraQuestion | None, *, blank: bool) -> Form:
    given: dict[str, Any] = {"limit": 1500, "is_required": True}
    if held is not None:
        given = {name: getattr(held, name) for name in QUESTION}
        given["seen"] = fingerprint(given)
    return QuestionForm(formdata=None, data=given) if blank else QuestionForm(data=given)


def _values(form: Form) -> dict[str, Any]:
    return {
        **words_of(form, "title_lv", "title_en", "hint_lv", "hint_en"),
        "limit": form["limit"].data,
        "is_required": bool(form["is_required"].data),
    }


@bp.post("/<code:code>/questions/<int:id>/remove")
@guard.to(Permission.EDIT)
def remove_question(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Remove a question."""
    return act(
        competition,
        lambda: service.remove_row(competition, ExtraQuestion, id, by=person_id(), at=clock.now()),
        "questions",
    )
