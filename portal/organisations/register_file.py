"""Reading the Enterprise Register's open file `register.csv` (facts 9)."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert

from portal.database import transaction
from portal.extensions import db
from portal.organisations.models import RegisterEntry
from portal.organisations.rules.identifiers import number_fault
from portal.organisations.rules.names import plain_name
from portal.organisations.types import Kind

KINDS = {"BDR": Kind.ASSOCIATION, "NOD": Kind.FOUNDATION}
NEEDED = frozenset({"regcode", "name", "name_in_quotes", "type", "terminated", "address"})
_AT_ONCE = 1000


class NotTheRegister(ValueError):  # noqa: N818 - an answer to whoever loads the file
    """The file is not the register: columns are missing, or a line is longer or shorter."""


def load(path: Path) -> int:
    """Replace what is known of the register by this file, whole or not at all; count the lines.

    Only associations and foundations are kept. Raises `NotTheRegister`.
    """
    count = 0
    with path.open(encoding="utf-8-sig", newline="") as file, transaction():
        db.session.execute(delete(RegisterEntry))
        batch: list[dict[str, Any]] = []
        for entry in _entries(csv.DictReader(file, delimiter=";")):
            batch.append(entry)
            count += 1
            if len(batch) == _AT_ONCE:
                db.session.execute(insert(RegisterEntry), batch)
                batch = []
        if batch:
            db.session.execute(insert(RegisterEntry), batch)
    return count


def _entries(rows: "csv.DictReader[str]") -> Iterator[dict[str, Any]]:
    missing = NEEDED - set(rows.fieldnames or ())
    if missing:
        raise NotTheRegister("Columns are missing: " + ", ".join(sorted(missing)))
    for row in rows:
        kind = KINDS.get(row["type"] or "")
        number = (row["regcode"] or "").strip()
        if kind is None or number_fault(number) is not None:
            continue
        yield {
            "registration_number": number,
            "kind": kind,
            "name": (row["name_in_quotes"] or plain_name(row["name"] or "")).strip(),
            "legal_address": (row["address"] or "").strip(),
            "terminated_on": _day(row["terminated"] or "", rows.line_num),
        }


def _day(text: str, line: int) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise NotTheRegister(f"Line {line}: “{text}” is not a date.") from None
