"""Saving what a team writes, in any state; a stale page never overwrites (decisions, 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.applications.models import Application, CostLine, SectionAnswers
from portal.applications.queries.clarifying import reasons_not_to_write
from portal.applications.queries.drafts import line_of, lock_application, standings_of
from portal.applications.rules import cost_plan
from portal.applications.types import CostCategory, Level, Section, Status, WhyNotMoved
from portal.database import transaction
from portal.extensions import db
from portal.kernel.money import parse_money
from portal.kernel.refusal import Refused, Stale, refuse_if
from portal.kernel.text import folded

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedLine:
    """One line of the plan, every value as typed."""

    item: str = ""
    category: str = ""
    quantity: str = ""
    unit: str = ""
    unit_price: str = ""
    reason: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing is written in it."""
        return not any((self.item, self.category, self.quantity, self.unit_price, self.reason))


def save_section(  # noqa: PLR0913 - what a save is made of
    application_id: int,
    section: Section,
    answers: Mapping[str, Any],
    *,
    version: int,
    is_done: bool,
    by: int,
    at: datetime,
) -> SectionAnswers:
    """Save the answers of a section, complete or not.

    `version` is the one the page was opened with. Raises `Stale` when somebody else saved other
    answers since, `Refused` when the section is not open to changes. What was submitted once goes
    by its submitted title until the next version.
    """
    with transaction():
        application = open_to_changes(application_id, section, at=at)
        row = _row_of(application, section)
        if row.version != version and row.answers != answers:
            raise Stale
        if row.answers != answers or row.is_done != is_done:
            row.answers = dict(answers)
            _saved(application, row, is_done=is_done, by=by, at=at)
            if section is Section.PROJECT and application.status is Status.DRAFT:
                application.title = str(answers.get("title", ""))[:LONGEST_TITLE]
                application.folded_title = folded(application.title)
    return row


def save_plan(
    application_id: int,
    lines: Sequence[TypedLine],
    *,
    version: int,
    is_done: bool,
    by: int,
    at: datetime,
) -> SectionAnswers:
    """Save the cost plan with whatever was typed, and its sum. Raises as `save_section`."""
    with transaction():
        application = open_to_changes(application_id, Section.COST_PLAN, at=at)
        row = _row_of(application, Section.COST_PLAN)
        now = [typed_of(line) for line in application.cost_lines]
        if row.version != version and now != list(lines):
            raise Stale
        if now != list(lines) or row.is_done != is_done:
            application.cost_lines = [
                build_line(line, position) for position, line in enumerate(lines, 1)
            ]
            if application.status is not Status.SUBMITTED:
                application.planned = cost_plan.plan_total(
                    line_of(line) for line in application.cost_lines
                )
            _saved(application, row, is_done=is_done, by=by, at=at)
    return row


def open_to_changes(application_id: int, section: Section, *, at: datetime) -> Application:
    """Lock an application of which this section may be changed now; raises `Refused`."""
    application = lock_application(application_id)
    if application is None:  # a draft that somebody deleted meanwhile
        raise Refused([WhyNotMoved.NOT_OPEN_TO_CHANGES])
    refuse_if(reasons_not_to_write(application, section, at=at))
    return application


def _row_of(application: Application, section: Section) -> SectionAnswers:
    for row in application.sections:
        if row.section is section:
            return row
    row = SectionAnswers(section=section, answers={}, version=0, is_done=False)
    with db.session.no_autoflush:
        application.sections.append(row)
    row.saved_at = application.touched_at
    return row


def _saved(
    application: Application, row: SectionAnswers, *, is_done: bool, by: int, at: datetime
) -> None:
    row.is_done = is_done
    row.version += 1
    row.saved_at, row.saved_by_id = at, by
    touch(application, by=by, at=at)


def touch(application: Application, *, by: int, at: datetime) -> None:
    """Note who changed the application last, and how many sections are finished now."""
    application.touched_at, application.touched_by_id = at, by
    application.done_sections = sum(one.level is Level.DONE for one in standings_of(application))


def typed_of(line: CostLine) -> TypedLine:
    """Return a stored line as it is typed."""
    return TypedLine(
        item=line.item,
        category=line.category.value if line.category else "",
        quantity=line.quantity_typed or _plain(line.quantity),
        unit=line.unit,
        unit_price=line.price_typed
        or ("" if line.unit_price is None else f"{line.unit_price:.2f}"),
        reason=line.reason,
    )


def _plain(quantity: Decimal | None) -> str:
    if quantity is None:
        return ""
    text = f"{quantity:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def normal(line: TypedLine) -> TypedLine:
    """Return a line as it would be read back after saving: `50` becomes `50.00`."""
    return typed_of(build_line(line, 0))


def build_line(typed: TypedLine, position: int) -> CostLine:
    """Make a line of the plan of what was typed; what cannot be read stays as typed."""
    quantity, price = cost_plan.parse_quantity(typed.quantity), parse_money(typed.unit_price)
    is_category = typed.category in set(CostCategory)
    return CostLine(
        position=position,
        category=CostCategory(typed.category) if is_category else None,
        item=typed.item,
        quantity=quantity,
        unit=typed.unit,
        unit_price=price,
        quantity_typed="" if quantity is not None else typed.quantity,
        price_typed="" if price is not None else typed.unit_price,
        reason=typed.reason,
    )
