"""The reasons not to submit in a few words, where nothing is known of the particulars."""

from flask_babel import lazy_gettext as _l

from portal.applications.labels.objections import PLAIN
from portal.applications.types import WhyNot
from portal.web.labels import register

register(PLAIN)
register(
    {
        WhyNot.TOO_EARLY: _l("The competition is not open yet."),
        WhyNot.TOO_LATE: _l("The competition has closed."),
        WhyNot.ORGANISATION_INCOMPLETE: _l("The organisation's details are not complete."),
        WhyNot.ANSWER_MISSING: _l("An answer is missing."),
        WhyNot.UNREADABLE: _l("An answer cannot be read."),
        WhyNot.TEXT_TOO_LONG: _l("A text is too long."),
        WhyNot.STARTS_OUTSIDE: _l("The project starts outside the time allowed."),
        WhyNot.DURATION: _l("The project is too short or too long."),
        WhyNot.ENDS_LATE: _l("The project ends too late."),
        WhyNot.AT_RISK_MORE: _l("There are more participants at risk than participants."),
        WhyNot.TOO_FEW_PARTICIPANTS: _l("There are too few participants."),
        WhyNot.AT_RISK_SHARE: _l("Too few of the participants are at risk."),
        WhyNot.BANDS_SUM: _l("The participants by grade do not add up to the total."),
        WhyNot.ROW_INCOMPLETE: _l("A row is not complete."),
        WhyNot.ROW_DATES: _l("A date is outside the project."),
        WhyNot.ROW_ORDER: _l("An end is before its beginning."),
        WhyNot.TOO_MANY_ROWS: _l("There are too many rows."),
        WhyNot.PLAN_SHORT: _l("The cost plan is below the grant."),
        WhyNot.PLAN_OVER: _l("The cost plan is above the grant."),
        WhyNot.PLAN_LINE: _l("A line of the cost plan has to be corrected."),
        WhyNot.PLAN_CAP: _l("A category of the cost plan is above its limit."),
        WhyNot.PLAN_TOO_LONG: _l("The cost plan has too many lines."),
        WhyNot.CLARIFYING_OVER: _l("The time for clarifying has ended."),
        WhyNot.NOT_DECLARED: _l("Confirm every declaration."),
    }
)
