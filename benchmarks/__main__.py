"""`make bench`: load, serve, measure, print."""

import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace

from benchmarks import report
from benchmarks.client import Browser, Request, measure
from benchmarks.pages import EMAILS, Page, filled, pages
from benchmarks.servers import gunicorn, postgresql, surroundings
from portal.kernel.identity import Role


def main():
    """Print every table; each size of the school module is measured by a process of its own."""
    status = _competitions()
    for size in ("town", "region", "nation"):
        command = [sys.executable, "-m", "benchmarks.school", size]
        status |= subprocess.run(command, check=False).returncode  # noqa: S603 - our own
    return status


def _competitions():
    with postgresql() as (address, folder):
        environment = surroundings(address, folder)
        print("Loading calls of 50, 500 and 2 000 applications …", flush=True)
        app = _loaded()
        floor = _floor(environment)
        report.heading(floor)
        lines = _portal(app, environment)
    report.closing(lines)
    return int(any(not line.is_good for line in lines))


def _loaded():
    """Make the schema and the town; give the app this process counts queries with."""
    from flask_migrate import upgrade  # noqa: PLC0415 - after the environment is set
    from sqlalchemy import text  # noqa: PLC0415

    from benchmarks import floor, town  # noqa: PLC0415
    from portal.extensions import db  # noqa: PLC0415
    from wsgi import app  # noqa: PLC0415

    with app.app_context():
        upgrade()
        floor.prepare()
        town.load()
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
    return app


def _floor(environment):
    with gunicorn("benchmarks.floor:app", environment) as port:
        hello = measure(port, [Request("/hello")] * 600)
        rows = measure(port, [Request("/rows")] * 600)
    return {"hello": hello, "rows": rows}


def _portal(app, environment):
    from benchmarks.queries import count_queries  # noqa: PLC0415 - after the environment is set
    from benchmarks.signing_in import cookie_and_token  # noqa: PLC0415

    lines = []
    with app.app_context():
        cookies, tokens = {}, {}
        for role, email in EMAILS.items():
            cookies[role], tokens[cookies[role]] = cookie_and_token(app, email)
        measured = list(pages(cookies))
    floor = gunicorn("benchmarks.floor:app", environment)
    with floor as ground, gunicorn("wsgi:app", environment) as port:
        for asked in measured:
            try:
                page = replace(asked, requests=_filled_in(port, asked.requests, tokens))
                queries = count_queries(app, page.requests[-1])
                timing = measure(port, page.requests[:-1], floor=ground)
            except RuntimeError as fault:
                print(f"{asked.name} ({asked.size}): {fault}", flush=True)
                continue
            lines.append(report.line(page, timing, queries))
        lines.append(_published(app, port, ground, cookies, tokens))
    return lines


def _published(app, port, ground, cookies, tokens):
    from benchmarks import publishing  # noqa: PLC0415 - after the environment is set

    cookie = cookies[Role.COORDINATOR]
    size = publishing.RESULTS
    found = publishing.measure_publishing(app, port, ground, cookie, tokens[cookie])
    queued = Page("publishing, letters queued", size, 80, [], most_queries=100)
    handed = Page("publishing, letters handed over", size, 80, [], most_queries=100)
    report.line(queued, found.act, found.queries)
    line = report.line(handed, found.whole, found.queries)
    report.letters(size, found.burst, found.bare)
    return line


def _filled_in(port, requests, tokens):
    """Replace each form that is to be filled in by what its page asks for."""
    if not requests[0].data:
        return requests
    with _browser(port) as browser:
        return [
            Request(
                one.path,
                one.cookie,
                filled(browser.read(one.path, one.cookie)) | {"csrf_token": tokens[one.cookie]},
            )
            for one in requests
        ]


@contextmanager
def _browser(port):
    browser = Browser(port)
    try:
        yield browser
    finally:
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
