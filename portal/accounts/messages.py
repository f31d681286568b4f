"""What accounts tell people by letter."""

from datetime import datetime

from portal.accounts.models import Invitation, Link, Person
from portal.accounts.rules.links import LIVES, Secrets
from portal.accounts.types import Change, LinkPurpose
from portal.notifications.types import Message

_TEMPLATES = {
    LinkPurpose.CONFIRM_ADDRESS: "accounts/confirm",
    LinkPurpose.SIGN_IN: "accounts/sign_in_link",
    LinkPurpose.RESET_PASSWORD: "accounts/reset",
    LinkPurpose.CHANGE_ADDRESS: "accounts/change_address",
}


def link(link: Link, secrets: Secrets, *, at: datetime) -> Message:
    """Send a single-use link, and the six digits where there are some."""
    life = LIVES[link.purpose]
    return Message(
        # The digest, not the secret: a key is shown where letters are listed.
        key=f"link:{secrets.digest}",
        to=link.email,
        template=_TEMPLATES[link.purpose],
        language=link.language,
        words={
            "email": link.email,
            "token": secrets.token,
            "code": secrets.code,
            "valid_until": at + life.link,
            "code_until": at + life.code,
        },
        person_id=link.person_id,
    )


def account_exists(person: Person, secrets: Secrets) -> Message:
    """Tell the owner that somebody tried to open an account with their address."""
    return Message(
        key=f"link:{secrets.digest}",
        to=person.email,
        template="accounts/exists",
        language=person.language,
        words={"email": person.email},
        person_id=person.id,
    )


def changed(person: Person, what: Change, *, at: datetime) -> Message:
    """Tell the owner what was changed in the account, at the address known until now."""
    return Message(
        key=f"account-changed:{person.id}:{what.value}:{at.isoformat()}",
        to=person.email,
        template="accounts/changed",
        language=person.language,
        words={"what": what, "changed_at": at},
        person_id=person.id,
    )


def invitation(invitation: Invitation, secret: str, *, language: str) -> Message:
    """Offer a role to an address."""
    return Message(
        key=f"invitation:{invitation.id}",
        to=invitation.email,
        template="accounts/invitation",
        language=language,
        words={
            "email": invitation.email,
            "role": invitation.role,
            "token": secret,
            "valid_until": invitation.valid_until,
            "inviter": invitation.sent_by.name if invitation.sent_by else "",
            "organisation": invitation.organisation,
            "competition": invitation.competition,
            "municipality": invitation.municipality,
            "school": invitation.school,
        },
        competition_id=invitation.competition_id,
        organisation_id=invitation.organisation_id,
    )
