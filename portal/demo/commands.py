"""`flask demo …`."""

import json

import click
from flask import current_app
from flask.cli import AppGroup

from portal.demo.load import SIZES, Size, is_loaded, load
from portal.demo.nation import NATION, load_nation
from portal.demo.people import ACCOUNTS, PASSWORD
from portal.kernel import clock

demo = AppGroup("demo", help="Invented data to look around in.")
_COLUMNS = ("role", "email", "password", "scope")


def _refuse_in_production() -> None:
    if current_app.config["PRODUCTION"]:
        raise click.ClickException("Demo data has known passwords and is refused in production.")


@demo.command("load")
@click.option("--size", type=click.Choice([size.value for size in Size]), default="small")
@click.option("--if-empty", is_flag=True, help="Say nothing when the data is there already.")
def load_demo(size: str, *, if_empty: bool) -> None:
    """Load invented people, organisations, calls and applications; once."""
    _refuse_in_production()
    if is_loaded():
        if not if_empty:
            click.echo("The demo data is there already.")
        return
    load(SIZES[Size(size)], at=clock.now(), tell=click.echo)
    if Size(size) is Size.NATION:
        load_nation(NATION, at=clock.now(), say=click.echo)
    click.echo("The demo data is loaded. To sign in: flask demo accounts")


@demo.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def accounts(form: str) -> None:
    """Print one account of each role, with its password."""
    _refuse_in_production()
    if not is_loaded():
        raise click.ClickException("There is no demo data. Load it: flask demo load")
    rows = [(one.role.value, one.email, PASSWORD, one.scope) for one in ACCOUNTS]
    if form == "json":
        words = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        click.echo(json.dumps(words, indent=2, ensure_ascii=False))
        return
    for row in (_COLUMNS, *rows):
        click.echo(
            "  ".join(f"{cell:<{width}}" for cell, width in zip(row, (13, 28, 20, 0), strict=True))
        )
