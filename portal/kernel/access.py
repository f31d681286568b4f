"""Who may do what, as a table a reader can check line by line.

A permission is granted when every predicate of at least one of its clauses holds.
Predicates look at the person and the thing; they never look anything up.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

from portal.kernel.identity import Identity

Predicate: TypeAlias = Callable[[Identity, Any], bool]
Clause: TypeAlias = tuple[Predicate, ...]
AccessTable: TypeAlias = Mapping[StrEnum, tuple[Clause, ...]]


def permits(table: AccessTable, permission: StrEnum, who: Identity, what: object) -> bool:
    """Say whether the table lets this person do this to that thing."""
    return any(all(holds(who, what) for holds in clause) for clause in table[permission])


def is_anyone(_who: Identity, _what: object) -> bool:
    """Anyone, signed in or not."""
    return True


def is_signed_in(who: Identity, _what: object) -> bool:
    """A person who has signed in."""
    return who.id != 0
