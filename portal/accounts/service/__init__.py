"""What can be done with people, roles and invitations: one function a verb."""

from portal.accounts.service.invitations import accept, cancel_invitation, decline, invite
from portal.accounts.service.roles import give_role, take_role

__all__ = ["accept", "cancel_invitation", "decline", "give_role", "invite", "take_role"]
