"""Do the numbers kept beside an application agree with the answers themselves?"""

from sqlalchemy import case, func, select

from portal.applications.models import Application, Check


def miscounted(session):
    """Return the keys of the applications whose kept numbers are not what their answers make."""
    session.flush()
    failed = func.count(case((Check.is_met.is_(False), Check.id)))
    counted = (
        select(Application.id)
        .outerjoin(Check, Check.application_id == Application.id)
        .group_by(Application.id, Application.checks_given, Application.checks_failed)
        .having(
            (Application.checks_given != func.count(Check.id))
            | (Application.checks_failed != failed)
        )
        .order_by(Application.id)
    )
    return list(session.scalars(counted))
