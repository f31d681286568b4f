"""Who may read letters, stop them and send them again."""

from enum import StrEnum

from portal.kernel.access import AccessTable
from portal.kernel.identity import TEAM, Identity, Role
from portal.notifications import rules
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus


class Permission(StrEnum):
    """What can be done with letters."""

    WATCH = "outbox.watch"
    INSPECT = "letter.inspect"
    CANCEL = "letter.cancel"
    RESEND = "letter.resend"
    READ = "letter.read"


def is_administrator(who: Identity, _thing: object) -> bool:
    """An administrator of the installation."""
    return who.holds(Role.ADMINISTRATOR)


def is_addressee(who: Identity, letter: Letter) -> bool:
    """The letter is to this person, or to an organisation as a whole that they act for."""
    if letter.person_id is not None:
        return letter.person_id == who.id
    return letter.organisation_id is not None and who.holds_any(TEAM, letter.organisation_id)


def may_be_shown(_who: Identity, letter: Letter) -> bool:
    """The letter opens no account and was not stopped before it was news."""
    return not rules.has_secrets(letter.template) and letter.status is not LetterStatus.CANCELLED


OUTBOX: AccessTable = {Permission.WATCH: ((is_administrator,),)}

ACCESS: AccessTable = {
    Permission.INSPECT: ((is_administrator,),),
    Permission.CANCEL: ((is_administrator,),),
    Permission.RESEND: ((is_administrator,),),
}

MINE: AccessTable = {Permission.READ: ((is_addressee, may_be_shown),)}
