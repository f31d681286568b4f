"""The blueprint of sessions, the guards of its pages, and the words of what is given."""

from collections.abc import Sequence

from flask import Blueprint, request

from portal.institutions import queries as institutions
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.support.delivery import labels
from portal.support.delivery.access import (
    ACCESS,
    Card,
    Permission,
    ground_to_log,
    is_open_to,
    shown_when_logging,
)
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.queries.finding import find_card, find_order, find_session
from portal.support.plans.models import SupportPlan
from portal.support.sight.door import LoggedGuard
from portal.web.guard import Guard
from portal.web.identity import who

bp = Blueprint("sessions", __name__)
bp.add_app_template_filter(labels.given_words, "given_words")
bp.add_app_template_filter(labels.given_all, "given_all")
bp.add_app_template_filter(labels.ago_words, "ago_words")


def open_parts(session: Session) -> list[Participation]:
    """Return the parts of a session whose pupils the person may still see."""
    return [one for one in session.participations if is_open_to(who(), one.plan)]


def _plans_of(thing: Card | Session) -> Sequence[SupportPlan]:
    if isinstance(thing, Card):
        return thing.plans
    return [one.plan for one in thing.participations]


at_work = Guard(ACCESS, clock.today, read=Permission.WORK, keys=())
"""Of those who give support; what they are handed is the day."""
of_card = LoggedGuard(
    ACCESS,
    find_card,
    read=Permission.LOG,
    ground=ground_to_log,
    shown=shown_when_logging,
    plans=_plans_of,
    keys=("id",),
)
of_session = LoggedGuard(
    ACCESS,
    find_session,
    read=Permission.READ,
    ground=ground_to_log,
    shown=shown_when_logging,
    plans=_plans_of,
)
of_school = Guard(ACCESS, institutions.find_school, read=Permission.READ_ORDERS)
of_order = Guard(ACCESS, find_order, read=Permission.TAKE_OUT)


def my_schools() -> frozenset[int]:
    """Return the schools at which the person asking gives support."""
    return who().scopes(Role.PROVIDER)


def wants_json() -> bool:
    """The page's own script asks, not a form."""
    return "application/json" in request.headers.get("Accept", "")
