"""Submitting: the server's clock, a register number, a frozen version, a receipt."""

from datetime import datetime

from sqlalchemy import select, update

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.applications import messages
from portal.applications.models import Application, ApplicationVersion
from portal.applications.queries.drafts import case_of, lock_application
from portal.applications.rules.submission import reasons_not_to_submit
from portal.applications.service.filling import touch
from portal.applications.service.freezing import freeze
from portal.applications.types import Channel, Declaration, NotSubmitted, Status
from portal.audit.service import record
from portal.competitions.models import Competition
from portal.database import transaction
from portal.extensions import db
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.notifications.service import queue, queue_all


def submit(
    application_id: int, declared: frozenset[Declaration], *, by: Person
) -> ApplicationVersion:
    """Submit the application and send the receipt; pressed again it gives the same version.

    The moment is taken here, once the competition's row is locked: that is what the deadline is
    held against. Raises `NotSubmitted` with every objection.
    """
    with transaction():
        competition = lock_competition(application_id)
        application = lock_application(application_id)
        if application is None or competition is None:
            raise LookupError(f"No application {application_id}.")
        if application.status is Status.SUBMITTED and application.versions:
            return application.versions[-1]
        at = clock.now()
        case = case_of(
            application,
            declared=declared,
            may_submit=by.identity.holds(Role.OWNER, application.organisation_id),
            is_confirmed=by.identity.is_confirmed,
        )
        objections = reasons_not_to_submit(case, at=at)
        if objections:
            raise NotSubmitted(objections)
        return _submit(application, declared, by=by, at=at)


def lock_competition(application_id: int) -> Competition | None:
    """Find the competition of an application as it is now, and keep others from changing it."""
    competition: Competition | None = db.session.scalar(
        select(Competition)
        .join(Application, Application.competition_id == Competition.id)
        .where(Application.id == application_id)
        .with_for_update(of=Competition)
        .execution_options(populate_existing=True)
    )
    return competition


def take_number(competition: Competition) -> int:
    """Take the next register number; the competition's row must be locked by the caller."""
    number = competition.next_number
    # Not through the mapped object: a number taken is no change another editor must know of.
    db.session.execute(
        update(Competition.__table__)
        .where(Competition.__table__.c.id == competition.id)
        .values(next_number=number + 1)
    )
    db.session.expire(competition, ["next_number"])
    return number


def _submit(
    application: Application, declared: frozenset[Declaration], *, by: Person, at: datetime
) -> ApplicationVersion:
    if application.sequence is None:
        application.sequence = take_number(application.competition)
    previous = application.versions[-1] if application.versions else None
    version = freeze(application, declared, by=by, at=at)
    application.status = Status.SUBMITTED
    application.channel = Channel.PORTAL
    application.received_at = at
    application.is_late = False
    application.withdrawn_at, application.withdrawn_reason = None, ""
    touch(application, by=by.id, at=at)
    record(
        "application submitted",
        application,
        by=by.id,
        at=at,
        competition_id=application.competition_id,
        number=application.number,
        version=version.number,
        digest=version.digest,
    )
    queue_all(messages.submitted(application, version, by=by, previous=previous), at=at)
    return version


def send_receipt_again(
    application: Application, version: ApplicationVersion, *, by: Person, at: datetime
) -> None:
    """Put the receipt in the outbox once more, for whoever asks; once a minute at most."""
    with transaction():
        found = messages.submitted(application, version, by=by, previous=None, again=at)
        queue_all([one for one in found if one.to == by.email], at=at)


def ask_to_submit(application: Application, *, by: Person, at: datetime) -> list[str]:
    """Ask those who sign to submit, by letter, once a day; give their names."""
    with transaction():
        owners = [
            one for one in list_holding(Role.OWNER, application.organisation_id) if one.id != by.id
        ]
        for owner in owners:
            queue(messages.please_submit(application, owner, by=by, at=at), at=at)
        record("application asked to be submitted", application, by=by.id, at=at)
    return [owner.name or owner.email for owner in owners]
