"""Who may do what in a commission?

The things asked about: a competition (the coordinator's side), a *desk* (a competition, perhaps one
application of it, and the commission around it), and a score sheet to be opened again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.evaluation.models import Assessment, Member
from portal.kernel.access import AccessTable
from portal.kernel.identity import COMMISSION, VOTING, Identity, Role

AT_WORK = frozenset(
    {
        Stage.EVALUATING,
        Stage.DECIDED,
        Stage.RESULTS_PUBLISHED,
        Stage.CONTRACTING,
        Stage.IMPLEMENTATION,
        Stage.COMPLETED,
    }
)
"""The stages in which members may read what they were given to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a member of the commission sits: everything the predicates look at."""

    competition: Competition
    members: Mapping[int, Member]
    """Who is in the commission now, by person."""
    in_conflict: frozenset[int] = field(default=frozenset())
    """The people in conflict with the application."""
    cleared: frozenset[int] = field(default=frozenset())
    """The people who gave their word that the application is no conflict."""
    given: Application | None = None

    @property
    def application(self) -> Application:
        """The application on the desk."""
        if self.given is None:
            raise LookupError("There is no application on this desk.")
        return self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A member's score sheet as the chair and the coordinator may deal with it."""

    assessment: Assessment
    desk: Desk


class Permission(StrEnum):
    """What can be done in a commission."""

    MANAGE = "commission.manage"
    SIT = "commission.sit"
    DECLARE = "commission.declare"
    OPEN = "desk.open"
    READ = "desk.read"
    SCORE = "desk.score"
    DISCUSS = "consensus.read"
    CONSENSUS = "consensus.open"
    REOPEN = "assessment.reopen"


def is_its_coordinator(who: Identity, competition: Competition) -> bool:
    """The person is a coordinator of the municipality that runs it."""
    return who.holds(Role.COORDINATOR, competition.municipality_id)


def is_in_the_commission(who: Identity, desk: Desk) -> bool:
    """The person sits in the commission of this competition, in whatever role."""
    return who.holds_any(COMMISSION, desk.competition.id)


def has_begun(_who: Identity, desk: Desk) -> bool:
    """Evaluation has been started."""
    return desk.competition.stage in AT_WORK


def is_evaluating(_who: Identity, desk: Desk) -> bool:
    """The commission is at work and nothing has been decided yet."""
    return desk.competition.stage is Stage.EVALUATING


def has_declared_impartiality(who: Identity, desk: Desk) -> bool:
    """The person has declared impartiality for this competition."""
    member = desk.members.get(who.id)
    return member is not None and member.impartial_at is not None


def has_no_conflict(who: Identity, desk: Desk) -> bool:
    """The person has not stepped back from this application."""
    return who.id not in desk.in_conflict


def has_given_their_word(who: Identity, desk: Desk) -> bool:
    """The person has said that this application is no conflict."""
    return who.id in desk.cleared


def may_score(who: Identity, desk: Desk) -> bool:
    """The person's role in the commission gives points."""
    return who.holds_any(VOTING, desk.competition.id)


def is_its_chair(who: Identity, desk: Desk) -> bool:
    """The person leads the commission, or stands in for who does."""
    return who.holds_any(frozenset({Role.CHAIR, Role.DEPUTY}), desk.competition.id)


def chairs_without_conflict(who: Identity, sheet: HandedIn) -> bool:
    """The person leads the commission and is not in conflict with the application."""
    return is_its_chair(who, sheet.desk) and has_no_conflict(who, sheet.desk)


def coordinates_its_competition(who: Identity, sheet: HandedIn) -> bool:
    """The person is a coordinator of the municipality that runs the competition."""
    return is_its_coordinator(who, sheet.desk.competition)


_SEATED = (is_in_the_commission, has_begun, has_declared_impartiality, has_no_conflict)

ACCESS: AccessTable = {
    Permission.MANAGE: ((is_its_coordinator,),),
    Permission.SIT: ((is_in_the_commission,),),
    Permission.DECLARE: ((is_in_the_commission, has_begun),),
    Permission.OPEN: (_SEATED,),
    Permission.READ: ((*_SEATED, has_given_their_word),),
    Permission.SCORE: ((*_SEATED, has_given_their_word, may_score, is_evaluating),),
    Permission.DISCUSS: ((is_in_the_commission, has_begun, has_declared_impartiality),),
    Permission.CONSENSUS: ((is_its_chair, has_declared_impartiality, is_evaluating),),
    Permission.REOPEN: ((chairs_without_conflict,), (coordinates_its_competition,)),
}
