"""Is a page of the form open to changes, and where does it lead back to?"""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal.applications.access import Permission
from portal.applications.models import Application
from portal.applications.queries.clarifying import reasons_not_to_write
from portal.applications.types import Section, Status
from portal.kernel import clock
from portal.web.guard import may


def is_locked(application: Application, section: Section) -> bool:
    """The person may only read this section now.

    What somebody sends who may write is never turned away at the door: the service says why it is
    not saved, and the page shows it beside what was typed.
    """
    if request.method == "POST":
        return not may(Permission.WRITE, application)
    is_closed = bool(reasons_not_to_write(application, section, at=clock.now()))
    return is_closed or not may(Permission.FILL, application)


def read_only(application: Application, section: Section) -> ResponseReturnValue:
    """Show those who may not write, or not now, the answers to read; refuse what they send."""
    if request.method == "POST":
        abort(403)
    there = url_for("applications.read", id=application.id, _anchor=f"section-{section.value}")
    return redirect(there, 303)


def is_being_clarified(application: Application) -> bool:
    """What is written belongs to a clarification; it has no tasks to finish."""
    return application.status is Status.SUBMITTED and application.asked is not None


def home_of(application: Application) -> str:
    """Return the page that a section leads back to: the tasks, or what is to be clarified."""
    asked = application.asked if is_being_clarified(application) else None
    if asked is not None:
        return url_for("clarifications.show", id=asked.id)
    return url_for("applications.show", id=application.id)
