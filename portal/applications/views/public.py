"""What anyone may read: all questions of a competition, and whether a receipt is genuine."""

import re

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from portal.applications.queries import find_by_digest, list_by_check_code
from portal.applications.queries.drafts import settings_of
from portal.applications.rules.questions import asked_in, sections_of
from portal.applications.types import Declaration
from portal.competitions.access import ACCESS as COMPETITION_ACCESS
from portal.competitions.access import Permission
from portal.competitions.models import Competition
from portal.competitions.queries import find_whole
from portal.kernel import clock
from portal.web.guard import Guard, public

form_bp = Blueprint("application_form", __name__)
of_competition = Guard(COMPETITION_ACCESS, find_whole, read=Permission.READ, keys=("code",))
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[0-9a-f]{8}")


@form_bp.get("/competitions/<code:code>/questions")
@of_competition.to(Permission.READ, visitors=True)
def questions(competition: Competition) -> ResponseReturnValue:
    """Show every question with its hint and limit, the criteria and the budget rule, to print."""
    settings = settings_of(competition)
    tasks = sections_of(has_extra=bool(settings.extra))
    return render_template(
        "application_form/questions.html",
        competition=competition,
        settings=settings,
        sections=[(section, asked_in(section, settings.extra)) for section in tasks],
        hints={one.code: (one.hint_lv, one.hint_en) for one in competition.questions},
        declarations=list(Declaration),
        at=clock.now(),
    )


@form_bp.get("/receipts")
@public
def receipts() -> ResponseReturnValue:
    """Ask for a check code or a digest, and say whether such a receipt was given."""
    typed = request.args.get("code", "")[:100]
    plain = typed.replace("-", "").replace(" ", "").lower()
    found = []
    if _DIGEST.fullmatch(plain):
        version = find_by_digest(plain)
        found = [version] if version else []
    elif _CODE.fullmatch(plain):
        found = list_by_check_code(plain)
    return render_template(
        "application_form/receipts.html",
        typed="" if "\0" in typed else typed,
        found=found,
        is_asked=bool(typed.strip()),
    )


@form_bp.get("/receipts/<string:digest>")
@public
def receipt(digest: str) -> ResponseReturnValue:
    """Say of one digest only its number, its time and whether it is in force."""
    version = find_by_digest(digest) if _DIGEST.fullmatch(digest) else None
    if version is None:
        abort(404)
    return render_template(
        "application_form/receipts.html", typed=digest, found=[version], is_asked=True
    )
