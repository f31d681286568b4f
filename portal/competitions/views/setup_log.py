"""The log of a competition: who did what and when, readable and as a table to take away."""

from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext

from portal.competitions import log
from portal.competitions.access import Permission
from portal.competitions.models import Competition
from portal.competitions.views._words import field_words, value_words, what_words
from portal.competitions.views.setup import bp, guard
from portal.web import formats
from portal.web.pages import PER_PAGE, Page, page_asked
from portal.web.spreadsheet import csv_response


@bp.get("/<code:code>/log")
@guard.to(Permission.READ_LOG)
def show_log(competition: Competition) -> ResponseReturnValue:
    """List what happened in the competition, the newest first."""
    total = log.count_entries(competition.id)
    number = min(page_asked(request.args.get("page")), max(1, -(-total // PER_PAGE)))
    entries = log.list_entries(competition.id, skip=(number - 1) * PER_PAGE, limit=PER_PAGE)
    page = Page(entries, number, total)
    lines = [_line(entry) for entry in entries]
    return render_template(
        "competition_setup/log.html", competition=competition, page=page, lines=lines
    )


@bp.get("/<code:code>/log.csv")
@guard.to(Permission.READ_LOG)
def log_csv(competition: Competition) -> ResponseReturnValue:
    """Give the whole log as a table."""
    header = [
        gettext("When"),
        pgettext("person", "Who"),
        pgettext("log", "What"),
        gettext("From – to"),
        gettext("Why"),
    ]
    rows = (
        [line["when"], line["who"], line["what"], "; ".join(line["changes"]), line["why"]]
        for line in map(_line, log.list_all_entries(competition.id))
    )
    return csv_response(f"{competition.code}-log", header, rows)


def _side(name: str, value: str) -> str:
    return value_words(name, value) or "–"


def _line(entry: log.Entry) -> dict[str, Any]:
    details = entry.details
    changed = details.get("changed") or {}
    changes = [
        f"{field_words(name)}: {_side(name, pair[0])} → {_side(name, pair[1])}"
        for name, pair in changed.items()
    ]
    changes += [
        value_words(name, str(details[name]))
        for name in ("number", "title", "kind", "file", "code", "act")
        if details.get(name)
    ]
    return {
        "at": entry.at,
        "when": formats.date_time(entry.at, seconds=True),
        "who": entry.who or gettext("The portal itself"),
        "what": what_words(entry.what),
        "changes": changes,
        "why": details.get("reason") or details.get("note") or "",
    }
