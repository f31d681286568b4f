"""`flask report …`: the figures of the pages, for the command line and for other programs."""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click
from flask.cli import AppGroup

from portal.database import reading
from portal.institutions.calendar import first_year, school_year_of
from portal.institutions.queries import find_municipality_by_code, find_school_by_code
from portal.institutions.types import Period
from portal.kernel import clock
from portal.statistics.reports import queries
from portal.statistics.reports.rules import printing
from portal.statistics.reports.rules.printing import Json, Table
from portal.statistics.reports.rules.shares import Share
from portal.statistics.reports.types import Among, AsOf, Division
from portal.web.spreadsheet import csv_text, xlsx_bytes

report = AppGroup("report", help="Figures of the programme.")

F = TypeVar("F", bound=Callable[..., Any])
_DAY = click.DateTime(formats=["%Y-%m-%d"])


class Shape(StrEnum):
    """What a report is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


def _options(*options: Callable[[Any], Any]) -> Callable[[F], F]:
    """Give a report its own options and those of every report."""
    usual = (
        click.option(
            "--format",
            "shape",
            type=click.Choice([shape.value for shape in Shape]),
            default=Shape.TABLE.value,
            show_default=True,
        ),
        click.option("--as-of", type=_DAY, help="What was known at the end of that day."),
        click.option(
            "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it there."
        ),
    )

    def decorate(command: F) -> F:
        @wraps(command)
        def read(**given: Any) -> None:  # noqa: ANN401 - the options
            with reading():
                command(**given)

        decorated: Any = read
        for option in reversed((*options, *usual)):
            decorated = option(decorated)
        return cast("F", decorated)

    return decorate


def _school_year(_context: object, _option: object, value: str | None) -> str:
    if value is not None and first_year(value) is None:
        raise click.BadParameter("Give it like 2019/2020.")
    return value or school_year_of(clock.today())


_year = click.option(
    "--school-year", callback=_school_year, help="Like 2019/2020; the present one by default."
)
_municipality = click.option("--municipality", help="Count the schools of this one only, by code.")
_school = click.option("--school", help="Count this school only, by code.")
_period = click.option(
    "--period", type=click.Choice([period.value for period in Period]), required=True
)
_scheme = click.option(
    "--scheme",
    type=click.Choice([one.value for one in Division]),
    default=Division.PROGRAMME.value,
    show_default=True,
    help="Into which regions: the programme's own six, or the statistical ones.",
)
_on = click.option(
    "--on", type=_DAY, help="Statistical regions as they were on that day; as of the report's day."
)
_since = click.option("--since", type=_DAY, required=True, help="The first day that counts.")


@report.command()
@_options(_year, _scheme, _on)
def institutions(school_year: str, scheme: str, on: datetime | None, **how: Any) -> None:  # noqa: ANN401 - the usual options
    """Institutions that joined in a school year, by region and kind."""
    found = queries.institutions(
        school_year,
        on=_at(how).day,
        division=Division(scheme),
        placed=on.date() if on else None,
    )
    _print("institutions", printing.of_institutions(found), **how)


@report.command()
@_options()
def agreements(**how: Any) -> None:  # noqa: ANN401 - the usual options
    """Cooperation agreements signed so far."""
    _print("agreements", printing.of_agreements(queries.agreements(on=_at(how).day)), **how)


@report.command()
@_options(_year, _municipality)
def plans(school_year: str, municipality: str | None, **how: Any) -> None:  # noqa: ANN401 - the usual options
    """Plans handed in for a school year, and the pupils they are for."""
    found = queries.plans(school_year, _at(how), _among(municipality))
    _print("plans", printing.of_plans(found), **how)


@report.command()
@_options(_year, _period, _municipality, _school)
def semester(
    school_year: str,
    period: str,
    municipality: str | None,
    school: str | None,
    **how: Any,  # noqa: ANN401 - the usual options
) -> None:
    """One period: results, schools, subjects, kinds of support, delivery."""
    among = _among(municipality, school)
    found = queries.semester(school_year, Period(period), _at(how), among)
    _print("semester", printing.of_semester(found), **how)


@report.command()
@_options(_since, _municipality)
def cumulative(since: datetime, municipality: str | None, **how: Any) -> None:  # noqa: ANN401 - the usual options
    """Distinct pupils, and plans, since a day."""
    found = queries.cumulative(since.date(), _at(how), _among(municipality))
    _print("cumulative", printing.of_cumulative(found), **how)


@report.command()
@_options(_municipality)
def competitions(municipality: str | None, **how: Any) -> None:  # noqa: ANN401 - the usual options
    """How far the applications of each competition came."""
    key = _among(municipality).municipality_id
    found = queries.competitions(_at(how), municipality_id=key)
    _print("competitions", printing.of_competitions(found), **how)


def _at(how: dict[str, Any]) -> AsOf:
    given: datetime | None = how["as_of"]
    return queries.as_of(given.date() if given else None, now=clock.now())


def _among(municipality: str | None, school: str | None = None) -> Among:
    return Among(
        municipality_id=_key("municipality", municipality, find_municipality_by_code),
        school_id=_key("school", school, find_school_by_code),
    )


def _key(what: str, code: str | None, find: Callable[[str], Any]) -> int | None:
    if code is None:
        return None
    found = find(code)
    if found is None:
        click.echo(f"There is no {what} {code}.", err=True)
        sys.exit(1)
    return int(found.id)


def _print(name: str, found: Json, *, shape: str, as_of: date, output: Path | None) -> None:
    del as_of
    content = _WRITERS[Shape(shape)](name, found)
    if output is not None:
        output.write_bytes(content)
        click.echo(f"Wrote {name} to {output}.", err=True)
    else:
        click.echo(content, nl=False)


def _as_json(_name: str, found: Json) -> bytes:
    text = json.dumps(found, ensure_ascii=False, indent=2, default=_percent)
    return f"{text}\n".encode()


def _percent(value: object) -> str:
    if isinstance(value, Share):
        return str(value.percent)
    raise TypeError(f"{value!r} has no place in JSON.")


def _as_table(name: str, found: Json) -> bytes:
    parts = [_drawn(table) for table in printing.tables(name, found)]
    return ("\n\n".join(parts) + "\n").encode()


def _drawn(table: Table) -> str:
    rows = [[_shown(cell) for cell in row] for row in (table.header, *table.rows)]
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(_placed(cell, width) for cell, width in zip(row, wide, strict=True)).rstrip()
        for row in rows
    ]
    return "\n".join([table.title, "-" * len(table.title), *lines])


def _shown(cell: object) -> str:
    if isinstance(cell, Share):
        return f"{cell.percent}\N{NO-BREAK SPACE}%".replace(".", ",")
    return str(cell)


def _placed(cell: str, width: int) -> str:
    is_number = cell[:1].isdigit()
    return cell.rjust(width) if is_number else cell.ljust(width)


def _as_csv(name: str, found: Json) -> bytes:
    lines: list[Sequence[object]] = []
    for table in printing.tables(name, found):
        rows = [[_for_file(cell) for cell in row] for row in table.rows]
        lines += [[table.title], table.header, *rows, []]
    return csv_text(lines[:-1]).encode()


def _for_file(cell: object) -> object:
    return str(cell.percent).replace(".", ",") if isinstance(cell, Share) else cell


def _as_xlsx(name: str, found: Json) -> bytes:
    return xlsx_bytes(
        (
            table.title,
            table.header,
            [[one.percent if isinstance(one, Share) else one for one in row] for row in table.rows],
        )
        for table in printing.tables(name, found)
    )


_WRITERS: dict[Shape, Callable[[str, Json], bytes]] = {
    Shape.TABLE: _as_table,
    Shape.JSON: _as_json,
    Shape.CSV: _as_csv,
    Shape.XLSX: _as_xlsx,
}
