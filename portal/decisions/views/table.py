"""All applications with their marks and decisions, for a spreadsheet."""

from collections.abc import Sequence

from flask import Response
from flask_babel import gettext as _
from flask_babel import pgettext

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.queries.table import TableRow, table_of
from portal.decisions.service.exports import note_export
from portal.decisions.views._table import bp, guard
from portal.kernel import clock
from portal.web.formats import date_time, number, points
from portal.web.guard import person_id
from portal.web.labels import label
from portal.web.spreadsheet import csv_response


@bp.get("/applications.csv")
@guard.to(Permission.EXPORT)
def csv(competition: Competition) -> Response:
    """Give all applications with their marks and decisions as a table."""
    codes, rows = table_of(competition)
    header = [
        pgettext("table", "Number"),
        pgettext("column", "Project"),
        _("Organisation"),
        _("Registration number"),
        pgettext("table", "Received"),
        pgettext("rank", "Place"),
        _("Total"),
        *codes,
        _("Counted assessments"),
        _("Decision"),
        _("Place on the reserve list"),
        pgettext("table", "Amount"),
        _("Reason"),
    ]
    name = f"{competition.code}-applications"
    note_export(competition.id, rows=len(rows), by=person_id(), at=clock.now())
    return csv_response(name, header, [_cells(row, codes) for row in rows])


def _cells(row: TableRow, codes: Sequence[str]) -> list[object]:
    return [
        row.number,
        row.title,
        row.organisation,
        row.registration_number,
        date_time(row.received_at, seconds=True) if row.received_at else "",
        row.rank or "",
        points(row.total) if row.total is not None else "",
        *(points(row.means[code]) if code in row.means else "" for code in codes),
        row.counted or "",
        label(row.standing) if row.standing else "",
        row.reserve_place or "",
        number(row.amount, 2) if row.amount else "",
        row.reason or ", ".join(label(why) for why in row.why),
    ]
