"""Every subject's command-line verbs, mounted as `flask <subject> <verb>`."""

from flask import Flask
from flask.cli import AppGroup

from portal.accounts.commands import accounts
from portal.applications.commands import applications
from portal.applications.service import remind_due, tell_not_submitted
from portal.bundle.commands import competition
from portal.demo.commands import demo
from portal.files.commands import files
from portal.notifications.commands import mail, worker
from portal.organisations.commands import organisations
from portal.serving import serve
from portal.statistics.reports.commands import report
from portal.support.commands import keys
from portal.support.intake.commands import support
from portal.support.intake.service import forget_expired

GROUPS: tuple[AppGroup, ...] = (
    accounts,
    applications,
    competition,
    demo,
    files,
    keys,
    mail,
    organisations,
    report,
    support,
)

CHORES = (remind_due, tell_not_submitted, forget_expired)
"""What the worker does by the clock, besides delivering."""


def register_commands(app: Flask) -> None:
    """Mount every group of commands on the app."""
    for group in GROUPS:
        app.cli.add_command(group)
    app.cli.add_command(serve)
    app.cli.add_command(worker)
    app.extensions["chores"] = list(CHORES)
