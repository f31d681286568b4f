"""A new key closes everything; the old one opens it until then."""

import io

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import text

from portal import vault
from portal.database import transaction
from portal.extensions import db
from portal.files import store
from portal.files.service import keep, open_stored
from portal.files.types import ATTACHMENTS
from portal.kernel import clock
from portal.support.plans.queries import lock_plan
from portal.support.plans.service.freezing import content_of
from portal.support.plans.service.sensitive import seal_risk
from portal.support.plans.types import MeasureKind, Risk
from portal.support.pupils.models import Pupil
from portal.support.rotation import places
from portal.vault import sensitive

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def keys(app):
    """The two keys of the boxes, put back after the test."""
    before = list(app.config["PUPIL_KEYS"]), list(app.config["SENSITIVE_KEYS"])
    yield before
    vault.names.use(before[0])
    sensitive.box.use(before[1])


def tokens(place):
    table, column = place.column.table.name, place.column.name
    query = text(f"SELECT {column} FROM {table} WHERE {column} <> ''")  # noqa: S608 - our own
    return list(db.session.scalars(query))


def test_after_rotation_the_new_key_alone_opens_everything(make, app, keys):
    plan = make.plan(risks=[])
    seal_risk(plan.id, Risk.ADDICTION, "Divi gadījumi.")
    db.session.commit()
    new = Fernet.generate_key().decode()
    vault.names.use([new, *keys[0]])
    sensitive.box.use([new, *keys[1]])
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert result.exit_code == 0, result.output
    vault.names.use([new])
    sensitive.box.use([new])
    assert all(place.reseal(token) for place in places() for token in tokens(place))
    db.session.expire_all()
    assert db.session.query(Pupil).one().first_name.startswith("Krists")


def test_a_key_that_is_missing_is_named_and_nothing_is_lost(make, app, keys):
    make.plan()
    db.session.commit()
    stored = [tokens(place) for place in places()]
    vault.names.use([Fernet.generate_key().decode()])
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert result.exit_code == 1
    assert "No key of the box" in result.output
    db.session.rollback()
    assert [tokens(place) for place in places()] == stored


def test_rotating_goes_through_more_than_one_batch(make, app, keys, monkeypatch):
    monkeypatch.setattr("portal.support.rotation.BATCH", 2)
    school = make.school()
    for _ in range(5):
        make.pupil(school)
    new = Fernet.generate_key().decode()
    vault.names.use([new, *keys[0]])
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert "pupil.first_name: 5" in result.output
    vault.names.use([new])
    db.session.expire_all()
    assert len({pupil.first_name for pupil in db.session.query(Pupil)}) == 5


@pytest.fixture
def files(app, tmp_path):
    """An empty store, and how a scan or a receipt got into it before files were sealed."""
    before, app.config["FILES_DIR"] = app.config["FILES_DIR"], tmp_path / "files"

    def lay(name):
        with transaction():
            return keep(
                io.BytesIO(PDF), name=name, kinds=ATTACHMENTS, limit=10_000, by=None, at=clock.now()
            )

    yield lay
    app.config["FILES_DIR"] = before


def written():
    return b"".join(path.read_bytes() for path in store.root().rglob("*") if path.is_file())


def test_scans_and_documents_that_lay_open_are_closed_with_the_rest(make, app, keys, files):
    plan = make.plan(measures=0)
    before = files(f"{plan.code}.pdf")
    plan.scan = scan = files(f"{plan.code}.pdf")
    claim = make.claim(make.measure(plan, kind=MeasureKind.MEALS, units=None))
    claim.file = receipt = files("Krists Bērziņš čeks.pdf")
    db.session.commit()
    said = content_of(lock_plan(plan.id))
    new = Fernet.generate_key().decode()
    vault.names.use([new, *keys[0]])
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert "Files closed with the newest key: 3, of which 3 lay open." in result.output
    vault.names.use([new])
    db.session.expire_all()
    assert b"%PDF" not in written()
    assert [open_stored(one).read() for one in (scan, before, receipt)] == [PDF] * 3
    assert receipt.name == f"{claim.code}.pdf"
    assert content_of(lock_plan(plan.id)) == said


def test_files_of_competitions_are_left_as_they_are(make, app, keys, files):
    stored = files("tāme.pdf")
    db.session.commit()
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert "Files closed with the newest key: 0, of which 0 lay open." in result.output
    assert store.path_of(stored.sha256).read_bytes() == PDF


def test_rotating_again_closes_again_and_loses_nothing(make, app, keys, files):
    plan = make.plan()
    plan.scan = scan = files(f"{plan.code}.pdf")
    db.session.commit()
    app.test_cli_runner().invoke(args=["keys", "rotate"])
    result = app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert "Files closed with the newest key: 1, of which 0 lay open." in result.output
    db.session.expire_all()
    assert open_stored(scan).read() == PDF


def test_no_text_is_stored_as_no_text(make):
    plan = make.plan(suspended_why="")
    query = text("SELECT suspended_why, pupil_words FROM support_plan WHERE id = :id")
    empty, said = db.session.execute(query, {"id": plan.id}).one()
    assert (empty, said != plan.pupil_words) == ("", True)
    db.session.expire_all()
    assert (plan.suspended_why, plan.pupil_words) == ("", "Gribu saprast matemātiku.")
