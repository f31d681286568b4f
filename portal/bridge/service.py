"""Asking a school for a number, taking the request back, confirming a number, declining."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from portal.accounts.models import Person
from portal.accounts.queries import list_holding
from portal.applications.models import Application
from portal.applications.queries import read_content, text_in_force
from portal.applications.types import Section, Status
from portal.audit.service import record
from portal.bridge import messages, queries, rules
from portal.bridge.models import SchoolCount
from portal.bridge.types import WhyNotAsked
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import School
from portal.kernel.clock import RIGA
from portal.kernel.identity import LEADING_SCHOOL, WRITERS, Role
from portal.kernel.refusal import Stale, refuse_if
from portal.notifications.service import queue_all
from portal.support.plans.queries import count_pupils_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which school is asked, about which grades, and how many the organisation counts."""

    school: School
    first: str
    last: str
    claimed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Who answers, what they are at the school, and which version they were looking at."""

    person: Person
    role: Role
    version: int


def reasons_against_the_time(application: Application) -> list[WhyNotAsked]:
    """Return why no school can be asked now."""
    return rules.reasons_against_the_time(application.status, application.competition.stage)


def is_open(count: SchoolCount) -> bool:
    """Say whether the school may still answer."""
    application = count.application
    return rules.is_open(application.status, application.competition.stage)


def plans_for(count: SchoolCount, *, at: datetime) -> int:
    """Return how many pupils of these grades have a plan in force at the school."""
    grades = rules.grades_between(count.grade_from, count.grade_to)
    return count_pupils_in_force(count.school_id, grades, on=at.astimezone(RIGA).date())


def ask(application: Application, asked: Asked, *, by: int, at: datetime) -> SchoolCount:
    """Ask a school for a number, by letter to each who leads it. Raises `Refused`."""
    school = asked.school
    with transaction():
        status, stage = _now(application.id)
        leading = [] if school.closed_on else list_holding(LEADING_SCHOOL, school.id)
        refuse_if(
            rules.reasons_not_to_ask(
                rules.Asking(
                    status=status,
                    stage=stage,
                    kind=school.kind,
                    first=asked.first,
                    last=asked.last,
                    claimed=asked.claimed,
                    participants=_participants(application.id),
                    asked=queries.list_bands(application.id, school.id),
                    is_led=bool(leading),
                )
            )
        )
        count = SchoolCount(
            application=application,
            school=school,
            grade_from=asked.first,
            grade_to=asked.last,
            claimed=asked.claimed,
            asked_at=at,
            asked_by_id=by,
        )
        db.session.add(count)
        _record("number asked of a school", count, by=by, at=at)
        queue_all([messages.asked(count, one) for one in leading], at=at)
    return count


def _now(application_id: int) -> tuple[Status, Stage]:
    """Where the application and its competition are; nobody else asks about it meanwhile."""
    status, stage = db.session.execute(
        select(Application.status, Competition.stage)
        .join(Competition, Competition.id == Application.competition_id)
        .where(Application.id == application_id)
        .with_for_update(of=Application)
    ).one()
    return status, stage


def _participants(application_id: int) -> int | None:
    """Return how many participants the version in force counts; None where it does not say."""
    sections = read_content(text_in_force(application_id)).get("sections", {})
    said = str(sections.get(Section.YOUNG_PEOPLE.value, {}).get("total", ""))
    return int(said) if said.isascii() and said.isdigit() else None


def take_back(count: SchoolCount, *, by: int, at: datetime) -> None:
    """Forget a request that is not answered yet. Raises `Refused`."""
    with transaction():
        _lock(count)
        refuse_if(rules.reasons_not_to_take_back(count.state))
        _record("number not asked any more", count, by=by, at=at)
        db.session.delete(count)


def confirm(count: SchoolCount, number: int, given: Answering, *, at: datetime) -> None:
    """Confirm a number, or correct the answer given before; the team is told by letter.

    Raises `Refused`, or `Stale` when somebody answered since the page was opened.
    """
    _answer(count, number, "", given, at=at)


def decline(count: SchoolCount, why: str, given: Answering, *, at: datetime) -> None:
    """Say that the school confirms no number, and why; the team is told by letter.

    Raises `Refused`, or `Stale` when somebody answered since the page was opened.
    """
    _answer(count, None, why, given, at=at)


def _answer(
    count: SchoolCount, number: int | None, why: str, given: Answering, *, at: datetime
) -> None:
    try:
        with transaction():
            status, stage = _now(count.application_id)
            _lock(count)
            if count.version != given.version:
                raise Stale
            plans = plans_for(count, at=at)
            refuse_if(rules.reasons_not_to_answer(status, stage, number=number, plans=plans))
            count.confirmed, count.declined_why = number, why
            count.answered_at, count.answered_by_id = at, given.person.id
            count.answered_as = given.role
            count.answered_name = given.person.name or given.person.email
            _record("number of a school answered", count, by=given.person.id, at=at)
            team = list_holding(WRITERS, count.application.organisation_id)
            queue_all([messages.answered(count, one) for one in team], at=at)
    except StaleDataError as error:
        raise Stale from error


def _lock(count: SchoolCount) -> None:
    db.session.execute(select(SchoolCount.id).where(SchoolCount.id == count.id).with_for_update())
    db.session.refresh(count, ["confirmed", "answered_at", "version"])


def _record(what: str, count: SchoolCount, *, by: int, at: datetime) -> None:
    record(
        what,
        count,
        by=by,
        at=at,
        competition_id=count.application.competition_id,
        application=count.application_id,
        school=count.school_id,
        grades=f"{count.grade_from}-{count.grade_to}",
        claimed=count.claimed,
        confirmed=count.confirmed,
    )
