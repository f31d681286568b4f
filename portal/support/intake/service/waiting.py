"""Uploaded files between the preview and the person's yes.

They hold names and personal codes, and what is said of families, so they lie closed with a key of
their own that is kept nowhere but in the page: without it nobody opens them, and they are gone
after an hour.
"""

import hashlib
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import delete, select

from portal.database import transaction
from portal.extensions import db
from portal.kernel.refusal import Refused
from portal.kernel.seal import fingerprint
from portal.support.intake.models import WaitingUpload
from portal.support.intake.service.importing import bring_in
from portal.support.intake.service.sources import Blob, blob_of
from portal.support.intake.types import Report, Scope, WhyNotConfirmed

KEPT_FOR = timedelta(hours=1)


class SeenOtherwise(Exception):  # noqa: N818 - an answer, not an error
    """Somebody has changed the same data since the preview, so it has to be looked at again."""

    def __init__(self, blobs: Sequence[Blob], report: Report) -> None:
        super().__init__("The preview said something else.")
        self.blobs = list(blobs)
        self.report = report


def keep(blobs: Sequence[Blob], report: Report, *, by: int, at: datetime) -> str:
    """Keep files until they are confirmed; return the key that opens them.

    What the person uploaded before, and whatever is too old, is forgotten.
    """
    key = Fernet.generate_key()
    with transaction():
        forget_expired(at)
        db.session.execute(delete(WaitingUpload).where(WaitingUpload.person_id == by))
        db.session.add(
            WaitingUpload(
                person_id=by,
                key_digest=_digest(key),
                sealed=Fernet(key).encrypt(_packed(blobs)),
                seen=seal_of(report),
                kept_at=at,
                until=at + KEPT_FOR,
            )
        )
    return key.decode()


def find(key: str, *, by: int, at: datetime) -> tuple[list[Blob], str] | None:
    """Return a person's waiting files and the seal over what they were shown, or None."""
    row = db.session.scalar(
        select(WaitingUpload).where(
            WaitingUpload.key_digest == _digest(key.encode()),
            WaitingUpload.person_id == by,
            WaitingUpload.until > at,
        )
    )
    if row is None:
        return None
    try:
        packed = Fernet(key.encode()).decrypt(row.sealed)
    except (InvalidToken, ValueError):
        return None
    return _unpacked(packed), row.seen


def confirm(key: str, scope: Scope, *, by: int, at: datetime) -> Report:
    """Bring waiting files in, as the person saw it.

    Raises `Refused` when they are no longer there, `SeenOtherwise` when they would change something
    else by now, and `BadImport`.
    """
    found = find(key, by=by, at=at)
    if found is None:
        raise Refused([WhyNotConfirmed.GONE])
    blobs, seen = found

    def is_as_seen(report: Report) -> None:
        if seal_of(report) != seen:
            raise SeenOtherwise(blobs, report)

    report = bring_in(blobs, scope, by=by, at=at, approve=is_as_seen)
    with transaction():
        gone = delete(WaitingUpload).where(WaitingUpload.key_digest == _digest(key.encode()))
        db.session.execute(gone)
    return report


def forget_expired(at: datetime) -> int:
    """Forget what nobody confirmed in time; the worker does it by itself. Returns how many."""
    with transaction():
        gone = db.session.scalars(
            delete(WaitingUpload).where(WaitingUpload.until <= at).returning(WaitingUpload.id)
        )
        return len(gone.all())


def seal_of(report: Report) -> str:
    """Return the seal over what a preview says would change."""
    return fingerprint(
        {
            sheet.value: sorted((verdict.value, count) for verdict, count in counts.items())
            for sheet, counts in report.counts.items()
        }
    )


def _digest(key: bytes) -> str:
    return hashlib.sha256(key).hexdigest()


def _packed(blobs: Sequence[Blob]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, blob in enumerate(blobs):
            with blob.open() as stream:
                archive.writestr(f"{place:03d}/{blob.name}", stream.read())
    return out.getvalue()


def _unpacked(packed: bytes) -> list[Blob]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [
            blob_of(name.partition("/")[2], archive.read(name))
            for name in sorted(archive.namelist())
        ]
