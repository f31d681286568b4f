"""Two records turn out to be one person."""

from datetime import datetime

from sqlalchemy import select, update

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import refuse_if
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.pupils.rules import Twins, reasons_not_to_merge
from portal.support.pupils.service.following import Collision, after_merging, plans_collide


def merge(kept: Pupil, merged: Pupil, *, by: int, at: datetime) -> None:
    """Make two records one: schools, grades and plans of both stand under the one that is kept.

    The other record stays, closed, and says where it went. Raises `Refused` when they cannot be
    one person, or when both have a plan that only one of them can have.
    """
    with transaction():
        db.session.execute(
            select(Pupil.id)
            .where(Pupil.id.in_([kept.id, merged.id]))
            .order_by(Pupil.id)
            .with_for_update()
        )
        for one in (kept, merged):
            db.session.refresh(one, ["merged_into_id", "personal_code_print"])
        refuse_if(
            reasons_not_to_merge(
                Twins(
                    kept=kept.id,
                    merged=merged.id,
                    kept_has_code=kept.personal_code_print is not None,
                    merged_has_code=merged.personal_code_print is not None,
                    is_merged_already=any(one.merged_into_id is not None for one in (kept, merged)),
                    plans_collide=bool(collisions(kept, merged)),
                )
            )
        )
        _move_places(kept, merged)
        if kept.personal_code_print is None and merged.personal_code_print is not None:
            kept.personal_code, merged_print = merged.personal_code, merged.personal_code_print
            merged.personal_code = merged.personal_code_print = None
            db.session.flush()
            kept.personal_code_print = merged_print
        merged.merged_into_id = kept.id
        for tell in after_merging:
            tell(kept, merged)
        audit.record("pupils merged", kept, by=by, at=at, merged=merged.code)


def collisions(kept: Pupil, merged: Pupil) -> list[Collision]:
    """Return the plans of the two records that cannot stand under one."""
    return [one for ask in plans_collide for one in ask(kept, merged)]


def _move_places(kept: Pupil, merged: Pupil) -> None:
    """Bring every school and grade together; of two present ones the kept record's stays."""
    if kept.place is not None and merged.place is not None:
        merged.place.ends_on = max(merged.place.starts_on, kept.place.starts_on)
        db.session.flush()
    db.session.execute(
        update(Enrolment).where(Enrolment.pupil_id == merged.id).values(pupil_id=kept.id)
    )
    db.session.expire(kept, ["places"])
    db.session.expire(merged, ["places"])
