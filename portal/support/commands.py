"""`flask keys …`."""

import click
from flask.cli import AppGroup

from portal.support.rotation import places, rotate
from portal.vault import CannotOpen

keys = AppGroup("keys", help="The keys that seal who pupils are.")


@keys.command("rotate")
def rotate_keys() -> None:
    """Close everything sealed with the newest key; the portal may go on running.

    Put the new key first in PUPIL_KEYS or SENSITIVE_KEYS, the old ones after it, restart the
    portal, run this, then take the old keys away.
    """
    total = 0
    try:
        for place in places():
            count = sum(rotate(place))
            total += count
            click.echo(f"{place.column.table.name}.{place.column.name}: {count}")
    except CannotOpen as fault:
        raise click.ClickException(f"{fault} Nothing is lost; add the missing key.") from fault
    click.echo(f"{total} texts are closed with the newest keys.")
