"""What accounts tell people by letter."""

from portal.accounts.models import Invitation
from portal.notifications.types import Message


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
        },
        competition_id=invitation.competition_id,
        organisation_id=invitation.organisation_id,
    )
