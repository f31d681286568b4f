"""What was submitted, from its frozen version."""

import json
from typing import Any

from sqlalchemy import inspect, select

from portal.applications.models import Application, ApplicationVersion
from portal.extensions import db


def version_in_force(application: Application) -> ApplicationVersion | None:
    """Return the last version submitted, also while a correction is being written.

    Costs a query only when the versions were not loaded with the application.
    """
    if "versions" not in inspect(application).unloaded:
        return application.versions[-1] if application.versions else None
    found: ApplicationVersion | None = db.session.scalar(
        select(ApplicationVersion)
        .where(ApplicationVersion.application_id == application.id)
        .order_by(ApplicationVersion.number.desc())
        .limit(1)
    )
    return found


def text_in_force(application_id: int) -> str:
    """Return the last version submitted as it is stored, and nothing around it; empty without."""
    found = db.session.scalar(
        select(ApplicationVersion.content)
        .where(ApplicationVersion.application_id == application_id)
        .order_by(ApplicationVersion.number.desc())
        .limit(1)
    )
    return found or ""


def content_of(version: ApplicationVersion) -> dict[str, Any]:
    """Read the frozen document (its shape: `rules/content.py`)."""
    return read_content(version.content)


def read_content(text: str) -> dict[str, Any]:
    """Read a frozen document from its text; there is nothing in an empty one."""
    read: Any = json.loads(text or "{}")
    return read if isinstance(read, dict) else {}
