"""The door of every view that shows something of a plan: it writes down who came through (S67)."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import wraps
from typing import Any, Protocol, TypeVar

from flask import Flask, Response, abort, g, request
from flask_login import login_required

from portal.kernel import clock
from portal.kernel.access import AccessTable, permits
from portal.kernel.identity import Identity, Role
from portal.support.sight import service
from portal.support.sight.types import Ground, Shown
from portal.web.guard import Guard, View
from portal.web.identity import who


class Seen(Protocol):
    """A plan, as far as the record of looks needs to know it."""

    id: Any
    school_id: Any


T = TypeVar("T")


def itself(plan: Any) -> Sequence[Seen]:  # noqa: ANN401 - a plan, or this is the wrong function
    """Name the plans a page about a plan shows."""
    return [plan]


class LoggedGuard(Guard[T]):
    """A guard that also records each look and each refusal, with its ground.

    `ground` and `shown` say why the person may look and how much the pages show them; `plans` says
    of which plans something is shown, when the thing is not a plan itself. What is sent to a page
    is no look; whoever sends it has looked before, or is turned away and written down.
    """

    def __init__(  # noqa: PLR0913 - a guard, and what it writes down
        self,
        table: AccessTable,
        find: Callable[..., T | None],
        *,
        read: StrEnum,
        ground: Callable[[Identity, T], Ground],
        shown: Callable[[Identity, T], Shown],
        plans: Callable[[T], Sequence[Seen]] = itself,
        keys: tuple[str, ...] = ("code",),
    ) -> None:
        super().__init__(table, find, read=read, keys=keys)
        self.ground = ground
        self.shown = shown
        self.plans = plans

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
                    self._refused(thing)
                    abort(404)
                if not permits(self.table, permission, person, thing):
                    self._refused(thing)
                    abort(403)
                ground, shown = self.ground(person, thing), self.shown(person, thing)
                seen = self._seen(thing)
                answer = view(thing, **values)
                if request.method == "GET":
                    write_looks(seen, ground, shown)
                return answer

            door: Any = login_required(guarded)
            door.access = permission
            door.lets_visitors_ask = False
            return door

        return decorate

    def _seen(self, thing: T) -> list[tuple[int, int]]:
        return [(one.id, one.school_id) for one in self.plans(thing)]

    def _refused(self, thing: T | None) -> None:
        if thing is not None:
            write_looks(self._seen(thing), Ground.NONE, Shown.NOTHING)


_WATCHED = ("/school/", "/municipality/", "/agency/")


def watch(app: Flask) -> None:
    """Write down who is turned away from a page of the school module about no one plan (S67).

    Pages about a plan do it by themselves, with the plan (`LoggedGuard`).
    """
    app.after_request(_note_turned_away)


def _note_turned_away(response: Response) -> Response:
    rule = request.url_rule
    if g.pop("turned_away", False) and rule is not None and rule.rule.startswith(_WATCHED):
        service.record_look(
            None,
            by=who().id,
            at=clock.now(),
            ground=Ground.NONE,
            shown=Shown.NOTHING,
            address=request.path,
        )
    return response


def write_looks(plans: Sequence[tuple[int, int]], ground: Ground, shown: Shown) -> None:
    """Write down that the page asked for showed something of these plans, each with its school."""
    service.record_looks(
        plans,
        by=who().id,
        at=clock.now(),
        ground=ground,
        shown=shown,
        address=request.path,
    )


def ground_at(school_id: int) -> Ground:
    """Say why the person asking sees something of a whole school: the nearest of their duties."""
    person = who()
    grounds = (
        (Role.HEAD, Ground.HEAD),
        (Role.SCHOOL_COORDINATOR, Ground.SCHOOL_COORDINATOR),
        (Role.AUTHOR, Ground.AUTHOR),
    )
    held = (ground for role, ground in grounds if person.holds(role, school_id))
    return next(held, Ground.NONE)


def write_look_at(school_id: int) -> None:
    """Write down that a list of a school's pupils was shown, by names or initials (S67)."""
    service.record_look(
        None,
        by=who().id,
        at=clock.now(),
        ground=ground_at(school_id),
        shown=Shown.NAMES,
        address=request.path,
        school_id=school_id,
    )
