"""`flask files …`."""

import sys

import click
from flask.cli import AppGroup

from portal.files.queries import find_strays

files = AppGroup("files", help="Stored files.")


@files.command()
def check() -> None:
    """List rows without bytes or key, bytes without rows, changed bytes and half-written ones."""
    strays = find_strays()
    for row in strays.rows_without_bytes:
        click.echo(f"row {row.id} ({row.sha256}): no bytes")
    for row in strays.rows_with_other_bytes:
        click.echo(f"row {row.id} ({row.sha256}): the bytes have changed")
    for row in strays.rows_no_key_opens:
        click.echo(f"row {row.id} ({row.sha256}): no key at hand opens the bytes")
    for digest in strays.bytes_without_row:
        click.echo(f"{digest}: no row")
    for path in strays.unfinished:
        click.echo(f"{path.name}: half-written")
    click.echo("Strays found." if strays else "Every row has its bytes and all bytes have a row.")
    sys.exit(1 if strays else 0)
