"""What was submitted, from its frozen version."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import inspect, select

from portal.applications.models import Application, ApplicationVersion, Attachment
from portal.extensions import db
from portal.files.models import StoredFile


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


def files_in(application_id: int, content: Mapping[str, Any]) -> list[StoredFile]:
    """Return the files a frozen document names, whatever the draft beside it holds now.

    What came on paper may have no list of its own; then they are the files the register holds.
    """
    kept = select(StoredFile).order_by(StoredFile.id)
    if "attachments" in content:
        named = [one.get("file") for one in content["attachments"] if isinstance(one, dict)]
        return list(db.session.scalars(kept.where(StoredFile.id.in_(named)))) if named else []
    kept = kept.join(Attachment, Attachment.file_id == StoredFile.id).where(
        Attachment.application_id == application_id
    )
    return list(db.session.scalars(kept))


@dataclass(frozen=True, slots=True)
class Clarified:
    """What a clarification made of an application after its deadline."""

    at: datetime
    before: dict[str, Any]
    """The document that was submitted in time."""
    now: dict[str, Any]


def find_clarified(
    application_id: int, content: Mapping[str, Any], closes_at: datetime
) -> Clarified | None:
    """Return what was clarified since the deadline, given the document in force.

    Costs a query only when the document says that it came after the deadline.
    """
    submitted = content.get("submitted", {}).get("at", "")
    if content.get("version", 1) == 1 or not submitted:
        return None
    at = datetime.fromisoformat(submitted)
    if at < closes_at:
        return None
    before = db.session.scalar(
        select(ApplicationVersion.content)
        .where(
            ApplicationVersion.application_id == application_id,
            ApplicationVersion.submitted_at < closes_at,
        )
        .order_by(ApplicationVersion.number.desc())
        .limit(1)
    )
    return Clarified(at, read_content(before), dict(content)) if before else None


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
