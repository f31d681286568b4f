"""The door of every view that shows something of a plan: it writes down who came through (S67)."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any, Protocol, TypeVar

from flask import abort, request
from flask_login import login_required

from portal.kernel import clock
from portal.kernel.access import AccessTable, permits
from portal.kernel.identity import Identity
from portal.support.sight import service
from portal.support.sight.types import Ground, Shown
from portal.web.guard import Guard, View
from portal.web.identity import who


class Seen(Protocol):
    """A plan, as far as the record of looks needs to know it."""

    id: Any
    school_id: Any


P = TypeVar("P", bound=Seen)


class LoggedGuard(Guard[P]):
    """A guard that also records each look and each refusal, with its ground.

    `ground` and `shown` say why the person may look and how much the pages show them.
    """

    def __init__(
        self,
        table: AccessTable,
        find: Callable[..., P | None],
        *,
        read: StrEnum,
        ground: Callable[[Identity, P], Ground],
        shown: Callable[[Identity, P], Shown],
        keys: tuple[str, ...] = ("code",),
    ) -> None:
        super().__init__(table, find, read=read, keys=keys)
        self.ground = ground
        self.shown = shown

    def to(self, permission: StrEnum, *, visitors: bool = False) -> Callable[[View], View]:
        """Require a permission, hand the view the thing, and write down that it was shown."""
        if visitors:
            raise ValueError("Nobody sees a plan without signing in.")

        def decorate(view: View) -> View:
            @wraps(view)
            def guarded(**values: Any) -> Any:  # noqa: ANN401 - whatever the view answers
                thing = self.find(**{key: values.pop(key) for key in self.keys})
                person = who()
                if thing is None or not permits(self.table, self.read, person, thing):
                    self._record(thing, Ground.NONE, Shown.NOTHING)
                    abort(404)
                if not permits(self.table, permission, person, thing):
                    self._record(thing, Ground.NONE, Shown.NOTHING)
                    abort(403)
                ground, shown = self.ground(person, thing), self.shown(person, thing)
                key, school = thing.id, thing.school_id
                answer = view(thing, **values)
                _write(key, school, ground, shown)
                return answer

            door: Any = login_required(guarded)
            door.access = permission
            door.lets_visitors_ask = False
            return door

        return decorate

    @staticmethod
    def _record(thing: Seen | None, ground: Ground, shown: Shown) -> None:
        if thing is not None:
            _write(thing.id, thing.school_id, ground, shown)


def _write(plan_id: int, school_id: int, ground: Ground, shown: Shown) -> None:
    service.record_look(
        plan_id,
        by=who().id,
        at=clock.now(),
        ground=ground,
        shown=shown,
        address=request.path,
        school_id=school_id,
    )
