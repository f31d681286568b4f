"""Is this a value such a rule can have?"""

import re

from portal.institutions.types import GRADES
from portal.support.policies.types import Policy, WhyNotSet

WORDS = {
    Policy.GATE_READS: ("used", "offered"),
    Policy.WEEKLY_LIMIT_SCOPE: ("all", "in_person"),
    Policy.WEEKLY_LIMIT_FORCE: ("hard", "warning"),
}
"""What the rules say that are a choice and not a number."""
_REACH = {
    Policy.GATE_PERCENT: (1, 100),
    Policy.UNIT_MINUTES: (5, 240),
    Policy.WEEKLY_LIMIT: (0, 10_080),
    Policy.NAMES_OPEN_HOURS: (1, 72),
    Policy.SMALL_NUMBER: (2, 100),
}


def is_value_of(policy: Policy, value: str) -> bool:
    """The value is one this rule can have: a word of its list, a number in its reach, a span."""
    if policy in WORDS:
        return value in WORDS[policy]
    if policy is Policy.TARGET_GRADES:
        low, _, high = value.partition("-")
        is_known = low in GRADES and high in GRADES
        return is_known and GRADES.index(low) <= GRADES.index(high)
    least, most = _REACH[policy]
    return re.fullmatch(r"[0-9]{1,5}", value) is not None and least <= int(value) <= most


def reasons_not_to_set(policy: Policy, value: str, *, is_taken: bool) -> list[WhyNotSet]:
    """Return every reason why a rule does not get this value from that day on."""
    objections = {
        WhyNotSet.NOT_A_VALUE: not is_value_of(policy, value),
        WhyNotSet.DAY_TAKEN: is_taken,
    }
    return [why for why, objects in objections.items() if objects]
