"""The blueprint of the applicant's pages, and the guard before them."""

from flask import Blueprint
from flask_login import current_user

from portal.accounts.models import Person
from portal.applications.access import ACCESS, Permission
from portal.applications.queries import find_application
from portal.applications.views.reading import teach
from portal.web.guard import Guard

bp = Blueprint("applications", __name__)
guard = Guard(ACCESS, find_application, read=Permission.READ)
teach(bp)


def me() -> Person:
    """Return the person who is signed in, as the services take one."""
    person: Person = current_user._get_current_object()  # noqa: SLF001 - werkzeug's way to the thing itself
    return person
