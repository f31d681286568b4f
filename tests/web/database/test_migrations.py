"""The schema comes from the migrations alone: up, down, and up again with rows in it."""

import os
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select
from sqlalchemy.exc import IntegrityError

from portal.admission.queries import list_yes_no_criteria
from portal.app import create_app
from portal.applications.models import Application, Check
from portal.extensions import db
from portal.notifications.delivery import outbox
from portal.notifications.models import DeliveryAttempt, Letter
from tests.builders import Make
from tests.support.checks import miscounted
from tests.support.engines import new_database
from tests.support.portal import TestConfig


@pytest.fixture
def apart(request, tmp_path):
    """An app with an empty database that no other test uses."""
    kind = request.config.getoption("--database")
    name = "portal_migrations_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    app = create_app(TestConfig(tmp_path, new_database(kind, name, tmp_path)))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def _tables():
    return sorted(set(inspect(db.engine).get_table_names()) - {"alembic_version"})


def _rows():
    with db.engine.connect() as connection:
        return {
            name: count
            for name, table in db.metadata.tables.items()
            if (count := connection.scalar(select(func.count()).select_from(table)))
        }


def _fill():
    """A whole competition, so that most tables have a row."""
    make = Make(db.session)
    application = make.submitted()
    member = make.member(application.competition)
    make.assessment(member, application)
    make.conflict(make.member(application.competition), application)
    make.administrator()
    db.session.commit()
    db.session.remove()


def test_models_and_migrations_agree(apart):
    upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_the_schema_goes_up_down_and_up_again(apart):
    upgrade()
    tables = _tables()
    downgrade(revision="base")
    assert _tables() == []
    upgrade()
    assert _tables() == tables == sorted(db.metadata.tables)


def test_going_down_with_rows_and_up_again_leaves_a_portal_that_works(apart):
    upgrade()
    _fill()
    assert _rows()["application"] == 1
    downgrade(revision="base")
    assert _tables() == []
    upgrade()
    _fill()
    assert _rows()["application"] == 1


def test_going_up_to_where_one_is_already_keeps_every_row(apart):
    upgrade()
    _fill()
    before = _rows()
    upgrade()
    assert _rows() == before


def test_a_row_cannot_point_to_a_row_that_is_not_there(apart):
    upgrade()
    with pytest.raises(IntegrityError):
        Make(db.session).competition(municipality_id=1)
    db.session.rollback()


def test_going_up_counts_the_checks_that_are_already_there(apart):
    upgrade()
    make = Make(db.session)
    application, _unchecked = make.submitted(), make.submitted()
    asked = list_yes_no_criteria(application.competition_id)
    for place, one in enumerate(asked):
        check = Check(application_id=application.id, criterion_id=one.id, checked_at=make.now)
        check.is_met = place > 0
        make.save(check)
    db.session.commit()
    db.session.remove()

    downgrade(revision="0002")
    upgrade()

    assert miscounted(db.session) == []
    assert db.session.scalars(select(Application.checks_given).order_by(Application.id)).all() == [
        len(asked),
        0,
    ]


def test_a_try_under_way_has_its_line_below_and_keeps_it_above(apart, noon):
    upgrade()
    Make(db.session).letter()
    db.session.commit()
    far = timedelta(days=400)
    [claimed] = outbox.claim("worker", most=1, hold=far, lease=far, at=noon)
    outbox.begin(claimed, at=noon)
    tries = select(DeliveryAttempt.holder, DeliveryAttempt.started_at, DeliveryAttempt.ended_at)

    downgrade(revision="0012")
    assert db.session.execute(tries).all() == [("worker", noon, None)]
    db.session.remove()

    upgrade()
    assert db.session.scalars(select(Letter.begun_at)).all() == [None]
    assert db.session.execute(tries).all() == [("worker", noon, None)]
