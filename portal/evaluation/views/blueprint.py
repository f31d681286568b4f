"""The members' blueprint, its guards, and the member who is asking."""

from flask import Blueprint
from flask_login import current_user

from portal.accounts.models import Person
from portal.evaluation import labels, queries
from portal.evaluation.access import ACCESS, Desk, Permission
from portal.evaluation.models import Member
from portal.web.guard import Guard, person_id

__all__ = ["at_desk", "bp", "in_commission", "labels", "me", "my_row"]

bp = Blueprint("evaluation", __name__)
in_commission = Guard(ACCESS, queries.find_commission, read=Permission.SIT, keys=("code",))
at_desk = Guard(ACCESS, queries.find_desk, read=Permission.OPEN, keys=("code", "id"))


def me() -> Person:
    """Return the person who is signed in."""
    person: Person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's way to the thing itself
    return person


def my_row(desk: Desk) -> Member:
    """Return the row of the member asking; whoever passed the guard of a desk has one."""
    return desk.members[person_id()]
