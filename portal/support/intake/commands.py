"""`flask support import|codes`: bringing school data in, and the codes it is written in."""

import json
import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup
from flask_babel import force_locale

from portal.institutions import labels as institutions_labels
from portal.institutions.types import Region
from portal.kernel import clock
from portal.support.delivery import labels as delivery_labels
from portal.support.intake.labels import placed
from portal.support.intake.rules.cells import REGION_NAMES
from portal.support.intake.rules.columns import CODES
from portal.support.intake.service import blobs_at, bring_in, check, count_lines
from portal.support.intake.types import EVERYWHERE, BadImport, Fault, Report, Verdict, Wrong
from portal.support.outcomes import labels as outcomes_labels
from portal.support.plans import labels as plans_labels
from portal.support.plans.types import GROUP_OF, Risk
from portal.support.staff import labels as staff_labels
from portal.web.labels import label

__all__ = [
    "delivery_labels",
    "institutions_labels",
    "outcomes_labels",
    "plans_labels",
    "staff_labels",
    "support",
]

support = AppGroup("support", help="The school module: support plans and what they rest on.")
_MOST_NOTES = 20


@support.command("import")
@click.argument("path", metavar="DIR", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only check and count, write nothing.")
def import_(path: Path, *, dry_run: bool) -> None:
    """Bring in the files of DIR: all of them, or nothing with every fault named.

    DIR is a folder of CSV files; a ZIP of them or an XLSX workbook is taken as well.
    """
    blobs = blobs_at(path)
    passes = 1 if dry_run else 2
    with force_locale("en"):
        try:
            with _bar(count_lines(blobs) * passes) as bar:
                act = check if dry_run else bring_in
                report = act(blobs, EVERYWHERE, by=None, at=clock.now(), tick=bar.update)
        except BadImport as bad:
            for fault in bad.faults:
                click.echo(placed(fault), err=True)
            noun = "fault" if len(bad.faults) == 1 else "faults"
            click.echo(f"Nothing was written: {len(bad.faults)} {noun}.", err=True)
            sys.exit(1)
        _tell(report, dry_run=dry_run)


def _bar(length: int) -> Any:  # noqa: ANN401 - click's own
    return click.progressbar(length=max(length, 1), label="Reading", file=sys.stderr)


def _tell(report: Report, *, dry_run: bool) -> None:
    for note in _some_of_each(report.notes):
        click.echo(note, err=True)
    for sheet, counts in report.counts.items():
        cells = [f"{counts[verdict]:>8} {verdict.value}" for verdict in Verdict]
        click.echo(f"{sheet.value + '.csv':<20}" + "".join(cells))
    if not report.changes:
        click.echo("Everything is here already. Nothing changed.")
    elif dry_run:
        click.echo(f"Nothing was written: {report.changes} rows would change.")
    else:
        click.echo(f"Imported: {report.changes} rows changed.")


def _some_of_each(notes: list[Fault]) -> list[str]:
    """Return the first notes of each kind, and how many more there are."""
    shown: Counter[tuple[str, Wrong]] = Counter()
    lines = []
    for note in notes:
        shown[note.file, note.wrong] += 1
        if shown[note.file, note.wrong] <= _MOST_NOTES:
            lines.append("note: " + placed(note))
    lines += [
        f"note: {file}: {count - _MOST_NOTES} more of this kind ({wrong.value})"
        for (file, wrong), count in shown.items()
        if count > _MOST_NOTES
    ]
    return lines


@support.command()
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def codes(shape: str) -> None:
    """List the codes of the import format, each with its Latvian and its English words."""
    lists = {name: [_entry(one) for one in kind] for name, kind in CODES.items()}
    if shape == "json":
        click.echo(json.dumps(lists, ensure_ascii=False, indent=2))
        return
    for name, entries in lists.items():
        click.echo(name)
        for one in entries:
            click.echo(f"  {one['code']:<26} {one['lv']:<52} {one['en']}")


def _entry(member: StrEnum) -> dict[str, str]:
    """Return a code with its words, and of a risk its group."""
    code = REGION_NAMES[member] if isinstance(member, Region) else member.value
    entry = {"code": code}
    for language in ("lv", "en"):
        with force_locale(language):
            entry[language] = label(member)
    return entry | ({"group": GROUP_OF[member].value} if isinstance(member, Risk) else {})
