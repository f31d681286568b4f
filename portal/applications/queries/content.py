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


def content_of(version: ApplicationVersion) -> dict[str, Any]:
    """Read the frozen document (its shape: `rules/content.py`)."""
    read: Any = json.loads(version.content)
    return read if isinstance(read, dict) else {}
