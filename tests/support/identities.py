"""People as the access tables see them, for tests that read a table line by line."""

from portal.kernel.access import permits
from portal.kernel.identity import Held, Identity

PERSON = 1


def holding(role, scope_id=0):
    """A person with one role."""
    return Identity(id=PERSON, held=frozenset({Held(role, scope_id)}), is_confirmed=True)


def allowed(table, who, what):
    """Everything the table lets this person do to that thing."""
    return {one for one in table if permits(table, one, who, what)}
