"""May a role be taken from a person?

Somebody has to manage every organisation, and somebody the installation.
"""

from collections.abc import Collection

from portal.accounts.types import WhyNotTaken
from portal.kernel.identity import COMMISSION, TEAM, Role

_NEVER_EMPTY = {
    Role.OWNER: WhyNotTaken.LAST_OWNER,
    Role.ADMINISTRATOR: WhyNotTaken.LAST_ADMINISTRATOR,
}


def reasons_not_to_take(role: Role, person_id: int, holders: Collection[int]) -> list[WhyNotTaken]:
    """Refuse to take the role from the last of its holders, when somebody has to hold it."""
    why = _NEVER_EMPTY.get(role)
    return [why] if why is not None and set(holders) == {person_id} else []


def replaced_by(role: Role) -> frozenset[Role]:
    """Return the roles a new one takes the place of: one per team, one per commission."""
    return next((group - {role} for group in (TEAM, COMMISSION) if role in group), frozenset())
