"""Reading one sheet of an XLSX workbook as rows of text, without trusting its size or formulas."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from portal.support.intake.rules.tables import RawRow

_FORMULA = "f"
_MOST_COLUMNS = 40


def workbook_rows(sheet: Any) -> Iterator[RawRow]:  # noqa: ANN401 - openpyxl has no types
    """Give each row of a worksheet opened read-only, with its number.

    A formula comes out as it is written, `=` and all, so that the reader of cells refuses it.
    """
    sheet.reset_dimensions()  # what the file claims about its own size is not believed
    for line, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), start=1):
        texts = [_text(cell) for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        yield line, texts


def padded(raw: Iterator[RawRow]) -> Iterator[RawRow]:
    """Give every row as many cells as the first: a workbook leaves out the empty ones."""
    width = 0
    for line, cells in raw:
        width = width or len(cells)
        yield line, [*cells, *[""] * (width - len(cells))]


def _text(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == _FORMULA:
        return "=" + str(value).removeprefix("=")
    return _written(value)


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M") if not value.second else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
