"""Everything the meeting of one commission looks at: at most one statement for each part."""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from portal.applications.models import Application
from portal.applications.types import Status
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind
from portal.decisions.models import Decision, Meeting, Publication, TieSettled
from portal.decisions.queries import records
from portal.decisions.rules.deciding import Sitting
from portal.decisions.rules.voting import Seat
from portal.decisions.types import Outcome
from portal.evaluation.models import Member
from portal.evaluation.queries import ranking_of
from portal.evaluation.types import NotRanked, Proposal, Ranked, Ranking, Why
from portal.kernel.identity import Role


@dataclass(frozen=True)
class Desk:
    """What lies on the table when the commission meets; each part is read when it is looked at."""

    competition: Competition

    @cached_property
    def criteria(self) -> Sequence[Criterion]:
        """The criteria, in their order."""
        return records.list_criteria(self.competition.id)

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting, once it has been recorded."""
        return records.find_meeting(self.competition.id)

    @cached_property
    def publication(self) -> Publication | None:
        """The first confirmation, or the publication itself."""
        return records.find_publication(self.competition.id)

    @cached_property
    def members(self) -> Sequence[Member]:
        """Everybody who is or was in the commission."""
        return records.list_members(self.competition.id)

    @cached_property
    def recused(self) -> Sequence[records.Recused]:
        """Who has stepped back from what, in the order of the register."""
        return records.list_recused(self.competition)

    @cached_property
    def applications(self) -> Sequence[Application]:
        """Everything received, in the order of the register."""
        return records.list_received(self.competition.id)

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        """The decisions with their reasons, by the key of the application."""
        _ = self.applications  # read first, so that no decision reads its own
        return {one.application_id: one for one in records.list_decisions(self.competition.id)}

    @cached_property
    def voted(self) -> dict[int, Decision]:
        """The same decisions, with how everybody voted."""
        records.read_votes(self.decisions)
        return self.decisions

    @cached_property
    def decided(self) -> dict[str, records.Decided]:
        """The outcomes alone, by register number."""
        return records.list_decided(self.competition)

    @cached_property
    def clarifying(self) -> records.Clarifying:
        """What is still being clarified, and what has been corrected."""
        return records.clarifying_in(self.competition.id)

    def is_outdated(self, application_id: int) -> bool:
        """What was decided about was another version of the application."""
        decision = self.decisions.get(application_id)
        corrected_at = self.clarifying.corrected_at.get(application_id)
        return bool(decision and corrected_at and decision.decided_at < corrected_at)

    @cached_property
    def ties(self) -> Sequence[TieSettled]:
        """The ties the commission has settled."""
        return records.list_ties(self.competition.id)

    @cached_property
    def ranking(self) -> Ranking:
        """How the applications stand, with the ties settled so far."""
        return ranking_of(self.competition, settled=records.places_in(self.ties))

    @cached_property
    def quality(self) -> list[Criterion]:
        """The criteria that are scored, in their order."""
        return [one for one in self.criteria if one.kind is CriterionKind.QUALITY]

    @cached_property
    def by_number(self) -> dict[str, Application]:
        """The applications by register number."""
        return {one.number: one for one in self.applications}

    @cached_property
    def ranked(self) -> dict[int, Ranked]:
        """The lines of the ranking, by application."""
        return {self.by_number[row.number].id: row for row in self.ranking.rows}

    @cached_property
    def outside(self) -> dict[int, NotRanked]:
        """What is outside the ranking, by application."""
        return {self.by_number[row.number].id: row for row in self.ranking.not_ranked}

    @cached_property
    def to_decide(self) -> list[Application]:
        """The applications that need an outcome: all but those withdrawn."""
        return [one for one in self.applications if one.status is not Status.WITHDRAWN]

    @cached_property
    def conflicted(self) -> dict[int, set[int]]:
        """The members in conflict, by application."""
        found: dict[int, set[int]] = defaultdict(set)
        for one in self.recused:
            found[one.application_id].add(one.member_id)
        return found

    @property
    def is_published(self) -> bool:
        """The results are public."""
        return self.publication is not None and self.publication.published_at is not None

    @property
    def is_signed(self) -> bool:
        """The minutes are signed off and frozen."""
        return self.meeting is not None and self.meeting.signed_at is not None

    @property
    def sitting(self) -> Sitting:
        """The state of the meeting as the rules see it."""
        return Sitting(
            stage=self.competition.stage,
            has_meeting=self.meeting is not None,
            is_signed=self.is_signed,
        )

    @cached_property
    def present(self) -> set[int]:
        """The members who are there."""
        attendance = self.meeting.attendance if self.meeting else []
        return {one.member_id for one in attendance if one.is_present}

    def seats(self, *application_ids: int) -> tuple[Seat, ...]:
        """The commission as the vote on these applications sees it."""
        conflicted = set().union(*(self.conflicted.get(key, set()) for key in application_ids))
        return self._seated(conflicted) if conflicted else self._everyone

    @cached_property
    def _everyone(self) -> tuple[Seat, ...]:
        return self._seated(frozenset())

    def _seated(self, conflicted: Set[int]) -> tuple[Seat, ...]:
        return tuple(
            Seat(
                member_id=member.id,
                role=member.role,
                is_present=member.id in self.present,
                in_conflict=member.id in conflicted,
            )
            for member in self.members
            if member.left_at is None
        )

    def proposal(self, application_id: int) -> Proposal | None:
        """What the rules propose; None outside the ranking."""
        row = self.ranked.get(application_id)
        return row.proposal if row else None

    def why(self, application_id: int) -> frozenset[Why]:
        """Why it is outside the ranking or not proposed for approval."""
        row = self.ranked.get(application_id) or self.outside.get(application_id)
        return frozenset(row.why if row else ())

    def name_of(self, *roles: Role) -> str:
        """The name of the member in the first of these roles that somebody has; may be empty."""
        names = {one.role: one.person.name for one in self.members if one.left_at is None}
        return next((names[role] for role in roles if role in names), "")

    @cached_property
    def open_ties(self) -> list[tuple[str, ...]]:
        """The ties that must be settled: across the funding line, or within the reserve list."""
        return [
            tuple(row.number for row in group)
            for group in self.ranking.tied_groups
            if any(row.proposal is Proposal.TIE for row in group) or self._in_reserve(group) > 1
        ]

    def _in_reserve(self, group: Sequence[Ranked]) -> int:
        outcomes = [self.decisions.get(self.by_number[row.number].id) for row in group]
        return sum(1 for one in outcomes if one and one.outcome is Outcome.RESERVE)
