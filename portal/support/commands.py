"""`flask keys …`."""

import click
from flask.cli import AppGroup

from portal.files.resealing import reseal, seal
from portal.support.rotation import files_lying_open, places, rotate
from portal.vault import CannotOpen

keys = AppGroup("keys", help="The keys that seal who pupils are.")


@keys.command("rotate")
def rotate_keys() -> None:
    """Close everything sealed with the newest key; the portal may go on running.

    Put the new key first in PUPIL_KEYS or SENSITIVE_KEYS, the old ones after it, restart the
    portal, run this, then take the old keys away.
    """
    try:
        texts = 0
        for place in places():
            count = sum(rotate(place))
            texts += count
            click.echo(f"{place.column.table.name}.{place.column.name}: {count}")
        lay_open = sum(seal(files_lying_open()))
        files = sum(reseal())
    except CannotOpen as fault:
        raise click.ClickException(f"{fault} Nothing is lost; add the missing key.") from fault
    click.echo(f"{texts} texts are closed with the newest keys.")
    click.echo(f"Files closed with the newest key: {files}, of which {lay_open} lay open.")
