"""The guard at the door of every view.

A view says who may use it with `@guard.to(Permission.X)`, `@public` or `@signed_in`; one that says
nothing fails the tests. A thing a person may not read answers 404, exactly like a missing one.
"""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Generic, NoReturn, TypeVar

from flask import abort, g
from flask_login import current_user, login_required

from portal.kernel.access import AccessTable, permits
from portal.web.identity import who

T = TypeVar("T")
View = Callable[..., Any]

_TABLES: dict[str, AccessTable] = {}


def register_table(table: AccessTable) -> None:
    """Make a table's permissions known to `may`; their values are unique in the whole portal."""
    for permission in table:
        known = _TABLES.setdefault(permission.value, table)
        if known is not table:
            raise ValueError(f"Two access tables name the permission {permission.value}.")


def may(permission: str, thing: object) -> bool:
    """Say whether the person asking may do this: what templates ask before they show a button."""
    table = _TABLES[permission]
    member = next(one for one in table if one.value == permission)
    return permits(table, member, who(), thing)


class Guard(Generic[T]):
    """Loads the thing a view is about and turns away those who may not see or touch it.

    `find` is called with the parts of the address named in `keys` and gives the thing or None; the
    parts left over are passed to the view after the thing.
    """

    def __init__(
        self,
        table: AccessTable,
        find: Callable[..., T | None],
        *,
        read: StrEnum,
        keys: tuple[str, ...] = ("id",),
    ) -> None:
        self.table = table
        self.find = find
        self.read = read
        self.keys = keys
        register_table(table)

    def to(self, permission: StrEnum, *, visitors: bool = False) -> Callable[[View], View]:
        """Require a permission; hand the view the thing itself.

        A visitor is asked to sign in first, unless `visitors` are let through to the table.
        """

        def decorate(view: View) -> View:
            @wraps(view)
            def guarded(**values: Any) -> Any:  # noqa: ANN401 - whatever the view answers
                thing = self.find(**{key: values.pop(key) for key in self.keys})
                if thing is None:
                    abort(404)
                if not permits(self.table, self.read, who(), thing):
                    turn_away(404)
                if not permits(self.table, permission, who(), thing):
                    turn_away(403)
                return view(thing, **values)

            door: Any = guarded if visitors else login_required(guarded)
            door.access = permission
            door.lets_visitors_ask = visitors
            return door

        return decorate


def turn_away(code: int = 404) -> NoReturn:
    """Refuse what the person asking has no right to, and let it be known that it was that.

    The school module writes it down when it answers (`support.sight.door.watch`).
    """
    g.turned_away = True
    abort(code)


def public(view: View) -> View:
    """Say out loud that anyone may use this view."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Let in anyone who has signed in; the view shows them only what is their own."""
    door: View = login_required(view)
    door.access = "signed in"  # type: ignore[attr-defined]
    return door


def person_id() -> int:
    """Return the key of the person who is signed in."""
    return int(current_user.id)
