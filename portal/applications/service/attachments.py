"""Files that belong to an application."""

from datetime import datetime
from typing import IO, BinaryIO, cast

from portal.applications.models import Attachment
from portal.applications.queries import find_attachment
from portal.applications.service.filling import open_to_changes, touch
from portal.applications.types import LARGEST_FILE, MOST_FILES, Section, WhyNotMoved
from portal.audit.service import record
from portal.database import transaction
from portal.extensions import db
from portal.files.service import keep
from portal.files.types import ATTACHMENTS
from portal.kernel.refusal import Refused


def attach(
    application_id: int, stream: IO[bytes], *, name: str, by: int, at: datetime
) -> Attachment:
    """Keep a file with the application; raises `Refused` (also with `files.types.WhyNotKept`)."""
    with transaction():
        application = open_to_changes(application_id, Section.ATTACHMENTS, at=at)
        if len(application.attachments) >= MOST_FILES:
            raise Refused([WhyNotMoved.TOO_MANY_FILES])
        given = cast(BinaryIO, stream)
        stored = keep(given, name=name, kinds=ATTACHMENTS, limit=LARGEST_FILE, by=by, at=at)
        attachment = Attachment(file=stored, added_at=at, added_by_id=by)
        application.attachments.append(attachment)
        touch(application, by=by, at=at)
        record("file attached", application, by=by, at=at, name=stored.name)
    return attachment


def detach(application_id: int, attachment_id: int, *, by: int, at: datetime) -> str:
    """Take a file off the draft and give its name; a submitted version keeps it.

    Raises `Refused` when the attachments are not open to changes.
    """
    with transaction():
        application = open_to_changes(application_id, Section.ATTACHMENTS, at=at)
        attachment = find_attachment(application, attachment_id)
        if attachment is None:
            return ""
        name = attachment.file.name
        application.attachments.remove(attachment)
        db.session.delete(attachment)
        touch(application, by=by, at=at)
        record("file removed", application, by=by, at=at, name=name)
    return name
