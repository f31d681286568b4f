"""Keeping files, giving them back, and finding strays."""

import io

import pytest

from portal.database import transaction
from portal.files import store
from portal.files.downloads import download
from portal.files.models import StoredFile
from portal.files.service import keep, keep_made, open_stored
from portal.files.types import ATTACHMENTS, WhyNotKept
from portal.kernel.refusal import Refused

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def give(database, noon):
    def give(content=PDF, name="plāns.pdf", limit=10_000, by=None):
        with transaction():
            return keep(
                io.BytesIO(content), name=name, kinds=ATTACHMENTS, limit=limit, by=by, at=noon
            )

    return give


@pytest.fixture(autouse=True)
def _an_empty_store(app, tmp_path):
    kept, app.config["FILES_DIR"] = app.config["FILES_DIR"], tmp_path / "files"
    yield
    app.config["FILES_DIR"] = kept


def lying():
    return sorted(path for path in store.root().rglob("*") if path.is_file())


def test_what_is_kept_is_given_back(give):
    stored = give()

    with open_stored(stored) as content:
        assert content.read() == PDF
    assert (stored.name, stored.media_type, stored.size) == (
        "plāns.pdf",
        "application/pdf",
        len(PDF),
    )


def test_the_same_content_lies_once_under_its_digest(give):
    first, second = give(name="a.pdf"), give(name="b.pdf")

    assert first.id != second.id
    assert lying() == [store.path_of(first.sha256)]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"content": b""}, WhyNotKept.EMPTY),
        ({"limit": len(PDF) - 1}, WhyNotKept.TOO_LARGE),
        ({"name": "a.exe"}, WhyNotKept.KIND_NOT_ALLOWED),
        ({"name": "\u0000"}, WhyNotKept.UNUSABLE_NAME),
        ({"content": b"MZ" + PDF}, WhyNotKept.CONTENT_DIFFERS),
        ({"name": "a.png"}, WhyNotKept.CONTENT_DIFFERS),
    ],
)
def test_what_is_refused_leaves_nothing(give, database, given, why):
    with pytest.raises(Refused) as refusal:
        give(**given)

    assert refusal.value.reasons == (why,)
    assert lying() == []
    assert database.session.query(StoredFile).count() == 0


def test_a_full_disk_is_a_refusal_and_leaves_nothing(app, give, tmp_path, database):
    (tmp_path / "full").write_text("no folder can be made here")
    app.config["FILES_DIR"] = tmp_path / "full"

    with pytest.raises(Refused) as refusal:
        give()

    assert refusal.value.reasons == (WhyNotKept.NO_ROOM,)
    assert database.session.query(StoredFile).count() == 0


def test_a_file_goes_out_as_a_download_and_nothing_else(app, give):
    with app.test_request_context():
        response = download(give(name="tāmes „plāns”.pdf"))
        response.direct_passthrough = False
        body = response.get_data()
        response.close()

    assert body == PDF
    headers = response.headers
    assert headers["Content-Disposition"].startswith("attachment; filename=")
    assert (
        "filename*=UTF-8''t%C4%81mes%20%E2%80%9Epl%C4%81ns%E2%80%9D.pdf"
        in (headers["Content-Disposition"])
    )
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Length"] == str(len(PDF))
    assert "ETag" not in headers


def test_a_public_document_may_be_kept_by_its_reader(app, give):
    with app.test_request_context():
        response = download(give(), is_public=True)
        response.close()

    assert response.headers["Cache-Control"] == "private, max-age=3600"


def test_strays_are_found_both_ways(app, give, noon, database):
    sound, gone, changed = give(), give(PDF + b"\n"), give(PDF + b"\n\n")
    with transaction():
        rowless = keep_made(b"%PDF x", name="x.pdf", media_type="application/pdf", by=None, at=noon)
        digest = rowless.sha256
        database.session.delete(rowless)
    store.path_of(gone.sha256).unlink()
    store.path_of(changed.sha256).write_bytes(b"other")
    (store.root() / "abc.part").write_bytes(b"half")

    result = app.test_cli_runner().invoke(args=["files", "check"])

    assert result.exit_code == 1
    assert f"row {gone.id} ({gone.sha256}): no bytes" in result.output
    assert f"row {changed.id} ({changed.sha256}): the bytes have changed" in result.output
    assert f"{digest}: no row" in result.output
    assert "abc.part: half-written" in result.output
    assert sound.sha256 not in result.output


def test_a_tidy_store_says_so(app, give):
    give()

    result = app.test_cli_runner().invoke(args=["files", "check"])

    assert result.exit_code == 0
    assert "Every row has its bytes" in result.output
