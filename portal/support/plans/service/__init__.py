"""The verbs of support plans."""

from portal.support.plans.service.copying import copy_content
from portal.support.plans.service.handing import hand_over, receive
from portal.support.plans.service.moving import (
    Answer,
    approve,
    approve_many,
    delete,
    give_back,
    mark_evaluated,
    resume,
    revise,
    start,
    submit,
    suspend,
)
from portal.support.plans.service.opening import Wanted, open_plan

__all__ = [
    "Answer",
    "Wanted",
    "approve",
    "approve_many",
    "copy_content",
    "delete",
    "give_back",
    "hand_over",
    "mark_evaluated",
    "open_plan",
    "receive",
    "resume",
    "revise",
    "start",
    "submit",
    "suspend",
]
