"""Answering an invitation."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from portal.accounts import queries
from portal.accounts.views.blueprint import bp
from portal.web.guard import public


@bp.route("/invitations/<token:token>", methods=["GET", "POST"])
@public
def invitation(token: str) -> ResponseReturnValue:
    """Show the offer; a button takes it up, opening the page changes nothing."""
    offer = queries.find_invitation(token)
    if offer is None:
        abort(404)
    return render_template("accounts/invitation.html", invitation=offer)
