"""The words of decisions: outcomes, votes, kinds of refusal, reasons and blockers."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What the commission decided about an application."""

    APPROVED = "approved"
    RESERVE = "reserve"
    REJECTED = "rejected"


class Standing(StrEnum):
    """Where an application stands now: the outcome, or what became of it after publication."""

    APPROVED = "approved"
    RESERVE = "reserve"
    REJECTED = "rejected"
    DECLINED = "declined"
    """It was approved or offered the grant, and does not take it."""


class Offer(StrEnum):
    """What has become of an offer from the reserve list; the clock alone lets it lapse."""

    OPEN = "open"
    LAPSED = "lapsed"
    ACCEPTED = "accepted"


class Choice(StrEnum):
    """How a member voted."""

    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class Grounds(StrEnum):
    """Which letter an applicant gets: what was decided and, for a refusal, which of its kinds."""

    APPROVED = "approved"
    RESERVE = "reserve"
    INADMISSIBLE = "inadmissible"
    BELOW_MINIMUM = "below_minimum"
    QUOTA = "quota"
    OTHERWISE = "otherwise"
    """It passed and there was room, but the commission decided against it, with a reason."""


class Way(StrEnum):
    """How a decision was sent formally, beside the e-mail."""

    E_ADDRESS = "e_address"
    REGISTERED_LETTER = "registered_letter"


class WhyNot(StrEnum):
    """Why the commission or the coordinator may not do this now."""

    NOT_EVALUATING = "not_evaluating"
    NO_MEETING = "no_meeting"
    MINUTES_SIGNED = "minutes_signed"
    WITHDRAWN = "withdrawn"
    CLARIFYING = "clarifying"
    NOT_READY = "not_ready"
    NOT_RANKED = "not_ranked"
    TIE_OPEN = "tie_open"
    NOT_TIED = "not_tied"
    REASON_MISSING = "reason_missing"
    OVER_QUOTA = "over_quota"
    NOT_A_VOTER = "not_a_voter"
    VOTE_MISSING = "vote_missing"
    NO_QUORUM = "no_quorum"
    NOT_CARRIED = "not_carried"
    CHANGED_MEANWHILE = "changed_meanwhile"
    BLOCKED = "blocked"
    NOT_CONFIRMED = "not_confirmed"
    SAME_PERSON = "same_person"
    ALREADY_CONFIRMED = "already_confirmed"
    ALREADY_PUBLISHED = "already_published"
    NOT_PUBLISHED = "not_published"
    NOT_UNDER_WAY = "not_under_way"
    NOT_APPROVED = "not_approved"
    ALREADY_DECLINED = "already_declined"
    NO_CAUSE = "no_cause"
    NO_OFFER_DATE = "no_offer_date"
    NO_OFFER = "no_offer"
    OFFER_LAPSED = "offer_lapsed"


class Hindrance(StrEnum):
    """The kinds of thing that stand between a competition and its signed, published results."""

    NO_MEETING = "no_meeting"
    TIE = "tie"
    NOT_READY = "not_ready"
    CLARIFYING = "clarifying"
    NO_OUTCOME = "no_outcome"
    OUTDATED = "outdated"
    OVERRIDE_REASON = "override_reason"
    QUORUM = "quorum"
    QUOTA = "quota"
    MINUTES = "minutes"
    CRITERION_REASON = "criterion_reason"
    ADDRESS = "address"
    CONTEST = "contest"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """One thing to put right, in the words its sentence needs, and whose turn it is."""

    kind: Hindrance
    number: str = ""
    application_id: int | None = None
    detail: str = ""
    who: str = ""
