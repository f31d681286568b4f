"""What a monitor is told."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import text

from portal.notifications.types import LetterStatus


def test_a_process_that_answers_is_alive(client):
    assert client.get("/healthz").text == "ok\n"


def test_a_sound_portal_is_ready(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json == {"database": "ok", "schema": "ok", "outbox": "ok"}
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("minutes", "status"),
    [(15, 200), (16, 503)],
)
def test_letters_that_wait_too_long_make_it_unready(client, make, noon, minutes, status):
    make.letter(not_before=noon - timedelta(minutes=minutes))

    assert client.get("/readyz").status_code == status


def test_letters_that_wait_for_their_time_or_are_settled_do_not(client, make, noon):
    make.letter(not_before=noon + timedelta(hours=1))
    make.letter(not_before=noon - timedelta(days=9), status=LetterStatus.HANDED_OVER)

    assert client.get("/readyz").status_code == 200


def test_another_schema_makes_it_unready(client, database):
    version = database.session.scalar(text("SELECT version_num FROM alembic_version"))
    database.session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    database.session.commit()

    response = client.get("/readyz")

    database.session.execute(
        text("UPDATE alembic_version SET version_num = :version"), {"version": version}
    )
    database.session.commit()
    assert response.status_code == 503
    assert "0000" in response.json["schema"]


def test_the_mail_status_is_a_table_or_json(app, make):
    make.letter()

    table = app.test_cli_runner().invoke(args=["mail", "status"])
    as_json = app.test_cli_runner().invoke(args=["mail", "status", "--format", "json"])

    assert "queued             1" in table.output
    assert json.loads(as_json.output)["letters"]["queued"] == 1
