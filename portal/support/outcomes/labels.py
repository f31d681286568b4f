"""The words of results and reasons."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from portal.support.outcomes.types import (
    Result,
    WhyLeftBehind,
    WhyNone,
    WhyNotEvaluated,
    WhyNotStopped,
)
from portal.web.labels import register

register(
    {
        Result.IMPROVED: _lp("outcome", "improvement is visible"),
        Result.NONE: _lp("outcome", "no improvement so far"),
        Result.NOT_NEEDED: _lp("outcome", "support is no longer needed"),
    }
)
register(
    {
        WhyNone.MOTIVATION: _lp("reason", "lacks motivation to learn"),
        WhyNone.WILLPOWER: _lp("reason", "lacks the will to attend consultations"),
        WhyNone.REFUSES_SUPPORT: _lp("reason", "does not want support"),
        WhyNone.UNEXCUSED_ABSENCES: _lp(
            "reason", "unexcused absences, therefore consultations missed"
        ),
        WhyNone.PEERS: _lp("reason", "negative influence of peers"),
        WhyNone.PARENTS_INDIFFERENT: _lp("reason", "parents are indifferent"),
        WhyNone.PARENTS_UNCOOPERATIVE: _lp("reason", "parents do not want to work with the school"),
        WhyNone.NOT_VALUED: _lp("reason", "extra opportunities are not valued"),
        WhyNone.PATIENCE: _lp("reason", "lacks patience"),
        WhyNone.NOT_DELIVERED: _lp("reason", "support was not delivered"),
        WhyNone.OTHER: _lp("reason", "other reason (say what)"),
    }
)
register(
    {
        WhyNotEvaluated.NOT_NOW: _l("The plan is not in progress, so it cannot be evaluated."),
        WhyNotEvaluated.TOO_EARLY: _l(
            "The evaluation begins three weeks before the end of the period."
            " If support was stopped earlier, record that first."
        ),
        WhyNotEvaluated.NO_RESULT: _l("Choose the result."),
        WhyNotEvaluated.NO_CONTINUE: _l("Say whether support has to continue."),
        WhyNotEvaluated.NO_REASON: _l("Choose at least one reason."),
        WhyNotEvaluated.NO_OTHER: _l("Say what “other” is."),
        WhyNotEvaluated.NO_EXPLANATION: _l(
            "Less was delivered than the requirement asks for. Explain why."
        ),
        WhyNotEvaluated.NEEDED_NO_MORE: _l(
            "Support that is no longer needed does not continue. Change one of the two."
        ),
    }
)
register(
    {
        WhyNotStopped.NOT_NOW: _l("The plan is not in progress, so support cannot be stopped."),
        WhyNotStopped.NO_DATE: _l("Write the day on which support was stopped."),
        WhyNotStopped.OUTSIDE: _l(
            "The day has to be one of the plan's days and not in the future."
        ),
        WhyNotStopped.GIVEN_LATER: _l(
            "A session of a later day is logged. Write that day or a later one, or have the"
            " session corrected."
        ),
        WhyNotStopped.NO_REASON: _l("Write why support was stopped."),
    }
)
register(
    {
        WhyLeftBehind.NOT_EVALUATED: _l("not evaluated yet"),
        WhyLeftBehind.NOT_NEEDED: _l("support is no longer needed"),
        WhyLeftBehind.STOPPED: _l("support was stopped"),
        WhyLeftBehind.SAID_NO: _l("the evaluation says that support does not continue"),
        WhyLeftBehind.MOVED: _l("handed over to another school"),
        WhyLeftBehind.LEFT_SCHOOL: _l("has left the school"),
        WhyLeftBehind.FINISHED: _l("finishes school"),
        WhyLeftBehind.HAS_PLAN: _l("has another plan for the next period already"),
        WhyLeftBehind.PERIOD_CLOSED: _l("the next period is over"),
        WhyLeftBehind.AUTHOR_LEFT: _l("who prepared the plan works here no more"),
    }
)
