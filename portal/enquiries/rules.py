"""May something be asked about a call, and may an enquiry be answered or set aside?"""

from datetime import datetime

from portal.competitions.types import Stage
from portal.enquiries.types import STEPS, EnquiryState, Move, WhyNotAsked, WhyNotSettled


def reasons_not_to_ask(stage: Stage, closes_at: datetime, *, at: datetime) -> list[WhyNotAsked]:
    """Return every reason: from the announcement until the closing instant anyone may ask."""
    objections = {
        WhyNotAsked.NOT_ANNOUNCED: stage is not Stage.ANNOUNCED,
        WhyNotAsked.CLOSED: at >= closes_at,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to(move: Move, state: EnquiryState) -> list[WhyNotSettled]:
    """Return why the move cannot be made from where the enquiry is."""
    if state in STEPS[move].before:
        return []
    is_answered = state is EnquiryState.ANSWERED
    return [WhyNotSettled.ANSWERED if is_answered else WhyNotSettled.SET_ASIDE]
