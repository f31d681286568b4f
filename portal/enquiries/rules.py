"""May something be asked about a call, and may an enquiry be set aside?"""

from datetime import datetime

from portal.competitions.types import Stage
from portal.enquiries.types import EnquiryState, WhyNotAsked, WhyNotSettled


def reasons_not_to_ask(stage: Stage, closes_at: datetime, *, at: datetime) -> list[WhyNotAsked]:
    """Return every reason: from the announcement until the closing instant anyone may ask."""
    objections = {
        WhyNotAsked.NOT_ANNOUNCED: stage is not Stage.ANNOUNCED,
        WhyNotAsked.CLOSED: at >= closes_at,
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_set_aside(state: EnquiryState) -> list[WhyNotSettled]:
    """Return why not: only what waits is set aside.

    An answer has no such rule: one given may be corrected, and what was set aside by mistake is
    answered after all.
    """
    objections = {
        WhyNotSettled.ANSWERED: state is EnquiryState.ANSWERED,
        WhyNotSettled.SET_ASIDE: state is EnquiryState.SET_ASIDE,
    }
    return [why for why, objects in objections.items() if objects]
