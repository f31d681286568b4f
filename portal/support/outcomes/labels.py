"""The words of results and reasons."""

from flask_babel import lazy_pgettext as _lp

from portal.support.outcomes.types import Result, WhyNone
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
