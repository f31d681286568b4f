"""Files that tell who a pupil is: sealed on the disk, open to those who may have them."""

import io

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import text

from portal import vault
from portal.database import transaction
from portal.extensions import db
from portal.files import store
from portal.files.resealing import Closing, reseal, seal
from portal.files.service import SEALED_LIMIT, keep, keep_sealed, open_stored
from portal.files.types import ATTACHMENTS, WhyNotKept
from portal.kernel.refusal import Refused
from portal.vault import CannotOpen

SENTENCE = b"Es, Inese Kalnina, piekritu atbalstam."
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%" + SENTENCE + b"\nstartxref\n9\n%%EOF\n"


@pytest.fixture(autouse=True)
def _an_empty_store(app, tmp_path):
    kept, app.config["FILES_DIR"] = app.config["FILES_DIR"], tmp_path / "files"
    yield
    app.config["FILES_DIR"] = kept


@pytest.fixture
def keys(app):
    """The keys of the names box, put back after the test."""
    before = list(app.config["PUPIL_KEYS"])
    yield before
    vault.names.use(before)


@pytest.fixture
def give(database, noon):
    def give(content=PDF, *, among="school 1", name="iesniegums.pdf", **changed):
        with transaction():
            return keep_sealed(
                io.BytesIO(content),
                among=among,
                name=name,
                **{"kinds": ATTACHMENTS, "limit": 10_000, "by": None, "at": noon} | changed,
            )

    return give


@pytest.fixture
def give_open(database, noon):
    def give(content=PDF):
        with transaction():
            return keep(
                io.BytesIO(content),
                name="atklāts.pdf",
                kinds=ATTACHMENTS,
                limit=10_000,
                by=None,
                at=noon,
            )

    return give


def lying():
    return sorted(path for path in store.root().rglob("*") if path.is_file())


def content_of(stored):
    with open_stored(stored) as content:
        return content.read()


def test_nothing_of_the_content_lies_on_the_disk(give):
    give()
    written = b"".join(path.read_bytes() for path in lying())
    assert written
    assert not any(said in written for said in (b"%PDF", b"%%EOF", SENTENCE, b"Kalnina"))


def test_the_same_bytes_are_given_back(give):
    stored = give()
    assert content_of(stored) == PDF
    assert (stored.size, stored.media_type) == (len(PDF), "application/pdf")


def test_the_same_content_twice_lies_there_as_two_different_things(give):
    first, second = give(), give()
    assert first.sha256 != second.sha256
    assert len(lying()) == 2


def test_the_same_content_is_known_within_a_circle_and_nowhere_else(give):
    here, again, elsewhere = give(), give(), give(among="school 2")
    assert here.content_print == again.content_print
    assert here.content_print != elsewhere.content_print


def test_the_database_holds_no_digest_of_the_content_that_can_be_computed(give):
    stored = give()
    row = db.session.execute(text("SELECT * FROM stored_file")).one()
    assert stored.content_sha256 not in map(str, row)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"content": b""}, WhyNotKept.EMPTY),
        ({"limit": len(PDF) - 1}, WhyNotKept.TOO_LARGE),
        ({"content": b"MZ" + PDF}, WhyNotKept.CONTENT_DIFFERS),
        ({"name": "a.exe"}, WhyNotKept.KIND_NOT_ALLOWED),
    ],
)
def test_what_is_refused_leaves_nothing(give, given, why):
    with pytest.raises(Refused) as refusal:
        give(**given)
    assert refusal.value.reasons == (why,)
    assert lying() == []


def test_a_file_of_exactly_the_limit_is_taken(give):
    assert content_of(give(limit=len(PDF))) == PDF


def test_a_larger_limit_than_memory_is_meant_for_is_a_mistake_of_the_caller(give):
    with pytest.raises(ValueError, match="are sealed"):
        give(limit=SEALED_LIMIT + 1)


def test_bytes_that_were_changed_are_not_given(give):
    stored = give()
    path = store.path_of(stored.sha256)
    path.write_bytes(path.read_bytes()[:-8] + b"AAAAAAA=")
    with pytest.raises(CannotOpen):
        open_stored(stored)


def test_without_its_key_a_file_is_not_given(give, keys):
    stored = give()
    vault.names.use([Fernet.generate_key().decode()])
    with pytest.raises(CannotOpen):
        open_stored(stored)


def test_files_are_closed_again_in_batches_and_the_old_bytes_are_gone(give, keys, monkeypatch):
    monkeypatch.setattr("portal.files.resealing.BATCH", 2)
    rows = [give(PDF + b"\n" * number) for number in range(5)]
    old = {row.sha256 for row in rows}
    new = Fernet.generate_key().decode()
    vault.names.use([new, *keys])
    assert list(reseal()) == [2, 2, 1]
    db.session.expire_all()
    closed = [store.path_of(row.sha256).read_bytes() for row in rows]
    assert [Fernet(new).decrypt(one) for one in closed] == [PDF + b"\n" * n for n in range(5)]
    assert not old & store.digests()
    assert len(lying()) == 5


def test_a_missing_key_is_named_with_the_file_and_nothing_is_lost(give, keys):
    stored = give()
    key, before = stored.id, store.digests()
    vault.names.use([Fernet.generate_key().decode()])
    with pytest.raises(CannotOpen, match=f"File {key}: No key of the box “names”"):
        list(reseal())
    vault.names.use(keys)
    db.session.rollback()
    assert store.digests() == before
    assert content_of(stored) == PDF


def test_a_file_whose_bytes_are_gone_does_not_stop_the_others(give):
    gone, sound = give(), give()
    store.path_of(gone.sha256).unlink()
    assert sum(reseal()) == 1
    db.session.expire_all()
    assert content_of(sound) == PDF


def test_whoever_looked_the_row_up_before_it_was_closed_anew_still_gets_the_file(give):
    stored = give()
    before = stored.sha256
    sum(reseal())
    db.session.expire_all()
    stored.sha256 = before  # as it was read
    with db.session.no_autoflush:
        assert content_of(stored) == PDF


def test_a_file_that_lay_open_is_closed_under_another_name(give_open):
    stored = give_open()
    opened = stored.sha256
    assert sum(seal({stored.id: Closing(among="school 1", name="A-1.pdf")})) == 1
    db.session.expire_all()
    assert (stored.is_sealed, stored.name, stored.content_sha256) == (True, "A-1.pdf", opened)
    assert content_of(stored) == PDF
    assert opened not in store.digests()


def test_closing_a_file_twice_is_closing_it_once(give_open):
    stored = give_open()
    how = {stored.id: Closing(among="school 1", name="A-1.pdf")}
    assert [sum(seal(how)), sum(seal(how))] == [1, 0]
    db.session.expire_all()
    assert content_of(stored) == PDF


def test_the_same_bytes_in_a_competition_stay_as_they_are(give_open):
    of_a_plan, of_a_competition = give_open(), give_open()
    sum(seal({of_a_plan.id: Closing(among="school 1", name="A-1.pdf")}))
    db.session.expire_all()
    assert store.path_of(of_a_competition.sha256).read_bytes() == PDF
    assert not of_a_competition.is_sealed


def check(app: Flask):
    return app.test_cli_runner().invoke(args=["files", "check"])


def test_the_check_finds_sealed_files_sound(app, give, give_open):
    give(), give_open()
    assert check(app).exit_code == 0


def test_the_check_says_which_file_no_key_opens(app, give, keys):
    stored = give()
    vault.names.use([Fernet.generate_key().decode()])
    result = check(app)
    assert result.exit_code == 1
    assert f"row {stored.id} ({stored.sha256}): no key at hand opens the bytes" in result.output


def test_the_check_needs_no_keys_to_see_changed_bytes(app, give, keys):
    stored, sound = give(), give()
    store.path_of(stored.sha256).write_bytes(b"other")
    vault.names.use([])
    db.session.expire_all()
    result = check(app)
    assert f"row {stored.id} ({stored.sha256}): the bytes have changed" in result.output
    assert f"row {sound.id} " not in result.output
