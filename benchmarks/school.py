"""The school module at one size: `python -m benchmarks.school town|region|nation`."""

import statistics
import sys
import time
from dataclasses import dataclass

import psycopg

from benchmarks.client import Request, measure
from benchmarks.servers import gunicorn, postgresql, surroundings
from portal.kernel.identity import Role

_ROW = "{:<28}{:>8}  {:>9}  {:>9}  {:>7}  {:>6}  {:>7}  {:>9}  {:>6}"
_HEAD = ("page", "size", "median", "p95", "queries", "kB", "× floor", "statement", "× it")


@dataclass(frozen=True)
class Page:
    """One line of the table."""

    name: str
    requests: list
    town: int | None = None
    """Of which municipality the report is; 0 for the whole country."""


def main(size):
    """Load so much of a country, serve it, measure it."""
    with postgresql() as (address, folder):
        environment = surroundings(address, folder)
        app, country = _loaded(size)
        with (
            gunicorn("benchmarks.floor:app", environment) as floor,
            gunicorn("wsgi:app", environment) as port,
            psycopg.connect(address) as connection,
        ):
            print(_ROW.format(*_HEAD), flush=True)
            for page in _pages(app, country):
                _measured(app, page, country, size, (port, floor), connection)
        if size == "town":
            _imported(app)


def _imported(app):
    from benchmarks.intake import SESSIONS, measure_import  # noqa: PLC0415 - as below

    first, again = measure_import(app)
    print(f"import of {SESSIONS} sessions: {first:.0f} s; a second time, changing nothing:", end="")
    print(f" {again:.0f} s", flush=True)


def _loaded(size):
    from flask_migrate import upgrade  # noqa: PLC0415 - after the environment is set
    from sqlalchemy import text  # noqa: PLC0415

    from benchmarks import country, floor  # noqa: PLC0415
    from portal.extensions import db  # noqa: PLC0415
    from wsgi import app  # noqa: PLC0415

    start = time.perf_counter()
    with app.app_context():
        upgrade()
        floor.prepare()
        loaded = country.load(country.EXTENTS[size])
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
        db.session.remove()
    extent = country.EXTENTS[size]
    print(
        f"\n{size}: {extent.municipalities} municipalities, {extent.schools} schools,"
        f" {extent.plans} plans a semester for {extent.semesters} semesters,"
        f" {extent.sessions} sessions; loaded in {time.perf_counter() - start:.0f} s",
        flush=True,
    )
    return app, loaded


def _pages(app, country):
    from benchmarks.pages import EMAILS  # noqa: PLC0415 - after the environment is set
    from benchmarks.signing_in import cookie_and_token  # noqa: PLC0415

    with app.app_context():
        signed = {
            role: cookie_and_token(app, EMAILS[role])
            for role in (Role.PROVIDER, Role.HEAD, Role.COORDINATOR, Role.EXPERT)
        }
    cookies = {role: cookie for role, (cookie, _) in signed.items()}
    yield Page("session log, opened", _often("/school/today", cookies[Role.PROVIDER], 60))
    yield Page("session log, one tap", list(_taps(country, *signed[Role.PROVIDER])))
    yield Page("school's plan list", _often("/school/plans", cookies[Role.HEAD], 60))
    year, period = country.evaluated
    chosen = f"?year={year.replace('/', '-')}&period={period.value}"
    of_town = f"/municipality/{country.municipality}/figures{chosen}"
    coordinator, expert = cookies[Role.COORDINATOR], cookies[Role.EXPERT]
    yield Page("municipality's semester", _often(of_town, coordinator, 20), country.municipality)
    yield Page("national report", _often(f"/agency/figures{chosen}", expert, 8), 0)


def _often(path, cookie, times):
    return [Request(path, cookie)] * (2 * times)


def _taps(country, cookie, token):
    stamp = str(int(time.time()))
    for slot in country.slots:
        data = {"csrf_token": token, "key": f"BENCH{slot:07}", "opened": stamp, "slots": str(slot)}
        yield Request("/school/today", cookie, data)


def _measured(app, page, country, size, ports, connection):
    from benchmarks.queries import count_queries  # noqa: PLC0415 - after the environment is set

    port, floor = ports
    queries, length = count_queries(app, page.requests[-1], with_length=True)
    timing = measure(port, page.requests[:-1], floor=floor)
    by_hand = ratio = ""
    if page.town is not None:
        seconds = _by_hand(connection, country, page.town)
        by_hand, ratio = f"{seconds * 1000:.1f} ms", f"{timing.median / seconds:.2f}"
    print(
        _ROW.format(
            page.name,
            size,
            f"{timing.median * 1000:.1f} ms",
            f"{timing.p95 * 1000:.1f} ms",
            queries,
            f"{length / 1024:.0f}" if length else "",
            f"{timing.median / timing.floor:.1f}",
            by_hand,
            ratio,
        ),
        flush=True,
    )


def _by_hand(connection, country, town):
    """Time the report as one statement; it must say the same as the portal."""
    from benchmarks.statements import SEMESTER  # noqa: PLC0415

    year, period = country.evaluated
    given = {"year": year, "period": period.value, "town": town or None}
    seconds = []
    for _ in range(8 if town else 4):
        start = time.perf_counter()
        (found,) = connection.execute(SEMESTER, given).fetchone()
        seconds.append(time.perf_counter() - start)
        connection.rollback()
    _same(found, year, period, town)
    return statistics.median(seconds)


def _same(found, year, period, town):
    from portal.kernel import clock  # noqa: PLC0415 - after the environment is set
    from portal.statistics.reports.queries import as_of, semester  # noqa: PLC0415
    from portal.statistics.reports.types import Among  # noqa: PLC0415
    from wsgi import app  # noqa: PLC0415

    with app.app_context():
        among = Among(municipality_id=town or None)
        report = semester(year, period, as_of(None, now=clock.now()), among)
    told = (
        report.pupils,
        report.plans,
        report.providers,
        report.delivered.used,
        report.delivered.planned,
        report.delivered.below_gate,
    )
    by_hand = (
        found["pupils"],
        sum(row["plans"] for row in found["schools"]),
        found["providers"],
        found["used"],
        found["planned"],
        found["below_gate"],
    )
    if told != by_hand:
        raise RuntimeError(f"the portal says {told}, the statement {by_hand}")


if __name__ == "__main__":
    main(sys.argv[1])
