"""Meetings, decisions, publications and letters of calls that are over."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import CriterionKind
from portal.decisions.models import (
    Attendance,
    CriterionReason,
    Decision,
    Meeting,
    Publication,
    Vote,
)
from portal.decisions.service import signing
from portal.decisions.types import Choice, Outcome
from portal.decisions.views._paper import paper
from portal.demo.evaluation import Commission
from portal.evaluation.queries import ranking_of
from portal.evaluation.types import Proposal, Ranked
from portal.extensions import db
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.score import shown

_REASONS = {
    "need": "Vajadzība pamatota ar skolas datiem.",
    "youth": "Jaunieši ideju izdomāja un darbības vada paši.",
    "activities": "Darbības ved uz mērķi; grafiks reāls.",
    "results": "Pateikts, kā uzzinās, vai motivācija mainījās.",
    "costs": "Pozīcijas vajadzīgas un cenas pamatotas.",
}
_WHY = {
    Outcome.APPROVED: "",
    Outcome.RESERVE: "Pieteikums pārsniedz slieksni, bet kvota ir izsmelta.",
    Outcome.REJECTED: "Pieteikums nesasniedza kopējo minimumu vai kritērija minimumu.",
}
_OUTCOMES = {
    Proposal.APPROVED: Outcome.APPROVED,
    Proposal.TIE: Outcome.RESERVE,
    Proposal.RESERVE: Outcome.RESERVE,
    Proposal.REJECTED: Outcome.REJECTED,
}


def hold_meeting(
    competition: Competition, commission: Commission, *, number: str, at: datetime
) -> Meeting:
    """Hold the commission's meeting, with everybody there."""
    meeting = Meeting(
        competition_id=competition.id,
        number=number,
        held_at=at,
        place="Rožu iela 6, Liepāja, 2. stāva zāle",
        agenda="1. Pieteikumu vērtējumi.\n2. Lēmumi par projektu apstiprināšanu.",
        notes="Komisija izskatīja vērtējumus un balsoja par katru pieteikumu atsevišķi.",
        attendance=[Attendance(member_id=one.id, is_present=True) for one in commission.members],
    )
    db.session.add(meeting)
    return meeting


def decide(
    competition: Competition,
    applications: Mapping[str, Application],
    commission: Commission,
    *,
    at: datetime,
) -> list[Decision]:
    """Decide as the ranking proposes; give the decisions, best first."""
    db.session.flush()
    criteria = [one for one in competition.criteria if one.kind is CriterionKind.QUALITY]
    decisions, reserve = [], 0
    for row in ranking_of(competition).rows:
        outcome = _OUTCOMES[row.proposal]
        reserve += outcome is Outcome.RESERVE
        decisions.append(
            Decision(
                application_id=applications[row.number].id,
                competition_id=competition.id,
                outcome=outcome,
                proposal=row.proposal,
                reserve_place=reserve if outcome is Outcome.RESERVE else None,
                rank=row.rank,
                total=Decimal(shown(row.total)),
                reason=_WHY[outcome],
                strongest="Jauniešu loma lēmumos; komisija to minēja vairākos vērtējumos.",
                improve="Pievienojiet skolas datus par kavējumiem un vienkāršu aptauju.",
                decided_at=at,
                decided_by_id=commission.members[0].person_id,
                votes=_votes(row, commission),
                reasons=[
                    CriterionReason(criterion_id=one.id, text=_REASONS[one.code])
                    for one in criteria
                ],
            )
        )
    db.session.add_all(decisions)
    db.session.flush()
    return decisions


def _votes(row: Ranked, commission: Commission) -> list[Vote]:
    """Those who marked it vote for it; who stepped back does not vote."""
    return [
        Vote(member_id=one.id, choice=Choice.FOR)
        for one in commission.voting
        if one.key in row.counted_members
    ]


def sign(competition: Competition, commission: Commission, *, at: datetime) -> None:
    """Let the chair sign the minutes as everywhere: nothing is missing, and the paper is kept."""
    db.session.flush()
    with clock.showing(lambda: at):  # the paper says when it was made
        signing.sign(competition, paper=paper, by=commission.of(Role.CHAIR).person_id, at=at)


def publish(
    competition: Competition, *, number: str, first: int, second: int, at: datetime
) -> Publication:
    """Publish the results with two people's word."""
    publication = Publication(
        competition_id=competition.id,
        decision_number=number,
        first_by_id=first,
        first_at=at - timedelta(hours=2),
        second_by_id=second,
        published_at=at,
    )
    db.session.add(publication)
    return publication
