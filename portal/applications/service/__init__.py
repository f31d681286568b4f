"""What a team can do with an application."""

from portal.applications.service.attachments import attach, detach
from portal.applications.service.filling import save_plan, save_section
from portal.applications.service.freezing import first_version
from portal.applications.service.moving import delete_draft, discard, reopen, withdraw
from portal.applications.service.starting import find_copied, start
from portal.applications.service.submission import (
    ask_to_submit,
    send_receipt_again,
    submit,
    take_number,
)
from portal.applications.service.telling import (
    remind_due,
    tell_not_submitted,
    tell_of_amendment,
)

__all__ = [
    "ask_to_submit",
    "attach",
    "delete_draft",
    "detach",
    "discard",
    "find_copied",
    "first_version",
    "remind_due",
    "reopen",
    "save_plan",
    "save_section",
    "send_receipt_again",
    "start",
    "submit",
    "take_number",
    "tell_not_submitted",
    "tell_of_amendment",
    "withdraw",
]
