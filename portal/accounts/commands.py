"""`flask accounts …`: the first administrator of an installation."""

import click
from flask.cli import AppGroup, with_appcontext

from portal.accounts import labels, messages, queries, service
from portal.accounts.models import Invitation
from portal.kernel import clock
from portal.kernel.email import address_fault
from portal.kernel.identity import Role
from portal.notifications.rendering import address_in
from portal.notifications.types import Message

__all__ = ["labels"]

accounts = AppGroup("accounts", help="People and roles.")


@accounts.command("create-administrator")
@click.argument("email")
@click.option("--name", default="", help="How the person is called.")
@click.option("--language", default="lv", type=click.Choice(["lv", "en"]))
@with_appcontext
def create_administrator(email: str, name: str, language: str) -> None:
    """Make EMAIL an administrator: at once when it has an account, otherwise by invitation.

    The link of the invitation goes by letter and is printed here, for the day nothing sends
    letters yet. It works once and for seven days.
    """
    if address_fault(email) is not None:
        raise click.BadParameter("Write one e-mail address.", param_hint="EMAIL")
    at = clock.now()
    person = queries.find_person_by_email(email)
    if person is not None and person.closed_at is None:
        service.give_role(person, Role.ADMINISTRATOR, by=None, at=at)
        click.echo(f"{person.email} is an administrator.")
        return

    def telling(invitation: Invitation, secret: str, *, language: str) -> Message:
        click.echo(address_in(language, "accounts.invitation", token=secret))
        return messages.invitation(invitation, secret, language=language)

    service.invite(
        email,
        Role.ADMINISTRATOR,
        by=None,
        at=at,
        name=name,
        language=language,
        telling=telling,
    )
