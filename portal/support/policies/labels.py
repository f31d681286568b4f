"""The words of dated rules."""

from flask_babel import lazy_gettext as _l

from portal.support.policies.types import Policy, WhyNotSet
from portal.web.labels import register

register(
    {
        Policy.GATE_PERCENT: _l("Share of the planned units to be delivered, %"),
        Policy.GATE_READS: _l("Which delivery the requirement counts"),
        Policy.UNIT_MINUTES: _l("Length of one unit, minutes"),
        Policy.WEEKLY_LIMIT: _l("Weekly limit of one provider, minutes"),
        Policy.WEEKLY_LIMIT_SCOPE: _l("Which sessions the weekly limit counts"),
        Policy.WEEKLY_LIMIT_FORCE: _l("What happens over the weekly limit"),
        Policy.TARGET_GRADES: _l("Grades of the target group"),
        Policy.NAMES_OPEN_HOURS: _l("How long opened names stay open, hours"),
        Policy.SMALL_NUMBER: _l("Counts of pupils below this are hidden in public"),
    }
)
register(
    {
        WhyNotSet.NOT_A_VALUE: _l("This rule cannot have such a value. See the examples above."),
        WhyNotSet.DAY_TAKEN: _l("Another value of this rule begins on that day."),
    }
)

_VALUES = {
    "used": _l("used: the pupil took part"),
    "offered": _l("offered: held, the pupil there or not"),
    "all": _l("every session"),
    "in_person": _l("sessions in person only"),
    "hard": _l("the part over the limit is not payable"),
    "warning": _l("the session is only marked"),
}


def value_words(value: str) -> str:
    """Return the value of a rule as a reader would say it; a number is itself."""
    return str(_VALUES.get(value, value))
