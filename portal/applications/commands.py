"""`flask applications …`: the letters that go out by the clock."""

import click
from flask.cli import AppGroup

from portal.applications import service
from portal.kernel import clock

applications = AppGroup("applications", help="Letters about drafts and deadlines.")


@applications.command("remind")
def remind() -> None:
    """Queue the reminders due now, and tell whose draft was not submitted; safe to repeat."""
    at = clock.now()
    click.echo(f"reminders: {service.remind_due(at)}")
    click.echo(f"not submitted: {service.tell_not_submitted(at)}")
