"""What may be asked about applications."""

from portal.applications.queries.content import content_of, version_in_force
from portal.applications.queries.finding import (
    count_people_to_tell,
    find_application,
    find_attachment,
    find_by_digest,
    list_by_check_code,
    list_received,
    people_of,
    recipients_with_drafts,
)

__all__ = [
    "content_of",
    "count_people_to_tell",
    "find_application",
    "find_attachment",
    "find_by_digest",
    "list_by_check_code",
    "list_received",
    "people_of",
    "recipients_with_drafts",
    "version_in_force",
]
