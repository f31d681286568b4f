"""Criteria and questions are set up alike: a row is added, changed or removed until opening."""

from collections.abc import Callable, Sequence
from typing import Any

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.competitions import rules
from portal.competitions.models import Competition
from portal.competitions.views._editing import edit_page
from portal.kernel import clock
from portal.web.acting import acted
from portal.web.forms import Form


def is_frozen(competition: Competition) -> bool:
    """Nothing of it may change any more, because somebody may have begun to answer."""
    return rules.is_frozen(competition.stage, competition.window, at=clock.now())


def one_of(rows: Sequence[Any], id: int) -> Any:  # noqa: A002, ANN401 - a criterion or a question
    """Return the row with this key; 404 when the competition has no such row."""
    found = next((row for row in rows if row.id == id), None)
    if found is None:
        abort(404)
    return found


def row_page(
    template: str,
    competition: Competition,
    form_of: Callable[..., Form],
    save: Callable[[Form], None],
    *,
    rows: str,
    held: Any,  # noqa: ANN401 - the criterion or question, None for a new one
    **more: Any,  # noqa: ANN401 - whatever the page shows besides
) -> ResponseReturnValue:
    """Show the form of one of the `rows` and save it; once they are frozen, let it be read.

    A form sent at the very instant of opening is shown again with what was typed.
    """
    back = url_for(f".{rows}", code=competition.code)
    only_read = is_frozen(competition) and request.method != "POST"
    if only_read and held is None:
        return redirect(back, 303)

    def build(fresh: Competition, *, blank: bool) -> Form:
        row = one_of(getattr(fresh, rows), held.id) if held else None
        return form_of(row, blank=blank)

    return edit_page(
        template,
        competition,
        build,
        save,
        back=back,
        held=held,
        is_frozen=is_frozen(competition),
        only_read=only_read,
        **more,
    )


def act(competition: Competition, do: Callable[[], None], rows: str) -> ResponseReturnValue:
    """Do it, say how it went, and go back to the list of these rows."""
    acted(do, gettext("Saved."))
    return redirect(url_for(f".{rows}", code=competition.code), 303)
