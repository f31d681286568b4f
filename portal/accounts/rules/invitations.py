"""May an invitation be answered, by whom and how long?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.accounts.types import Answer, WhyNotAnswered

VALID_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rule of answering looks at: `answering` is None for a new person."""

    answer: Answer
    valid_until: datetime
    invited: str
    answering: str | None = None


def reasons_not_to_answer(case: Case, *, at: datetime) -> list[WhyNotAnswered]:
    """Return every reason to refuse an answer."""
    objections = {
        WhyNotAnswered.CANCELLED: case.answer is Answer.CANCELLED,
        WhyNotAnswered.ANSWERED: case.answer in {Answer.ACCEPTED, Answer.DECLINED},
        WhyNotAnswered.EXPIRED: case.answer is Answer.WAITING and at >= case.valid_until,
        WhyNotAnswered.OTHER_ADDRESS: case.answering not in {None, case.invited},
    }
    return [why for why, objects in objections.items() if objects]
