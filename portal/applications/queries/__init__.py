"""What may be asked about applications."""

from portal.applications.queries.content import (
    Clarified,
    content_of,
    files_in,
    find_clarified,
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
    "Clarified",
    "audience_of",
    "content_of",
    "files_in",
    "find_application",
    "find_attachment",
    "find_by_digest",
    "find_clarification",
    "find_clarified",
    "list_by_check_code",
    "list_received",
    "people_of",
    "read_content",
    "recipients_with_drafts",
    "text_in_force",
    "version_in_force",
]
