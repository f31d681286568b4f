"""Who asks to join an organisation that nobody manages: what an administrator answers."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.accounts.models import JoinRequest
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.organisations import queries, service
from portal.organisations.access import ACCESS, Permission
from portal.organisations.views.blueprint import bp
from portal.web.acting import acted
from portal.web.guard import Guard, person_id

portal_wide = Guard(ACCESS, lambda: "portal", read=Permission.ANSWER_UNMANAGED, keys=())
guard = Guard(
    ACCESS,
    queries.find_unmanaged_request,
    read=Permission.ANSWER_UNMANAGED,
    keys=("request_id",),
)


@bp.get("/requests")
@portal_wide.to(Permission.ANSWER_UNMANAGED)
def requests(_portal: str) -> ResponseReturnValue:
    """List who waits where nobody else can answer."""
    return render_template(
        "organisations/requests.html", requests=queries.list_unmanaged_requests()
    )


@bp.post("/requests/<int:request_id>/answer")
@guard.to(Permission.ANSWER_UNMANAGED)
def answer_unmanaged(asked: JoinRequest) -> ResponseReturnValue:
    """Let in somebody to manage the organisation, or do not; the asker is told."""
    role = None if "decline" in request.form else Role.OWNER
    acted(
        lambda: service.answer_join_request(asked, role, by=person_id(), at=clock.now()),
        gettext("The answer is on its way by e-mail."),
    )
    return redirect(url_for(".requests"))
