"""How many units of a measure are logged, and what has become of those planned?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation, Session, Slot
from portal.support.delivery.rules.accounting import Delivery, Logged, account, logged
from portal.support.delivery.rules.slots import units_of
from portal.support.delivery.types import OFFERED, Mark
from portal.support.plans.models import Measure
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy


def units_logged(measure_ids: Collection[int]) -> Mapping[int, Logged]:
    """Return what is logged of each measure, by what became of it."""
    rows = db.session.execute(
        select(Participation.measure_id, Participation.mark, func.sum(Participation.units))
        .where(Participation.measure_id.in_(measure_ids), Participation.is_live)
        .group_by(Participation.measure_id, Participation.mark)
    )
    entries: dict[int, list[tuple[Mark, int]]] = {one: [] for one in measure_ids}
    for measure_id, mark, units in rows:
        entries[measure_id].append((mark, int(units)))
    return {key: logged(found) for key, found in entries.items()}


def units_offered(plan_id: int) -> Mapping[int, int]:
    """Return the units offered in a plan by measure; one with any entry at all is named."""
    rows = db.session.execute(
        select(Participation.measure_id, Participation.mark, func.sum(Participation.units))
        .where(Participation.plan_id == plan_id, Participation.is_live)
        .group_by(Participation.measure_id, Participation.mark)
    )
    found: dict[int, int] = {}
    for measure_id, mark, units in rows:
        found[measure_id] = found.get(measure_id, 0) + (int(units) if mark in OFFERED else 0)
    return found


def last_offered(plan_id: int) -> date | None:
    """Return the day of the last session of a plan that was held, the pupil there or not."""
    return db.session.scalar(
        select(func.max(Session.held_on))
        .join(Participation, Participation.session_id == Session.id)
        .where(
            Participation.plan_id == plan_id,
            Participation.is_live,
            Participation.mark.in_(OFFERED),
        )
    )


def units_passed(measure_ids: Collection[int], *, at: datetime, unit: int) -> Mapping[int, int]:
    """Return the units whose proposed time has passed with no entry, by measure."""
    here = at.astimezone(RIGA)
    today, clock = here.date(), here.time().replace(microsecond=0)
    rows = db.session.execute(
        select(Slot.measure_id, Slot.minutes).where(
            Slot.measure_id.in_(measure_ids),
            Slot.participation_id.is_(None),
            or_(Slot.on_date < today, and_(Slot.on_date == today, Slot.starts_at <= clock)),
        )
    )
    found = dict.fromkeys(measure_ids, 0)
    for measure_id, minutes in rows:
        found[measure_id] += units_of(minutes, unit)
    return found


def delivered(measures: Sequence[Measure], *, at: datetime) -> Mapping[int, Delivery]:
    """Say where every planned unit of these measures is at this moment, while their plans run."""
    ids = {one.id for one in measures}
    unit = rulebook().number(Policy.UNIT_MINUTES, at.astimezone(RIGA).date())
    so_far, passed = units_logged(ids), units_passed(ids, at=at, unit=unit)
    return {
        one.id: account(
            one.units_in_force or 0, so_far[one.id], passed=passed[one.id], is_over=False
        )
        for one in measures
    }
