"""The words of letters."""

from flask_babel import lazy_gettext as _l

from portal.notifications.types import LetterStatus, WhyNotCancelled, WhyNotResent
from portal.web.labels import register

register(
    {
        LetterStatus.QUEUED: _l("in the queue"),
        LetterStatus.SENDING: _l("being sent"),
        LetterStatus.HANDED_OVER: _l("accepted by the mail server"),
        LetterStatus.REFUSED: _l("returned: the address does not accept letters"),
        LetterStatus.GIVEN_UP: _l("not sent: two days of trying"),
        LetterStatus.CANCELLED: _l("not sent: the situation changed before sending"),
    }
)
register(
    {
        WhyNotCancelled.ON_ITS_WAY: _l("The letter is being sent and cannot be stopped any more."),
        WhyNotCancelled.SETTLED: _l("The letter has left the queue; there is nothing to stop."),
    }
)
register(
    {
        WhyNotResent.STILL_WAITING: _l("The letter is still in the queue. It will be sent once."),
        WhyNotResent.COPY_IS_WAITING: _l("A copy of this letter is in the queue already."),
    }
)
