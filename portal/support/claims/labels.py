"""The words of claims."""

from flask_babel import lazy_pgettext as _lp

from portal.support.claims.types import ClaimState
from portal.web.labels import register

register(
    {
        ClaimState.SUBMITTED: _lp("claim", "handed in"),
        ClaimState.RETURNED: _lp("claim", "returned"),
        ClaimState.APPROVED: _lp("claim", "approved"),
        ClaimState.PAID: _lp("claim", "paid"),
    }
)
