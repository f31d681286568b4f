"""What a coordinator can do with received applications and with drafts."""

from portal.admission.service.checking import (
    CheckAnswer,
    check,
    reasons_against_checking,
)
from portal.admission.service.clarifying import (
    Question,
    ask_clarification,
    reasons_against_asking,
    settle_clarification,
)
from portal.admission.service.registering import PaperApplication, register
from portal.admission.service.reminding import remind_drafts

__all__ = [
    "CheckAnswer",
    "PaperApplication",
    "Question",
    "ask_clarification",
    "check",
    "reasons_against_asking",
    "reasons_against_checking",
    "register",
    "remind_drafts",
    "settle_clarification",
]
