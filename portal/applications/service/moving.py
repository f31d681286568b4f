"""Taking back, throwing a correction away, withdrawing, deleting."""

from datetime import datetime

from sqlalchemy import update

from portal.accounts.models import Person
from portal.applications import messages
from portal.applications.models import Application
from portal.applications.queries.drafts import lock_application, move_of
from portal.applications.rules import moves
from portal.applications.service.filling import touch
from portal.applications.service.freezing import restore
from portal.applications.types import Status
from portal.audit.service import record
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.notifications.models import Letter
from portal.notifications.service import queue_all


def reopen(application_id: int, *, by: int, at: datetime) -> None:
    """Take what was submitted back for changes; its version stays in force meanwhile.

    What was withdrawn becomes a draft again. Raises `Refused`.
    """
    with transaction():
        application = _locked(application_id)
        if application.status is Status.REOPENED:
            return
        refuse_if(moves.reasons_not_to_reopen(move_of(application, at=at), at=at))
        was_withdrawn = application.status is Status.WITHDRAWN
        application.status = Status.DRAFT if was_withdrawn else Status.REOPENED
        _recorded("application reopened", application, by=by, at=at)


def discard(application_id: int, *, by: int, at: datetime) -> None:
    """Throw the correction away: the answers are again those of the version in force."""
    with transaction():
        application = _locked(application_id)
        refuse_if(moves.reasons_not_to_discard(move_of(application, at=at)))
        restore(application, application.versions[-1], by=by, at=at)
        application.status = Status.SUBMITTED
        touch(application, by=by, at=at)
        _recorded("correction discarded", application, by=by, at=at)


def withdraw(application_id: int, reason: str, *, by: Person, at: datetime) -> None:
    """Withdraw it, and confirm that by letter; no clarification is waited for any more.

    Raises `Refused` after the decision.
    """
    with transaction():
        application = _locked(application_id)
        refuse_if(moves.reasons_not_to_withdraw(move_of(application, at=at)))
        application.status = Status.WITHDRAWN
        if application.asked is not None:
            application.asked.settled_by_id = by.id
            application.asked.settled_at = at
        application.withdrawn_at, application.withdrawn_reason = at, reason
        application.touched_at, application.touched_by_id = at, by.id
        _recorded("application withdrawn", application, by=by.id, at=at, reason=reason)
        queue_all(messages.withdrawn(application, by=by, at=at), at=at)


def delete_draft(application_id: int, *, by: int, at: datetime) -> None:
    """Delete a draft that was never submitted, for good. Letters about it stay in the log."""
    with transaction():
        application = _locked(application_id)
        refuse_if(moves.reasons_not_to_delete(move_of(application, at=at)))
        _recorded("draft deleted", application, by=by, at=at)
        db.session.execute(
            update(Letter)
            .where(Letter.application_id == application_id)
            .values(application_id=None)
        )
        db.session.delete(application)


def _locked(application_id: int) -> Application:
    application = lock_application(application_id)
    if application is None:
        raise LookupError(f"No application {application_id}.")
    return application


def _recorded(what: str, application: Application, *, by: int, at: datetime, **more: str) -> None:
    record(
        what,
        application,
        by=by,
        at=at,
        competition_id=application.competition_id,
        number=application.number,
        **more,
    )
