"""A provider's day on a phone: one tap logs a session (decisions, School 5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.support.delivery.access import Permission
from portal.support.delivery.forms.stamped import TapForm
from portal.support.delivery.labels import sentence
from portal.support.delivery.queries.logged import Logged, list_logged
from portal.support.delivery.queries.seen import Seen
from portal.support.delivery.queries.todo import Todo, is_quiet_week, list_todo
from portal.support.delivery.rules.limit import Limit, counts, monday_of
from portal.support.delivery.rules.stamps import is_fresh
from portal.support.delivery.service.quiet import say_quiet
from portal.support.delivery.service.reckoning import limits
from portal.support.delivery.service.recording import log_proposed
from portal.support.delivery.types import NotLogged
from portal.support.delivery.views.blueprint import at_work, bp, my_schools, wants_json
from portal.support.policies.queries import rulebook
from portal.support.sight.door import write_looks
from portal.support.sight.types import Ground, Shown
from portal.web.formats import local
from portal.web.forms import first_errors
from portal.web.guard import person_id
from portal.web.identity import who
from portal.web.pages import Page, page_asked

PER_PAGE = 18
MOST_LOGGED = 10
"""Proposed times and entries on one page: it stays under 30 kB whatever was left unlogged."""


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the page of a day shows."""

    at: datetime
    todo: Todo
    logged: list[Logged]
    limit: Limit

    @property
    def today(self) -> date:
        """The day in Riga."""
        return self.todo.here.date()

    @property
    def week_minutes(self) -> int:
        """What of the weekly limit is spent."""
        return sum(
            one.minutes
            for one in self.logged
            if one.week == monday_of(self.today) and one.is_held and counts(one.spent(), self.limit)
        )

    @property
    def shown(self) -> list[Logged]:
        """What the list of entries has: today's, and those recorded today, the latest first."""
        chosen = [
            one
            for one in self.logged
            if one.pupils and self.today in {one.held_on, local(one.recorded_at).date()}
        ]
        return chosen[: -MOST_LOGGED - 1 : -1]

    @property
    def unconfirmed(self) -> int:
        """How many sessions still wait for a pupil's word today."""
        return sum(1 for one in self.logged if one.waits_for_pupil(at=self.at))

    @property
    def pupils(self) -> list[Seen]:
        """Every pupil the page shows."""
        return [
            *(one.pupil for one in self.todo.rows),
            *(pupil for one in self.shown for pupil in one.pupils),
        ]

    @property
    def can_be_quiet(self) -> bool:
        """Nothing is logged this week and nothing waits to be."""
        monday = monday_of(self.today)
        return not any(one.week == monday for one in self.logged) and not any(
            one.on_date >= monday for one in self.todo.rows
        )


@bp.get("/school/today")
@at_work.to(Permission.WORK)
def today(_day: date) -> ResponseReturnValue:
    """Show what there is to log, and what is logged."""
    return _page()


def _page(form: TapForm | None = None) -> str:
    at = clock.now()
    number = page_asked(request.args.get("page"))
    todo = list_todo(
        person_id(), my_schools(), now=at, first=(number - 1) * PER_PAGE, most=PER_PAGE
    )
    logged = list_logged(person_id(), my_schools(), now=at)
    day = Day(at, todo, logged, limits(rulebook())(clock.today()))
    if form is None:
        form = TapForm(formdata=None)
    form.stamp(at)
    is_quiet = todo.is_quiet or (
        day.can_be_quiet and not day.pupils and is_quiet_week(person_id(), monday_of(day.today))
    )
    page = render_template(
        "sessions/today.html",
        day=day,
        form=form,
        called=_called(day.pupils),
        page=Page(todo.rows, number, todo.total, PER_PAGE),
        saved=_just_saved(day),
        is_quiet=is_quiet,
    )
    write_looks([(one.plan_id, one.school_id) for one in day.pupils], Ground.PROVIDER, Shown.NAMES)
    return page


def _just_saved(day: Day) -> Logged | None:
    """Return the entry the page comes back from, while one tap undoes it."""
    asked = request.args.get("saved", "")
    return next(
        (
            one
            for one in day.logged
            if one.code == asked and one.pupils and is_fresh(one.recorded_at, at=day.at)
        ),
        None,
    )


def _called(pupils: Iterable[Seen]) -> dict[int, str]:
    """Say what each pupil is called on the page, by plan.

    Initials will do in a corridor; where two of a class share them, it is the name.
    """
    by_plan = {one.plan_id: one for one in pupils}
    alike: dict[tuple[str, str, str], int] = {}
    for one in by_plan.values():
        key = (one.initials, one.grade, one.letter)
        alike[key] = alike.get(key, 0) + 1
    return {
        plan_id: one.initials if alike[one.initials, one.grade, one.letter] == 1 else one.name
        for plan_id, one in by_plan.items()
    }


@bp.post("/school/today")
@at_work.to(Permission.WORK)
def tap(_day: date) -> ResponseReturnValue:
    """Log the proposed times of one meeting as held, with everybody there."""
    form = TapForm()
    if not form.validate_on_submit():
        return _refused(form, 400)
    at = clock.now()
    try:
        recorded = log_proposed(
            form.ids, key=form.code, who=who(), at=at, form_seconds=form.seconds(at)
        )
    except NotLogged as refusal:
        form.form_errors = [sentence(one) for one in refusal.objections]
        return _refused(form, 409)
    if recorded.is_again:
        flash(gettext("This session has already been saved."))
    url = url_for(".today", saved=recorded.session.code)
    if wants_json():
        return jsonify(url=url)
    return redirect(url, 303)


def _refused(form: TapForm, status: int) -> ResponseReturnValue:
    if wants_json():
        return jsonify(say=" ".join(first for _, first in first_errors(form))), 422
    return _page(form), status


@bp.post("/school/today/quiet")
@at_work.to(Permission.WORK)
def quiet(_day: date) -> ResponseReturnValue:
    """Write down that nothing took place this week."""
    try:
        held = say_quiet(person_id(), monday_of(clock.today()), at=clock.now())
    except NotLogged as refusal:
        flash(sentence(refusal.objections[0]), "error")
        return redirect(url_for(".today"), 303)
    if held:
        flash(gettext("Noted: no sessions this week."))
    else:
        flash(gettext("A session of this week is logged, so the week is not without any."), "warn")
    return redirect(url_for(".today"), 303)
