"""Signing in and out."""

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.accounts.views.blueprint import bp
from portal.web.guard import public


@bp.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Ask for the address and the password."""
    return render_template("accounts/sign_in.html")
