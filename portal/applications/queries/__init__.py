"""What may be asked about applications."""

from portal.applications.queries.content import (
    content_of,
    files_in,
    read_content,
    text_in_force,
    version_in_force,
)
from portal.applications.queries.finding import (
    audience_of,
    find_application,
    find_attachment,
    find_by_digest,
    find_clarification,
    list_by_check_code,
    list_received,
    people_of,
    recipients_with_drafts,
)

__all__ = [
    "audience_of",
    "content_of",
    "files_in",
    "find_application",
    "find_attachment",
    "find_by_digest",
    "find_clarification",
    "list_by_check_code",
    "list_received",
    "people_of",
    "read_content",
    "recipients_with_drafts",
    "text_in_force",
    "version_in_force",
]
