"""The list of municipalities with their coordinators; it stands here because it counts people."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from portal.accounts import queries
from portal.institutions.access import PROGRAMME_ACCESS, ProgrammePermission
from portal.institutions.queries import list_kept
from portal.kernel import clock
from portal.web.guard import Guard
from portal.web.pages import PER_PAGE, Page, page_asked

bp = Blueprint("municipality_list", __name__, url_prefix="/programme")
KEEP = ProgrammePermission.KEEP
portal_wide = Guard(PROGRAMME_ACCESS, lambda: "programme", read=KEEP, keys=())


@bp.get("/municipalities")
@portal_wide.to(KEEP)
def index(_programme: str) -> ResponseReturnValue:
    """List the municipalities: region, schools, coordinators, whether an agreement is signed."""
    number = page_asked(request.args.get("page"))
    rows, total = list_kept(on=clock.today(), page=number, per_page=PER_PAGE)
    return render_template(
        "programme/municipalities.html",
        page=Page(rows, number, total),
        coordinators=queries.count_coordinators({row.municipality.id for row in rows}),
    )
