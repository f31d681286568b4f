"""`flask organisations …`: the open file of the Enterprise Register."""

from pathlib import Path

import click
from flask.cli import AppGroup, with_appcontext

from portal.organisations import register_file

organisations = AppGroup("organisations", help="Organisations and the register.")


@organisations.command("load-register")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_appcontext
def load_register(file: Path) -> None:
    """Load `register.csv` from data.gov.lv, so that a register number prefills the name."""
    try:
        count = register_file.load(file)
    except (register_file.NotTheRegister, UnicodeDecodeError) as fault:
        raise click.ClickException(f"Nothing was loaded. {fault}") from fault
    click.echo(f"{count} associations and foundations.")
