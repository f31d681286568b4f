"""What a coordinator can do with received applications, and a team with a clarification."""

from portal.admission.service.checking import CheckAnswer, check
from portal.admission.service.clarifying import (
    answer_clarification,
    ask_clarification,
    settle_clarification,
)
from portal.admission.service.registering import PaperApplication, register
from portal.admission.service.reminding import remind_drafts

__all__ = [
    "CheckAnswer",
    "PaperApplication",
    "answer_clarification",
    "ask_clarification",
    "check",
    "register",
    "remind_drafts",
    "settle_clarification",
]
