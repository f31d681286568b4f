"""What can be done in a commission: one function a verb."""

from portal.evaluation.service.commission import (
    change_member,
    let_go,
    name_member,
    remind,
    start_evaluation,
)
from portal.evaluation.service.discussing import open_consensus, reopen
from portal.evaluation.service.impartiality import (
    declare_conflict,
    declare_impartiality,
    declare_no_conflict,
)
from portal.evaluation.service.scoring import hand_in, save_sheet

__all__ = [
    "change_member",
    "declare_conflict",
    "declare_impartiality",
    "declare_no_conflict",
    "hand_in",
    "let_go",
    "name_member",
    "open_consensus",
    "remind",
    "reopen",
    "save_sheet",
    "start_evaluation",
]
