"""Who may read and change an organisation.

The team reads everything; the bank account stays with those of it who fill it in. A coordinator
sees an organisation only through an application it made to the municipality (`admission`). Where
nobody manages it, as when it came by a paper, an administrator answers who asks to join.
"""

from enum import StrEnum

from portal.kernel.access import AccessTable
from portal.kernel.identity import TEAM, WRITERS, Identity, Role
from portal.organisations.models import Organisation


class Permission(StrEnum):
    """What may be done with an organisation."""

    READ = "organisation.read"
    READ_TEAM = "organisation.read_team"
    READ_ACCOUNT = "organisation.read_account"
    CHANGE = "organisation.change"
    MANAGE_TEAM = "organisation.manage_team"
    ANSWER_UNMANAGED = "organisation.answer_unmanaged"


def is_in_the_team(who: Identity, organisation: Organisation) -> bool:
    """The person owns, edits or views for the organisation."""
    return who.holds_any(TEAM, organisation.id)


def fills_in(who: Identity, organisation: Organisation) -> bool:
    """The person writes for the organisation."""
    return who.holds_any(WRITERS, organisation.id)


def manages(who: Identity, organisation: Organisation) -> bool:
    """The person manages the organisation and its team."""
    return who.holds(Role.OWNER, organisation.id)


def is_administrator(who: Identity, _what: object) -> bool:
    """The person runs the portal."""
    return who.holds(Role.ADMINISTRATOR)


ACCESS: AccessTable = {
    Permission.READ: ((is_in_the_team,),),
    Permission.READ_TEAM: ((is_in_the_team,),),
    Permission.READ_ACCOUNT: ((fills_in,),),
    Permission.CHANGE: ((fills_in,),),
    Permission.MANAGE_TEAM: ((manages,),),
    Permission.ANSWER_UNMANAGED: ((is_administrator,),),
}
