"""Reading the table of files, and holding it against the store."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import load_only

from portal.extensions import db
from portal.files import store
from portal.files.models import StoredFile
from portal.vault import CannotOpen, names


@dataclass(frozen=True, slots=True)
class Strays:
    """Where the table and the store disagree."""

    rows_without_bytes: list[StoredFile]
    rows_with_other_bytes: list[StoredFile]
    rows_no_key_opens: list[StoredFile]
    bytes_without_row: list[str]
    unfinished: list[Path]

    def __bool__(self) -> bool:
        return bool(
            self.rows_without_bytes
            or self.rows_with_other_bytes
            or self.rows_no_key_opens
            or self.bytes_without_row
            or self.unfinished
        )


def find_strays() -> Strays:
    """Compare every row with its bytes and every kept content with the rows.

    Whether a key opens what is sealed is asked only where there are keys.
    """
    seen = load_only(StoredFile.id, StoredFile.sha256, StoredFile.content_print)  # opens nothing
    rows = list(db.session.scalars(select(StoredFile).options(seen).order_by(StoredFile.id)))
    kept = store.digests()
    sound = {digest for digest in kept if _digest_of(store.path_of(digest)) == digest}
    return Strays(
        rows_without_bytes=[row for row in rows if row.sha256 not in kept],
        rows_with_other_bytes=[row for row in rows if row.sha256 in kept - sound],
        rows_no_key_opens=[
            row for row in rows if row.is_sealed and row.sha256 in sound and not _opens(row)
        ],
        bytes_without_row=sorted(kept - {row.sha256 for row in rows}),
        unfinished=store.unfinished(),
    )


def _opens(row: StoredFile) -> bool:
    if not names.has_keys:
        return True
    try:
        names.open_bytes(store.path_of(row.sha256).read_bytes())
    except CannotOpen:
        return False
    return True


def _digest_of(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
