"""The letters a person has been sent, which are all in the portal too."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from portal.kernel.identity import TEAM
from portal.notifications import queries
from portal.notifications.access import MINE, Permission
from portal.notifications.models import Letter
from portal.notifications.views.blueprint import bp
from portal.web.guard import Guard, signed_in
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked

guard = Guard(MINE, queries.find_letter, read=Permission.READ)


@bp.get("/messages")
@signed_in
def mine() -> ResponseReturnValue:
    """List the letters to me and to my organisations."""
    number = page_asked(request.args.get("page"))
    person = who()
    rows, total = queries.list_mine(
        person.id, person.scopes(*TEAM), number=number, per_page=PER_PAGE
    )
    page = Page(rows=rows, number=number, total=total)
    return render_template("notifications/mine.html", page=page)


@bp.get("/messages/<int:id>")
@guard.to(Permission.READ)
def message(letter: Letter) -> ResponseReturnValue:
    """Show one letter, word for word."""
    return render_template("notifications/message.html", letter=letter)
