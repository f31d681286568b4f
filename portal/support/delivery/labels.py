"""The words of sessions: how, and what became of each pupil."""

from flask_babel import lazy_pgettext as _lp

from portal.support.delivery.types import Evidence, Mark, Mode
from portal.web.labels import register

register(
    {
        Mode.IN_PERSON: _lp("session", "in person"),
        Mode.REMOTE: _lp("session", "remotely"),
    }
)
register(
    {
        Mark.ATTENDED: _lp("attendance", "Took part"),
        Mark.ABSENT_EXCUSED: _lp("attendance", "Absent, excused"),
        Mark.ABSENT_UNEXCUSED: _lp("attendance", "Absent, unexcused"),
        Mark.REFUSED: _lp("attendance", "Refused"),
        Mark.PROVIDER_ABSENT: _lp("attendance", "The specialist was not available"),
        Mark.CANCELLED: _lp("attendance", "Cancelled"),
    }
)
register(
    {
        Evidence.CODE: _lp("evidence", "pupil's code"),
        Evidence.PAPER: _lp("evidence", "signature on paper"),
        Evidence.DIARY: _lp("evidence", "entry in the e-diary"),
        Evidence.EMAIL: _lp("evidence", "e-mail"),
    }
)
