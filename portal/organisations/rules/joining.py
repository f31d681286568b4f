"""May somebody ask to join a team?"""

from dataclasses import dataclass

from portal.organisations.types import WhyNotAsked


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything the rule of asking looks at."""

    exists: bool
    is_in: bool
    waits: bool


def reasons_not_to_ask(case: Case) -> list[WhyNotAsked]:
    """Return every reason not to pass the request on."""
    objections = {
        WhyNotAsked.NO_SUCH: not case.exists,
        WhyNotAsked.IS_IN_ALREADY: case.is_in,
        WhyNotAsked.WAITS_ALREADY: case.waits,
    }
    return [why for why, objects in objections.items() if objects]
