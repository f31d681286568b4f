"""Closing stored files with the newest key, or for the first time, while people go on working.

New bytes are on the disk before their row speaks of them; the old ones go when no row does. Between
the two a process may stop: nothing is lost, and `flask files check` lists what is superfluous.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, text, update

from portal.database import transaction
from portal.extensions import db
from portal.files import store
from portal.files.models import StoredFile
from portal.files.service import content_print
from portal.vault import CannotOpen, names

BATCH = 20


@dataclass(frozen=True, slots=True)
class Lying:
    """A row and the digest of its bytes, as they were looked up."""

    id: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Closing:
    """How a file that lies open is to be closed: known among whom, and under which name."""

    among: str
    name: str


def reseal() -> Iterator[int]:
    """Close every sealed file again with the newest key; yields how many after each batch.

    Raises `CannotOpen`, with the file's number, when a key that is still needed is not at hand.
    A file without bytes is passed over.
    """
    last = 0
    while True:
        with transaction():
            rows = db.session.execute(
                select(StoredFile.id, StoredFile.sha256)
                .where(StoredFile.content_print.is_not(None), StoredFile.id > last)
                .order_by(StoredFile.id)
                .limit(BATCH)
            ).all()
        if not rows:
            return
        last = rows[-1].id
        yield _replaced([Lying(*row) for row in rows], names.reseal_bytes, lambda _one: {})


def seal(wanted: Mapping[int, Closing]) -> Iterator[int]:
    """Close files that lie open; yields how many after each batch. Others are left as they are."""

    def values(one: Lying) -> dict[str, Any]:
        how = wanted[one.id]
        print_ = content_print(one.sha256, among=how.among)
        return {"content_print": print_, "sealed_digest": one.sha256, "name": how.name}

    keys = sorted(wanted)
    for first in range(0, len(keys), BATCH):
        with transaction():
            rows = db.session.execute(
                select(StoredFile.id, StoredFile.sha256).where(
                    StoredFile.id.in_(keys[first : first + BATCH]),
                    StoredFile.content_print.is_(None),
                )
            ).all()
        yield _replaced([Lying(*row) for row in rows], names.seal_bytes, values)


def _replaced(
    rows: list[Lying], close: Callable[[bytes], bytes], values: Callable[[Lying], dict[str, Any]]
) -> int:
    made = {one: digest for one in rows if (digest := _closed(one, close)) is not None}
    left = []
    with transaction():
        for one, digest in made.items():
            found = db.session.execute(
                update(StoredFile)
                .where(StoredFile.id == one.id, StoredFile.sha256 == one.sha256)
                .values(sha256=digest, **values(one))
                .returning(StoredFile.id)
                .execution_options(synchronize_session=False)
            ).first()
            left.append(one.sha256 if found else digest)
    _clear_away(left)
    return len(made)


def _closed(one: Lying, close: Callable[[bytes], bytes]) -> str | None:
    try:
        content = store.path_of(one.sha256).read_bytes()
    except FileNotFoundError:
        return None  # `flask files check` says so
    try:
        return store.put(close(content))
    except CannotOpen as fault:
        raise CannotOpen(f"File {one.id}: {fault}") from fault


def _clear_away(digests: list[str]) -> None:
    """Take away bytes no row speaks of, while nobody can be writing a row for them."""
    with transaction():  # on SQLite the one writer
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("LOCK TABLE stored_file IN SHARE ROW EXCLUSIVE MODE"))
        query = select(StoredFile.sha256).where(StoredFile.sha256.in_(digests))
        needed = set(db.session.scalars(query))
        for digest in set(digests) - needed:
            store.drop(digest)
