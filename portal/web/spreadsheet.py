"""Tables for spreadsheets: no cell of them can turn into a live formula (security S41)."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

import xlsxwriter
from flask import Response

_LIVE = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_NAME = 31

Row = Sequence[object]


def safe_cell(value: object) -> str:
    """Return the value as text; what a spreadsheet would run gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_LIVE) else text


def csv_text(rows: Iterable[Row]) -> str:
    """Return rows as CSV with `;` between cells.

    Latvian spreadsheets read the decimal comma, so the comma cannot part the cells.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return _BYTE_ORDER_MARK + out.getvalue()


def csv_response(name: str, header: Row, rows: Iterable[Row]) -> Response:
    """Return a download in UTF-8 with a byte order mark."""
    return Response(
        csv_text([header, *rows]),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def xlsx_bytes(sheets: Iterable[tuple[str, Row, Iterable[Row]]]) -> bytes:
    """Return a workbook of sheets, each with a name, a header and rows.

    Numbers stay numbers; everything else is text, and text is never run.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True})
        for name, header, rows in sheets:
            sheet = book.add_worksheet(name[:_LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            for column, cell in enumerate(header):
                sheet.write_string(0, column, safe_cell(cell), bold)
            for line, row in enumerate(rows, start=1):
                for column, cell in enumerate(row):
                    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
                        sheet.write_number(line, column, cell)
                    else:
                        sheet.write_string(line, column, safe_cell(cell))
    return out.getvalue()
