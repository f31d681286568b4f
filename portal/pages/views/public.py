"""Pages anyone may read that belong to no subject."""

from datetime import date, timedelta
from decimal import Decimal

from flask import Blueprint, Response, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.competitions.queries import list_by_state
from portal.competitions.types import Stage, State
from portal.kernel import clock
from portal.kernel.identity import COMMISSION, TEAM, Identity, Role
from portal.pages.forms import filled_in
from portal.web.addresses import local_address
from portal.web.assets import asset_url
from portal.web.guard import public, signed_in
from portal.web.identity import who
from portal.web.pages import Page

bp = Blueprint("pages", __name__)
_A_YEAR = 365 * 24 * 60 * 60
_BEING_SCORED = (State.CLOSED, State.EVALUATING, State.DECIDED)
_FINISHED = (
    State.RESULTS_PUBLISHED,
    State.CONTRACTING,
    State.IMPLEMENTATION,
    State.COMPLETED,
    State.CANCELLED,
)
PROGRAMME_GRANT = Decimal("4600.00")
"""What the programme pays for a project, where no open competition says it."""
_FIRST_PAGES: tuple[tuple[frozenset[Role], str], ...] = (
    (frozenset({Role.COORDINATOR}), "coordinator.home"),
    (COMMISSION, "evaluation.home"),
    (frozenset({Role.PROVIDER}), "sessions.today"),
    (frozenset({Role.HEAD}), "approvals.head"),
    (frozenset({Role.AUTHOR, Role.SCHOOL_COORDINATOR}), "plans.index"),
    (frozenset({Role.EXPERT}), "approvals.agency"),
    (TEAM, "applications.home"),
    (frozenset({Role.ADMINISTRATOR}), "notifications.letters"),
)
STATEMENT_MADE = date(2026, 11, 22)


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """Show the open competitions and how it all works."""
    at = clock.now()
    by_state = list_by_state(at)
    finished = [one for state in _FINISHED for one in by_state[state]]
    is_open = by_state[State.OPEN]
    return render_template(
        "pages/home.html",
        at=at,
        open=is_open,
        soon=by_state[State.ANNOUNCED],
        closed=[one for state in _BEING_SCORED for one in by_state[state]],
        finished=finished,
        results=[one for one in finished if one.stage is not Stage.CANCELLED],
        grant=is_open[0].grant_amount if is_open else PROGRAMME_GRANT,
    )


@bp.get("/start")
@signed_in
def start() -> ResponseReturnValue:
    """Bring whoever has signed in to the first page of what they do."""
    return redirect(url_for(first_page(who())), 303)


def first_page(person: Identity) -> str:
    """Name the page a person starts at: the role with the nearest work first."""
    found = (page for roles, page in _FIRST_PAGES if person.scopes(*roles))
    return next(found, "organisations.register")


@bp.get("/help")
@public
def help() -> ResponseReturnValue:  # noqa: A001 - the name of its address
    """Show whom to ask, and what others have asked."""
    return render_template("pages/help.html", grant=PROGRAMME_GRANT)


@bp.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    """Show what is kept about people, why and for how long."""
    return render_template("pages/privacy.html")


@bp.get("/accessibility")
@public
def accessibility() -> ResponseReturnValue:
    """Show the accessibility statement (Cabinet regulation 445)."""
    return render_template("pages/accessibility.html", made=STATEMENT_MADE)


@bp.post("/appearance")
@public
def appearance() -> ResponseReturnValue:
    """Keep the choice of light or dark in a cookie and go back to the page."""
    back = local_address(request.form.get("next", ""), url_for("pages.home"))
    response = current_app.make_response(redirect(back, 303))
    chosen = request.form.get("theme", "system")
    if chosen in {"light", "dark"}:
        response.set_cookie(
            "theme",
            chosen,
            max_age=_A_YEAR,
            samesite="Lax",
            secure=current_app.config["SESSION_COOKIE_SECURE"],
        )
    else:
        response.delete_cookie("theme")
    return response


@bp.get("/style-guide")
@public
def style_guide() -> ResponseReturnValue:
    """Show every component in every state."""
    now = clock.now()
    return render_template(
        "pages/style_guide.html",
        at=now,
        before=now - timedelta(days=4),
        soon=now + timedelta(hours=2, minutes=14),
        later=now + timedelta(days=3, hours=2),
        form=filled_in(),
        grant=PROGRAMME_GRANT,
        page=Page(rows=range(50), number=2, total=312),
    )


@bp.get("/robots.txt")
@public
def robots() -> Response:
    """Let search engines read what is public."""
    closed = ("my", "coordinator", "evaluation", "administrator", "applications", "account")
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in closed)]
    lines += [f"Disallow: /en/{path}" for path in closed]
    response = Response("\n".join(lines) + "\n", mimetype="text/plain")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


@bp.get("/favicon.ico")
@public
def favicon() -> ResponseReturnValue:
    """Send browsers that ask without reading the page to the drawing."""
    return "", 302, {"Location": asset_url("img/icon.svg"), "Cache-Control": "public, max-age=3600"}
