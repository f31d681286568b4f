"""Reading a table row by row, noting everything that is wrong in it."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO, TypeAlias

from portal.kernel.text import has_unwritable
from portal.support.intake.rules.cells import BadCell, shown
from portal.support.intake.rules.columns import COLUMNS, Column
from portal.support.intake.rules.texts import encoding_fault
from portal.support.intake.types import WHOLE, Fault, Row, Sheet, Wrong

LARGEST_FILE = 256 * 1024 * 1024
RawRow: TypeAlias = tuple[int, Sequence[str]]

csv.field_size_limit(LARGEST_FILE)  # a cell that is too long is named by its column, not here


def csv_rows(stream: IO[bytes], sheet: Sheet, file: str, faults: list[Fault]) -> Iterator[RawRow]:
    """Give each row of a CSV file with the line it begins on; stops where rows cannot be told."""
    fault = encoding_fault(stream, file)
    if fault is not None:
        faults.append(fault)
        return
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        reader = csv.reader(text, delimiter=_delimiter(text, sheet), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                faults.append(Fault(file, line, WHOLE, Wrong.BROKEN_QUOTES))
                return
            yield line, cells
    finally:
        text.detach()


def _delimiter(text: io.TextIOWrapper, sheet: Sheet) -> str:
    """Return the sign between cells: whichever names more columns in the first row."""
    first = text.readline()
    text.seek(0)
    known = {column.name for column in COLUMNS[sheet]}
    named = {
        sign: sum(cell.strip().strip('"') in known for cell in first.split(sign)) for sign in ",;"
    }
    return max(named, key=lambda sign: named[sign])


def rows(raw: Iterator[RawRow], sheet: Sheet, file: str, faults: list[Fault]) -> Iterator[Row]:
    """Read the rows of a sheet after its first one, which names the columns."""
    first = next(raw, None)
    if first is None:
        if not faults:
            faults.append(Fault(file, 1, WHOLE, Wrong.EMPTY))
        return
    columns = _columns(first[1], sheet, file, faults)
    if columns is None:
        return
    width = len(columns)
    for line, cells in raw:
        if not any(cells):
            continue
        if len(cells) != width and (len(cells) < width or any(cells[width:])):
            counts = {"found": len(cells), "expected": width}
            faults.append(Fault(file, line, WHOLE, Wrong.BROKEN_ROW, counts))
            continue
        yield _row(line, cells, columns, file, faults)


def _columns(
    names: Sequence[str], sheet: Sheet, file: str, faults: list[Fault]
) -> list[Column] | None:
    """Return the column of each place, or None when one is unknown, missing or there twice."""
    known = {column.name: column for column in COLUMNS[sheet]}
    given = [name.strip() for name in names]
    while given and not given[-1]:
        given.pop()
    if not any(name in known for name in given):
        values = {"columns": ", ".join(known)}
        faults.append(Fault(file, 1, WHOLE, Wrong.NO_HEADER, values))
        return None
    found = [
        *((name, Wrong.UNKNOWN_COLUMN) for name in given if name not in known),
        *((name, Wrong.COLUMN_TWICE) for name in known if given.count(name) > 1),
        *(
            (name, Wrong.COLUMN_MISSING)
            for name, column in known.items()
            if column.is_required and name not in given
        ),
    ]
    for name, wrong in found:
        faults.append(Fault(file, 1, shown(name) or WHOLE, wrong, {"column": shown(name)}))
    return None if found else [known[name] for name in given]


def _row(
    line: int, cells: Sequence[str], columns: Sequence[Column], file: str, faults: list[Fault]
) -> Row:
    row = Row(line, {})
    for column, cell in zip(columns, cells, strict=False):
        text = cell.strip()
        try:
            row.values[column.name] = _value(column, text)
        except BadCell as bad:
            row.is_sound = False
            faults.append(Fault(file, line, column.name, bad.wrong, bad.values))
    return row


def _value(column: Column, text: str) -> object:
    if not text:
        if column.is_required:
            raise BadCell(Wrong.REQUIRED)
        return None
    if len(text) > column.longest:
        raise BadCell(Wrong.TOO_LONG, length=len(text), limit=column.longest)
    if not text.isprintable() and has_unwritable(text):
        raise BadCell(Wrong.UNWRITABLE)
    return column.read(text)
