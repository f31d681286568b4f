"""How a provider's lists show a pupil; joined to a query, so that a page needs no other."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, and_, func, or_

from portal.institutions.models import School
from portal.support.delivery.rules.logging import LOGGABLE
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import MeasureKind, PlanState, Subject
from portal.support.pupils.models import Enrolment, Pupil


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A pupil, and what the provider gives them."""

    plan_id: int
    plan: str
    """The number of the plan."""
    school_id: int
    school: str
    first_name: str
    last_name: str
    grade: str
    letter: str
    measure_id: int
    kind: MeasureKind
    subject: Subject | None

    @property
    def name(self) -> str:
        """First name and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def initials(self) -> str:
        """„K. B.”: what a phone in a corridor shows."""
        return f"{self.first_name[:1]}. {self.last_name[:1]}."


COLUMNS = (
    SupportPlan.id.label("plan_id"),
    SupportPlan.code.label("plan"),
    SupportPlan.school_id,
    School.name.label("school"),
    Pupil.first_name,
    Pupil.last_name,
    SupportPlan.grade,
    func.coalesce(Enrolment.letter, "").label("letter"),
    Measure.id.label("measure_id"),
    Measure.kind,
    Measure.subject_in_force.label("subject"),
)


IS_LOGGABLE = (
    or_(
        SupportPlan.state.in_(LOGGABLE),
        and_(SupportPlan.state == PlanState.SUSPENDED, SupportPlan.suspended_at.is_not(None)),
    ),
    SupportPlan.approved_at.is_not(None),
    SupportPlan.handed_over_at.is_(None),
)
"""Sessions of the plan are logged: approved once, neither closed nor elsewhere.

Of a suspended one those from before: it proposes nothing for later (`service.slots`).
"""


def with_pupil(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Join what a pupil is shown by to a query that has a plan and a measure."""
    here = and_(Enrolment.pupil_id == SupportPlan.pupil_id, Enrolment.ends_on.is_(None))
    return (
        query.join(Pupil, Pupil.id == SupportPlan.pupil_id)
        .join(School, School.id == SupportPlan.school_id)
        .outerjoin(Enrolment, here)
    )


def seen_in(row: RowMapping) -> Seen:
    """Read a pupil from a row that has `COLUMNS`."""
    return Seen(**{one.name: row[one.name] for one in fields(Seen)})


def is_carried_out(schools: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    """Say, as conditions of a query, that a plan's sessions are logged, at one of the schools."""
    return (*IS_LOGGABLE, SupportPlan.school_id.in_(schools))
