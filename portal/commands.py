"""Every subject's command-line verbs, mounted as `flask <subject> <verb>`."""

from flask import Flask
from flask.cli import AppGroup

from portal.bundle.commands import competition
from portal.demo.commands import demo
from portal.files.commands import files
from portal.notifications.commands import mail, worker
from portal.serving import serve

GROUPS: tuple[AppGroup, ...] = (competition, demo, files, mail)


def register_commands(app: Flask) -> None:
    """Mount every group of commands on the app."""
    for group in GROUPS:
        app.cli.add_command(group)
    app.cli.add_command(serve)
    app.cli.add_command(worker)
