"""How every page of setting up saves: what is refused is said, what is stale is shown beside."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.competitions import queries
from portal.competitions.models import Competition
from portal.competitions.types import WhyNotChanged
from portal.kernel.refusal import Refused, Stale
from portal.web.editing import Difference, differ
from portal.web.forms import Form

CONFLICT = 409
WHERE: dict[StrEnum, str] = {
    WhyNotChanged.CODE_TAKEN: "code",
    WhyNotChanged.MONTHS_REVERSED: "max_months",
    WhyNotChanged.GRADES_REVERSED: "grade_to",
    WhyNotChanged.COURSES_REVERSED: "course_to",
    WhyNotChanged.STARTS_REVERSED: "starts_to",
    WhyNotChanged.STARTS_BEFORE_CLOSING: "starts_from",
    WhyNotChanged.ENDS_BEFORE_STARTING: "ends_by",
    WhyNotChanged.RESULTS_BEFORE_CLOSING: "results_by",
    WhyNotChanged.SCORED_AFTER_RESULTS: "evaluate_by",
    WhyNotChanged.NOT_A_STEP: "step",
    WhyNotChanged.MINIMUM_ABOVE_MAXIMUM: "min_points",
}


def edit_page(
    template: str,
    competition: Competition,
    build: Callable[..., Form],
    save: Callable[[Form], None],
    *,
    back: str,
    **more: Any,  # noqa: ANN401 - whatever the page shows besides
) -> ResponseReturnValue:
    """Show the form; when it is sent, save it, or say why not with what was typed still there."""
    form = build(competition, blank=False)
    differences: list[Difference] = []
    if form.validate_on_submit():
        try:
            save(form)
        except Refused as refusal:
            blame(form, refusal)
            competition = again(competition)
        except Stale:
            competition = again(competition)
            saved = build(competition, blank=True)
            differences = differ(form, saved)
            form["seen"].data = saved["seen"].data
        else:
            flash(gettext("Saved."))
            return redirect(back, 303)
    page = render_template(
        template, competition=competition, form=form, differences=differences, **more
    )
    return page, CONFLICT if differences else 200


def again(competition: Competition) -> Competition:
    """Return the competition as it is after a refusal undid everything."""
    found = queries.find_whole(competition.code)
    assert found is not None  # noqa: S101 - competitions are never deleted
    return found


def blame(form: Form, refusal: Refused) -> None:
    """Show each reason at its field, when the form has it; otherwise above the form."""
    form.blame(refusal, {why: name for why, name in WHERE.items() if name in form})
