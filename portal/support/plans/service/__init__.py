"""The verbs of support plans."""

from portal.support.plans.service.assigning import assign
from portal.support.plans.service.copying import copy_content
from portal.support.plans.service.filling import (
    attach_scan,
    detach_scan,
    save_application,
    save_risks,
    save_words,
)
from portal.support.plans.service.handing import hand_over, receive
from portal.support.plans.service.measuring import (
    add_measure,
    put_back_measure,
    remove_measure,
    save_measure,
)
from portal.support.plans.service.moving import (
    Answer,
    approve,
    approve_many,
    delete,
    discard,
    give_back,
    leave,
    mark_evaluated,
    resume,
    revise,
    start,
    submit,
    suspend,
)
from portal.support.plans.service.naming import open_names
from portal.support.plans.service.opening import Wanted, open_plan

__all__ = [
    "Answer",
    "Wanted",
    "add_measure",
    "approve",
    "approve_many",
    "assign",
    "attach_scan",
    "copy_content",
    "delete",
    "detach_scan",
    "discard",
    "give_back",
    "hand_over",
    "leave",
    "mark_evaluated",
    "open_names",
    "open_plan",
    "put_back_measure",
    "receive",
    "remove_measure",
    "resume",
    "revise",
    "save_application",
    "save_measure",
    "save_risks",
    "save_words",
    "start",
    "submit",
    "suspend",
]
