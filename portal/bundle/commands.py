"""`flask competition import|export|ranking`."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import click
from flask.cli import AppGroup

from portal.bundle.queries import written
from portal.bundle.rules.ranking import as_json, as_table
from portal.bundle.rules.ranking import ranking_of as ranking_of_bundle
from portal.bundle.rules.reading import read
from portal.bundle.service import bring_in
from portal.bundle.types import BadBundle, Bundle
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.decisions.queries.records import settled_places
from portal.evaluation.queries import ranking_of
from portal.evaluation.types import Ranking
from portal.kernel import clock

competition = AppGroup("competition", help="Whole competitions as files, and their ranking.")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@competition.command("import")
@click.argument("file", type=_FILE)
def import_(file: Path) -> None:
    """Bring in the competition of FILE: all of it, or nothing with every fault named."""
    bundle = _read(file)
    try:
        stored = bring_in(bundle, at=clock.now())
    except BadBundle as bad:
        _give_up(bad)
    click.echo(f"Imported {stored.code} with {len(bundle.applications)} applications.")


@competition.command()
@click.argument("code")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it there.")
def export(code: str, output: Path | None) -> None:
    """Write the competition CODE out as one JSON file."""
    content = _as_text(written(_found(code)))
    if output is None:
        click.echo(content)
    else:
        output.write_text(content + "\n", encoding="utf-8")
        click.echo(f"Wrote {code} to {output}.", err=True)


@competition.command()
@click.argument("code", required=False)
@click.option("--bundle", "file", type=_FILE, help="Rank this file; no database is touched.")
@click.option(
    "--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def ranking(code: str | None, file: Path | None, shape: str) -> None:
    """Rank the applications of the competition CODE, or of a bundle."""
    if (code is None) == (file is None):
        raise click.UsageError("Give either CODE or --bundle FILE.")
    code, ranked = _ranked(code, file)
    click.echo(_as_text(as_json(code, ranked)) if shape == "json" else as_table(ranked))


def _ranked(code: str | None, file: Path | None) -> tuple[str, Ranking]:
    if file is not None:
        bundle = _read(file)
        return bundle.code, ranking_of_bundle(bundle)
    found = _found(code or "")
    return found.code, ranking_of(found, settled=settled_places(found.id))


def _as_text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _read(file: Path) -> Bundle:
    try:
        return read(file.read_bytes())
    except BadBundle as bad:
        _give_up(bad)


def _found(code: str) -> Competition:
    found = find_competition(code)
    if found is None:
        click.echo(f"There is no competition {code}.", err=True)
        sys.exit(1)
    return found


def _give_up(bad: BadBundle) -> NoReturn:
    for fault in bad.faults:
        click.echo(str(fault), err=True)
    sys.exit(1)
