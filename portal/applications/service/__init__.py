"""What a team can do with an application."""

from portal.applications.service.attachments import attach, detach
from portal.applications.service.clarifying import (
    Correction,
    ask_to_send,
    correction_now,
    objections_now,
    put_back,
    reset_for_clarifying,
    send,
)
from portal.applications.service.filling import save_plan, save_section
from portal.applications.service.freezing import first_version
from portal.applications.service.moving import delete_draft, discard, reopen, withdraw
from portal.applications.service.starting import find_copied, start
from portal.applications.service.submission import (
    ask_to_submit,
    lock_competition,
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
    "Correction",
    "ask_to_send",
    "ask_to_submit",
    "attach",
    "correction_now",
    "delete_draft",
    "detach",
    "discard",
    "find_copied",
    "first_version",
    "lock_competition",
    "objections_now",
    "put_back",
    "remind_due",
    "reopen",
    "reset_for_clarifying",
    "save_plan",
    "save_section",
    "send",
    "send_receipt_again",
    "start",
    "submit",
    "take_number",
    "tell_not_submitted",
    "tell_of_amendment",
    "withdraw",
]
