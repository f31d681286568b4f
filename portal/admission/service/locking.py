"""Holding an application while something is decided about it."""

from sqlalchemy import select

from portal.applications.models import Application
from portal.extensions import db


def locked(application_id: int) -> Application:
    """Return the application as it is now, so that nobody changes it meanwhile."""
    return db.session.scalars(
        select(Application)
        .where(Application.id == application_id)
        .with_for_update(of=Application)
        .execution_options(populate_existing=True)
    ).one()
