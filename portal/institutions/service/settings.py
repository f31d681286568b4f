"""Changing how a municipality is reached and how it publishes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import Municipality
from portal.kernel.refusal import Stale
from portal.kernel.seal import fingerprint


def change_settings(
    municipality: Municipality, values: Mapping[str, Any], *, seen: str, by: int, at: datetime
) -> None:
    """Change the contact, or whether a second person publishes (decisions, Questions 6).

    Switching the second person off is a line of its own in the record. Raises `Stale` when
    somebody else has changed the settings since the page was opened.
    """
    with transaction():
        municipality = _locked(municipality.id)
        held = {name: getattr(municipality, name) for name in values}
        if seen != fingerprint(held):
            raise Stale
        changed = {
            name: [str(held[name]), str(new)] for name, new in values.items() if held[name] != new
        }
        for name in changed:
            setattr(municipality, name, values[name])
        if changed:
            audit.record(
                "municipality settings changed", municipality, by=by, at=at, changed=changed
            )
        if "second_person_publishes" in changed:
            is_on = municipality.second_person_publishes
            audit.record(
                "second person switched on" if is_on else "second person switched off",
                municipality,
                by=by,
                at=at,
            )


def _locked(key: int) -> Municipality:
    query = (
        select(Municipality)
        .where(Municipality.id == key)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found: Municipality = db.session.scalars(query).one()
    return found
