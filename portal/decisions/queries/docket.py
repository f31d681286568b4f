"""What signing and publishing look at, gathered from the desk."""

from sqlalchemy import select

from portal.accounts.models import Person, RoleHeld
from portal.competitions.models import Competition
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.recipients import Recipient, recipients_of
from portal.decisions.queries.results import Result, results_of
from portal.decisions.rules.publishing import Docket, Item
from portal.decisions.rules.voting import has_quorum
from portal.evaluation.types import Why
from portal.extensions import db
from portal.kernel.identity import Role


def docket_of(
    desk: Desk,
    *,
    results: list[Result] | None = None,
    recipients: dict[int, list[Recipient]] | None = None,
) -> Docket:
    """Gather what the rules of signing and publishing look at."""
    results = results_of(desk) if results is None else results
    if recipients is None:
        recipients = recipients_of(desk.to_decide, desk.competition.id)
    missing = {one.application.id: one.missing_reasons for one in results}
    competition = desk.competition
    contact = competition.contact["contact_email"]
    return Docket(
        items=tuple(
            Item(
                application_id=one.id,
                number=one.number,
                organisation=one.organisation.name,
                is_ready=Why.TOO_FEW_ASSESSMENTS not in desk.why(one.id),
                proposal=desk.proposal(one.id),
                outcome=desk.decisions[one.id].outcome if one.id in desk.decisions else None,
                reason=desk.decisions[one.id].reason if one.id in desk.decisions else "",
                is_clarifying=one.id in desk.clarifying.unsettled,
                is_outdated=desk.is_outdated(one.id),
                has_quorum=has_quorum(desk.seats(one.id)),
                missing_reasons=missing.get(one.id, ()),
                has_address=bool(recipients.get(one.id)),
            )
            for one in desk.to_decide
        ),
        quota=effective_quota_of(competition),
        has_meeting=desk.meeting is not None,
        is_signed=desk.is_signed,
        open_ties=tuple(desk.open_ties),
        has_contest_text=bool(competition.appeal_lv.strip()),
        has_contact=bool(contact),
        chair=desk.name_of(Role.CHAIR, Role.DEPUTY),
        secretary=desk.name_of(Role.SECRETARY),
        coordinator=coordinator_name(competition.municipality_id),
    )


def effective_quota_of(competition: Competition) -> int:
    """How many may be approved: the quota, or what the money reaches for."""
    if competition.budget is None:
        return competition.quota
    return min(competition.quota, int(competition.budget // competition.grant_amount))


def coordinator_name(municipality_id: int) -> str:
    """The name of the municipality's first coordinator; may be empty."""
    return (
        db.session.scalar(
            select(Person.name)
            .join(RoleHeld, RoleHeld.person_id == Person.id)
            .where(RoleHeld.role == Role.COORDINATOR, RoleHeld.scope_id == municipality_id)
            .order_by(RoleHeld.id)
            .limit(1)
        )
        or ""
    )
