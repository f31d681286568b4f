"""The words of claims."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from portal.support.claims.types import ClaimState, WhyNotClaimed, WhyNotSettled
from portal.web.labels import register

register(
    {
        ClaimState.SUBMITTED: _lp("claim", "handed in"),
        ClaimState.RETURNED: _lp("claim", "returned"),
        ClaimState.APPROVED: _lp("claim", "approved"),
        ClaimState.PAID: _lp("claim", "paid"),
    }
)
register(
    {
        WhyNotClaimed.NOT_ECONOMIC: _l("Only economic support is compensated."),
        WhyNotClaimed.NOT_NOW: _l("The plan is not in progress, so nothing can be claimed."),
        WhyNotClaimed.PAUSED: _l(
            "The plan was suspended on some of these days. Claim the days before and after apart."
        ),
        WhyNotClaimed.OUT_OF_ORDER: _l("It ends before it begins. Change one of the two."),
        WhyNotClaimed.OUTSIDE: _l("These days are outside the plan."),
        WhyNotClaimed.FUTURE: _l("These days have not passed yet."),
        WhyNotClaimed.TWICE: _l("Some of these days are already in another claim."),
        WhyNotClaimed.DAYS: _l("Write at least one day and no more than the claim spans."),
        WhyNotClaimed.NO_AMOUNT: _l("Write an amount above zero."),
        WhyNotClaimed.OVER_PLAN: _l("The amount is more than is left of what was planned."),
        WhyNotClaimed.NO_EVIDENCE: _l("Name the document that proves it, or attach it."),
        WhyNotClaimed.DOCUMENT_USED: _l("This document is already attached to another claim."),
    }
)
register(
    {
        WhyNotSettled.NOT_NOW: _l("Somebody has settled this claim meanwhile."),
        WhyNotSettled.OWN: _l("You handed this claim in, so another person has to approve it."),
        WhyNotSettled.NO_COMMENT: _l("Say what has to be changed."),
    }
)
