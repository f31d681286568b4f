"""Which rules of the programme are dated rows, and what each of them may say."""

from datetime import date
from enum import StrEnum


class Policy(StrEnum):
    """A rule that has had, or may get, another value; `decisions.md` gives the defaults."""

    GATE_PERCENT = "gate_percent"
    """The share of planned units to be delivered (School 7): a whole per cent, 90."""
    GATE_READS = "gate_reads"
    """Which delivery the gate reads: `used` or `offered` (School 7)."""
    UNIT_MINUTES = "unit_minutes"
    """How long one unit is nominally (School 5): minutes, 40."""
    WEEKLY_LIMIT = "weekly_limit"
    """How many minutes a provider may be paid in an ISO week (School 9): 600."""
    WEEKLY_LIMIT_SCOPE = "weekly_limit_scope"
    """Which sessions the limit counts: `all` or `in_person`."""
    WEEKLY_LIMIT_FORCE = "weekly_limit_force"
    """What is over the limit is not payable (`hard`), or only marked (`warning`)."""
    TARGET_GRADES = "target_grades"
    """The lowest and the highest grade of the target group: `1-C4` (School 12)."""
    NAMES_OPEN_HOURS = "names_open_hours"
    """How long an expert sees names after stating a reason: hours, 3."""
    SMALL_NUMBER = "small_number"
    """Counts of pupils below this are hidden on public pages (Figures 4): 5."""


DEFAULTS = {
    Policy.GATE_PERCENT: "90",
    Policy.GATE_READS: "used",
    Policy.UNIT_MINUTES: "40",
    Policy.WEEKLY_LIMIT: "600",
    Policy.WEEKLY_LIMIT_SCOPE: "all",
    Policy.WEEKLY_LIMIT_FORCE: "hard",
    Policy.TARGET_GRADES: "1-C4",
    Policy.NAMES_OPEN_HOURS: "3",
    Policy.SMALL_NUMBER: "5",
}
"""What holds on a day no row speaks of."""
FORMER = {Policy.TARGET_GRADES: (date(2021, 9, 1), "5-C4")}
"""What held before a day, where no row speaks of it: grades 1 to 4 came later (School 12)."""


def default_on(policy: Policy, day: date) -> str:
    """Return the value that holds on a day no row speaks of."""
    until, former = FORMER.get(policy, (date.min, ""))
    return former if day < until else DEFAULTS[policy]


class WhyNotSet(StrEnum):
    """Why a rule does not get a value."""

    NOT_A_VALUE = "not_a_value"
    DAY_TAKEN = "day_taken"
    """Another value begins that day; rows are never rewritten."""
