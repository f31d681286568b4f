"""The words of enquiries."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.enquiries.types import EnquiryState, WhyNotAsked, WhyNotSettled
from portal.web.labels import register

register(
    {
        EnquiryState.WAITING: _l("Waiting for an answer"),
        EnquiryState.ANSWERED: _p("question", "Answered"),
        EnquiryState.SET_ASIDE: _p("question", "Set aside"),
    }
)
register(
    {
        WhyNotAsked.NOT_ANNOUNCED: _l("Questions about this competition are not taken now."),
        WhyNotAsked.CLOSED: _l("The competition has closed, so questions are not taken any more."),
    }
)
register(
    {
        WhyNotSettled.ANSWERED: _l("This question is answered already."),
        WhyNotSettled.SET_ASIDE: _l("This question has been set aside."),
    }
)
