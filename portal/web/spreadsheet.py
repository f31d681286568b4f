"""Tables for spreadsheets: CSV in which no cell can turn into a live formula (security S41)."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

_LIVE = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"


def safe_cell(value: object) -> str:
    """Return the value as text; what a spreadsheet would run gets an apostrophe before it."""
    text = "" if value is None else str(value)
    return "'" + text if text.startswith(_LIVE) else text


def csv_response(name: str, header: Sequence[object], rows: Iterable[Sequence[object]]) -> Response:
    """Return a download in UTF-8 with a byte order mark, `;` between cells.

    Latvian spreadsheets read the decimal comma, so the comma cannot part the cells.
    """
    out = io.StringIO()
    out.write(_BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return Response(
        out.getvalue(),
        mimetype="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )
