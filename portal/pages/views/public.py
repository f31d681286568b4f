"""Pages anyone may read that belong to no subject."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal.web.guard import public

bp = Blueprint("pages", __name__)


@bp.get("/")
@public
def home() -> ResponseReturnValue:
    """Show the open competitions and how it all works."""
    return render_template("pages/home.html")
