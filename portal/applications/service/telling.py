"""Letters nobody presses a button for: a moved deadline, reminders, "not submitted"."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from portal.accounts.models import Person
from portal.applications import messages
from portal.applications.models import Application
from portal.applications.queries import find_application, people_of, recipients_with_drafts
from portal.applications.queries.drafts import case_of, standings_of
from portal.applications.rules.submission import reasons_not_to_submit
from portal.applications.types import Declaration, Status
from portal.competitions.models import Amendment, Competition
from portal.competitions.types import Stage
from portal.database import transaction
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.kernel.identity import WRITERS
from portal.notifications.service import queue_all
from portal.notifications.types import Message

REMINDERS = (timedelta(days=7), timedelta(hours=24), timedelta(hours=2))
_DAYTIME = range(8, 20)
_NOT_LATER = timedelta(hours=12)
"""A reminder the worker was not there to send in time is not sent much later."""
_TOLD_WITHIN = timedelta(days=2)


def tell_of_amendment(
    amendment: Amendment, teams: Sequence[tuple[Application, list[Person]]], *, at: datetime
) -> int:
    """Tell every team that the deadline moved; give the count.

    Joins the caller's transaction; the same amendment is told once.
    """
    letters = [
        letter
        for application, people in teams
        for letter in messages.amended(application, amendment, people)
    ]
    with transaction():
        return len(queue_all(letters, at=at))


def tell_of_halt(teams: Sequence[tuple[Application, list[Person]]], *, at: datetime) -> int:
    """Tell every team that the competition is suspended, goes on or is cancelled.

    Joins the caller's transaction; gives the count.
    """
    letters = [
        letter
        for application, people in teams
        for letter in messages.halted(application, people, at=at)
    ]
    with transaction():
        return len(queue_all(letters, at=at))


def remind_due(at: datetime) -> int:
    """Queue the reminders that are due at this moment; give the count.

    May be called as often as one likes: a reminder has one key for each application, deadline,
    distance and person. The last one goes out only by day (letters, 5.6).
    """
    sent = 0
    for competition in _closing_within(REMINDERS[0], at):
        left = competition.closes_at - at
        due = [distance for distance in REMINDERS if left <= distance < left + _NOT_LATER]
        if due and _is_polite(min(due), at):
            sent += _remind(competition, min(due), at)
    return sent


def _closing_within(longest: timedelta, at: datetime) -> Sequence[Competition]:
    return db.session.scalars(
        select(Competition)
        .where(
            Competition.stage == Stage.ANNOUNCED,
            Competition.opens_at <= at,
            Competition.closes_at > at,
            Competition.closes_at <= at + longest,
        )
        .order_by(Competition.id)
    ).all()


def _is_polite(distance: timedelta, at: datetime) -> bool:
    return distance > REMINDERS[-1] or at.astimezone(RIGA).hour in _DAYTIME


def _remind(competition: Competition, distance: timedelta, at: datetime) -> int:
    hours = int(distance.total_seconds() // 3600)
    letters = []
    for draft, people in recipients_with_drafts(competition.id):
        wanting = [one for one in people if one.wants_reminders]
        application = find_application(draft.id) if wanting else None
        if application is not None:
            letters += _reminders(application, wanting, hours, at)
    with transaction():
        return len(queue_all(letters, at=at))


def _reminders(
    application: Application, people: list[Person], hours: int, at: datetime
) -> list[Message]:
    standings = standings_of(application)
    case = case_of(application, declared=frozenset(Declaration), may_submit=True, is_confirmed=True)
    objections = reasons_not_to_submit(case, at=at)
    editor = (
        db.session.get(Person, application.touched_by_id) if application.touched_by_id else None
    )
    return [
        messages.reminder(
            application,
            person,
            hours=hours,
            standings=standings,
            objections=objections,
            last_editor=editor.name if editor else "",
            at=at,
        )
        for person in people
    ]


def tell_not_submitted(at: datetime) -> int:
    """Tell teams whose draft was not submitted that the competition has closed; give the count."""
    closed = db.session.scalars(
        select(Competition)
        .where(
            Competition.stage == Stage.ANNOUNCED,
            Competition.closes_at <= at,
            Competition.closes_at > at - _TOLD_WITHIN,
        )
        .order_by(Competition.id)
    ).all()
    letters = [
        messages.not_submitted(application, person)
        for competition in closed
        for application, people in people_of(competition.id, (Status.DRAFT,), WRITERS)
        for person in people
    ]
    with transaction():
        return len(queue_all(letters, at=at))
