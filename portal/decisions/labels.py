"""The words of outcomes, votes, reasons to refuse and grounds."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.decisions.types import Choice, Grounds, Offer, Outcome, Standing, Way, WhyNot
from portal.web.labels import label, register

__all__ = ["label"]

register(
    {
        Outcome.APPROVED: _p("application", "Approved"),
        Outcome.RESERVE: _l("Reserve list"),
        Outcome.REJECTED: _l("Rejected"),
    }
)
register(
    {
        Standing.APPROVED: _p("application", "Approved"),
        Standing.RESERVE: _l("Reserve list"),
        Standing.REJECTED: _l("Rejected"),
        Standing.DECLINED: _l("Declined"),
    }
)
register(
    {
        Offer.OPEN: _l("offer open"),
        Offer.LAPSED: _l("offer lapsed"),
        Offer.ACCEPTED: _l("offer accepted"),
    }
)
register(
    {
        Choice.FOR: _p("vote", "For"),
        Choice.AGAINST: _p("vote", "Against"),
        Choice.ABSTAINED: _l("Abstains"),
    }
)
register(
    {
        Grounds.APPROVED: _p("application", "Approved"),
        Grounds.RESERVE: _l("Reserve list"),
        Grounds.INADMISSIBLE: _l("Does not comply with the regulations"),
        Grounds.BELOW_MINIMUM: _l("Below the minimum"),
        Grounds.QUOTA: _l("The quota was filled"),
        Grounds.OTHERWISE: _l("Not approved"),
    }
)
register(
    {
        Way.E_ADDRESS: _l("E-address"),
        Way.REGISTERED_LETTER: _l("Registered letter"),
    }
)
register(
    {
        WhyNot.NOT_EVALUATING: _l("Decisions are made while the applications are being evaluated."),
        WhyNot.NO_MEETING: _l("Open the meeting first: say when, where and who is present."),
        WhyNot.MINUTES_SIGNED: _l("The minutes are signed, so nothing in them changes any more."),
        WhyNot.WITHDRAWN: _l("The application is withdrawn; there is nothing to decide."),
        WhyNot.CLARIFYING: _l(
            "A clarification of this application is still open. Decide when the coordinator has"
            " accepted or closed it."
        ),
        WhyNot.NOT_READY: _l("The application is not ready: it has too few counted assessments."),
        WhyNot.NOT_RANKED: _l("An application outside the ranking can only be rejected."),
        WhyNot.TIE_OPEN: _l(
            "The tie lies across the funding line, so it has to be settled before decisions."
        ),
        WhyNot.NOT_TIED: _l("The order must name each of the tied applications once."),
        WhyNot.REASON_MISSING: _l("Write the reason; it goes into the minutes."),
        WhyNot.OVER_QUOTA: _l("The quota is filled: no more applications can be approved."),
        WhyNot.NOT_A_VOTER: _l(
            "Only members who are present and have no conflict of interest vote."
        ),
        WhyNot.VOTE_MISSING: _l("Mark the vote of every member who votes."),
        WhyNot.NO_QUORUM: _l(
            "There is no quorum for this application: more than half of those entitled to vote"
            " have to be present."
        ),
        WhyNot.NOT_CARRIED: _l(
            "The vote is not carried, so there is no decision. Put another outcome to the vote."
        ),
        WhyNot.CHANGED_MEANWHILE: _l(
            "Somebody changed this at the same moment. Look at what is there now and try again."
        ),
        WhyNot.BLOCKED: _l("Something still stands in the way; it is listed on this page."),
        WhyNot.NOT_CONFIRMED: _l("A second person has to confirm"),
        WhyNot.SAME_PERSON: _l(
            "You prepared the publication, so another person has to confirm it."
        ),
        WhyNot.ALREADY_CONFIRMED: _l("The publication is confirmed already."),
        WhyNot.ALREADY_PUBLISHED: _l("The results are already published. Nothing was sent twice."),
        WhyNot.NOT_PUBLISHED: _l("The results are not published yet, so nobody can decline."),
        WhyNot.NOT_UNDER_WAY: _l(
            "The competition is suspended or over, so the grant is offered to nobody now."
        ),
        WhyNot.NOT_APPROVED: _l("This application has no grant it could decline."),
        WhyNot.ALREADY_DECLINED: _l("This is noted already. Nothing was sent twice."),
        WhyNot.NO_CAUSE: _l("Write why the organisation does not take the grant."),
        WhyNot.NO_OFFER_DATE: _l("Give the last day on which the offer may be accepted."),
        WhyNot.NO_OFFER: _l("This application has no offer that could be accepted."),
        WhyNot.OFFER_LAPSED: _l("The offer has lapsed. Call the municipality."),
    }
)
