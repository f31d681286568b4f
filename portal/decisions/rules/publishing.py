"""What keeps the minutes from being signed and the results from being published?

Decisions, "Evaluation and decision", 7 to 9, and "Questions settled" 6. Everything is listed at
once, each with the application it is about and whose turn it is (ux C1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.competitions.types import Stage
from portal.decisions.rules.deciding import effective_outcome
from portal.decisions.types import Blocker, Hindrance, Outcome, WhyNot
from portal.evaluation.types import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One application as signing and publishing see it; those withdrawn are not among them."""

    application_id: int
    number: str
    organisation: str = ""
    is_ready: bool = True
    proposal: Proposal | None = None
    outcome: Outcome | None = None
    reason: str = ""
    is_clarifying: bool = False
    """A clarification is still open."""
    is_outdated: bool = False
    """It was corrected by a clarification after it was decided."""
    has_quorum: bool = True
    missing_reasons: tuple[int, ...] = ()
    """The numbers of the criteria for which a refused applicant would read no reason."""
    has_address: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Docket:
    """Everything about a competition that signing and publishing look at."""

    items: tuple[Item, ...]
    quota: int
    has_meeting: bool = True
    is_signed: bool = True
    open_ties: tuple[tuple[str, ...], ...] = ()
    """Ties across the funding line."""
    has_contest_text: bool = True
    has_contact: bool = True
    chair: str = ""
    secretary: str = ""
    coordinator: str = ""


def reasons_not_to_sign(docket: Docket) -> list[Blocker]:
    """Return everything that keeps the chair from signing the minutes."""
    meeting = [] if docket.has_meeting else [Blocker(kind=Hindrance.NO_MEETING, who=docket.chair)]
    ties = [
        Blocker(kind=Hindrance.TIE, number=", ".join(numbers), who=docket.chair)
        for numbers in docket.open_ties
    ]
    of_items = [
        Blocker(
            kind=kind,
            number=item.number,
            application_id=item.application_id,
            who=docket.coordinator if kind is Hindrance.CLARIFYING else docket.chair,
        )
        for item in docket.items
        for kind in _undecided(item, has_meeting=docket.has_meeting)
    ]
    return [*meeting, *ties, *of_items, *_over_quota(docket)]


def reasons_not_to_publish(docket: Docket) -> list[Blocker]:
    """Return everything that keeps the results from being published, but the second person."""
    minutes = [] if docket.is_signed else [Blocker(kind=Hindrance.MINUTES, who=docket.chair)]
    texts = {
        Hindrance.CONTEST: docket.has_contest_text,
        Hindrance.CONTACT: docket.has_contact,
    }
    return [
        *reasons_not_to_sign(docket),
        *minutes,
        *_missing_reasons(docket),
        *(
            Blocker(
                kind=Hindrance.ADDRESS,
                number=item.number,
                application_id=item.application_id,
                detail=item.organisation,
                who=docket.coordinator,
            )
            for item in docket.items
            if not item.has_address
        ),
        *(Blocker(kind=kind, who=docket.coordinator) for kind, is_so in texts.items() if not is_so),
    ]


def _undecided(item: Item, *, has_meeting: bool) -> list[Hindrance]:
    if item.is_clarifying:
        return [Hindrance.CLARIFYING]
    if not item.is_ready:
        return [Hindrance.NOT_READY]
    if item.outcome is None:
        return [Hindrance.NO_OUTCOME]
    is_otherwise = item.outcome is not effective_outcome(item.proposal)
    objections = {
        Hindrance.OUTDATED: item.is_outdated,
        Hindrance.OVERRIDE_REASON: is_otherwise and not item.reason.strip(),
        Hindrance.QUORUM: has_meeting and not item.has_quorum,
    }
    return [kind for kind, objects in objections.items() if objects]


def _over_quota(docket: Docket) -> list[Blocker]:
    approved = sum(1 for item in docket.items if item.outcome is Outcome.APPROVED)
    if approved <= docket.quota:
        return []
    return [Blocker(kind=Hindrance.QUOTA, number=str(approved), detail=str(docket.quota))]


def _missing_reasons(docket: Docket) -> list[Blocker]:
    return [
        Blocker(
            kind=Hindrance.CRITERION_REASON,
            number=item.number,
            application_id=item.application_id,
            detail=str(criterion),
            who=docket.secretary or docket.chair,
        )
        for item in docket.items
        if item.outcome is Outcome.REJECTED
        for criterion in item.missing_reasons
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Somebody presses the button that publishes."""

    stage: Stage
    is_published: bool
    blockers: Sequence[Blocker]
    needs_second: bool
    first_by: int | None
    """Who confirmed before; None when nobody has."""
    by: int


def reasons_not_to_confirm(press: Press) -> list[WhyNot]:
    """Return every reason why this person cannot be the first to confirm."""
    objections = {
        WhyNot.ALREADY_CONFIRMED: press.first_by is not None,
        WhyNot.BLOCKED: bool(press.blockers),
    }
    return _unless_published(press, objections)


def reasons_not_to_go_public(press: Press) -> list[WhyNot]:
    """Return every reason why this press publishes nothing."""
    objections = {
        WhyNot.BLOCKED: bool(press.blockers) or press.stage is not Stage.DECIDED,
        WhyNot.NOT_CONFIRMED: press.needs_second and press.first_by is None,
        WhyNot.SAME_PERSON: press.needs_second and press.first_by == press.by,
    }
    return _unless_published(press, objections)


def _unless_published(press: Press, objections: dict[WhyNot, bool]) -> list[WhyNot]:
    if press.is_published:
        return [WhyNot.ALREADY_PUBLISHED]
    return [why for why, objects in objections.items() if objects]
