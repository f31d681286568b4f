"""What a bundle holds once it has been read and found sound."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from portal.applications.types import Channel
from portal.competitions.types import CriterionKind
from portal.kernel.identity import Role
from portal.organisations.types import Kind

VERSION = 1


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: where, as a JSON path, and what."""

    path: str
    says: str

    def __str__(self) -> str:
        return f"{self.path}: {self.says}"


class BadBundle(Exception):  # noqa: N818 - an answer about the file, with everything wrong in it
    """The file cannot be taken."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A criterion; the numbers are those of quality criteria."""

    code: str
    kind: CriterionKind
    title: Mapping[str, str]
    correctable: bool = False
    max_points: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    weight: Decimal = Decimal(1)
    min_points: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody in the commission."""

    code: str
    name: str
    email: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An applicant."""

    registration_number: str
    name: str
    kind: Kind
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A line of a cost plan; the category as the file names it."""

    category: str
    item: str
    quantity: Decimal
    unit: str
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """An application as the register has it."""

    number: str
    sequence: int
    organisation: str
    title: str
    channel: Channel
    received_at: datetime
    postmark_date: date | None
    withdrawn: bool
    cost_plan: tuple[CostLine, ...]
    checks: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A member steps back from an application."""

    member: str
    application: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A member's marks for an application, by criterion; not all need be there."""

    member: str
    application: str
    points: Mapping[str, Decimal]
    comment: str
    reasons: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A whole competition."""

    code: str
    municipality: str
    title: str
    opens_at: datetime
    closes_at: datetime
    grant_amount: Decimal
    quota: int
    budget: Decimal | None
    min_assessments: int
    min_total: Decimal | None
    tie_break: tuple[str, ...]
    tie_break_by_time: bool
    disagreement_share: Decimal
    criteria: tuple[Criterion, ...]
    members: tuple[Member, ...]
    organisations: tuple[Organisation, ...]
    applications: tuple[Application, ...]
    conflicts: tuple[Conflict, ...]
    assessments: tuple[Assessment, ...]

    @property
    def quality(self) -> tuple[Criterion, ...]:
        """The criteria members give points on."""
        return tuple(one for one in self.criteria if one.kind is CriterionKind.QUALITY)
