"""`flask worker` and `flask mail …`."""

import json
import logging
import signal
from datetime import datetime
from types import FrameType

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from portal.kernel import clock
from portal.notifications.delivery.worker import Worker
from portal.notifications.queries import get_outbox

mail = AppGroup("mail", help="Letters on their way.")


@click.command("worker")
@click.option("--once", is_flag=True, help="Deliver what is due now, then end.")
@with_appcontext
def worker(*, once: bool) -> None:
    """Deliver letters from the outbox until told to stop; finish the one in hand first."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    delivering = Worker(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - Flask's own way

    def stop(_signal: int, _frame: FrameType | None) -> None:
        delivering.stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    if once:
        count = delivering.deliver_due()
        delivering.carrier.rest()
        click.echo(f"Tried {count}.")
    else:
        delivering.run()


@mail.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def status(form: str) -> None:
    """Count the letters by where they are."""
    outbox = get_outbox()
    counts = {status.value: number for status, number in outbox.counts.items()}
    late = _seconds_late(outbox.oldest_due)
    if form == "json":
        oldest = outbox.oldest_due.isoformat() if outbox.oldest_due else None
        words = {"letters": counts, "oldest_due": oldest, "seconds_late": late}
        click.echo(json.dumps(words, indent=2))
        return
    for name, number in counts.items():
        click.echo(f"{name:<12} {number:>7}")
    if outbox.oldest_due is not None:
        when = outbox.oldest_due.astimezone(clock.RIGA)
        click.echo(f"next due     {when:%d.%m.%Y. %H.%M}, late {late} s")


def _seconds_late(oldest: datetime | None) -> int:
    return max(0, int((clock.now() - oldest).total_seconds())) if oldest else 0
