"""Commissions and their marks."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import CriterionKind
from portal.demo.people import SECOND_MEMBER, People
from portal.demo.words import POSTS
from portal.evaluation.models import Assessment, Conflict, Mark, Member, NoConflict
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.identity import VOTING, Role

_REASONS = (
    "Vajadzība parādīta ar skolas datiem; sasaiste ar mērķi skaidra.",
    "Aprakstīts saprotami, bet pietrūkst piemēru no pašu pilsētas.",
    "Jaunieši darbojas paši, pienākumi sadalīti.",
    "Ideja laba; grafiks vietām pārāk blīvs.",
    "Cenas pamatotas, katra pozīcija vajadzīga.",
    "Rezultātu varēs pārbaudīt, taču nav teikts, kad.",
)


@dataclass(frozen=True, slots=True)
class Commission:
    """The members of one competition's commission."""

    members: list[Member]

    @property
    def voting(self) -> list[Member]:
        """Those who give marks and vote."""
        return [one for one in self.members if one.role in VOTING]

    def of(self, role: Role) -> Member:
        """Return the first member with that role."""
        return next(one for one in self.members if one.role is role)


def commission(
    competition: Competition, people: People, second: Person, *, by: int, at: datetime
) -> Commission:
    """Name the commission; everybody but the observer has declared impartiality."""
    named = [
        (people[role], role)
        for role in (Role.CHAIR, Role.DEPUTY, Role.MEMBER, Role.SECRETARY, Role.OBSERVER)
    ]
    named.insert(3, (second, Role.MEMBER))
    members = []
    for person, role in named:
        people.give(person, role, competition.id)
        members.append(
            Member(
                competition_id=competition.id,
                person_id=person.id,
                role=role,
                position=POSTS[role.value],
                named_at=at,
                named_by_id=by,
                impartial_at=None if role is Role.OBSERVER else at + timedelta(hours=3),
            )
        )
    db.session.add_all(members)
    db.session.flush()
    return Commission(members)


def second_member(people: People) -> Person:
    """Add another member of commissions."""
    return people.person(SECOND_MEMBER, "Edgars Krūmiņš")


class Marks:
    """Gives marks around how good an application is; the same seed gives the same ones."""

    def __init__(self, competition: Competition, *, seed: int) -> None:
        self.criteria = [one for one in competition.criteria if one.kind is CriterionKind.QUALITY]
        self.dice = random.Random(seed)  # noqa: S311 - invented marks, no secret

    def all_of(
        self, members: Sequence[Member], applications: Sequence[Application], at: datetime
    ) -> None:
        """Let every member give every application its marks."""
        for application in applications:
            level = self.dice.uniform(4.5, 9.5)
            for member in members:
                self.sheet(member, application, at, level=level)

    def sheet(
        self,
        member: Member,
        application: Application,
        at: datetime,
        *,
        level: float = 7.0,
        is_submitted: bool = True,
    ) -> None:
        """Add one score sheet; a draft has marks for half of the criteria."""
        asked = self.criteria if is_submitted else self.criteria[: len(self.criteria) // 2]
        db.session.add(
            NoConflict(member_id=member.id, application_id=application.id, declared_at=at)
        )
        db.session.add(
            Assessment(
                member_id=member.id,
                application_id=application.id,
                status=AssessmentStatus.SUBMITTED if is_submitted else AssessmentStatus.DRAFT,
                comment="Projekts īstenojams; ieteicams precizēt grafiku." if is_submitted else "",
                saved_at=at,
                submitted_at=at if is_submitted else None,
                marks=[
                    Mark(
                        criterion_id=one.id,
                        points=self._points(level),
                        reason=self.dice.choice(_REASONS),
                    )
                    for one in asked
                ],
            )
        )

    def _points(self, level: float) -> Decimal:
        halves = round(2 * (level + self.dice.uniform(-1.0, 1.0)))
        return Decimal(max(4, min(20, halves))) / 2


def conflict(member: Member, application: Application, at: datetime) -> None:
    """Let a member step back from an application."""
    db.session.add(
        Conflict(
            member_id=member.id,
            application_id=application.id,
            reason="Esmu šīs organizācijas biedre.",
            declared_at=at,
            declared_by_id=member.person_id,
        )
    )
