"""What is a competition at a moment, and when may it be announced, amended or changed?

Decisions, Competition 5, 6 and 8; Evaluation and decision 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any, Protocol

from portal.competitions.types import (
    AMENDABLE,
    STEPS,
    Move,
    Remark,
    Stage,
    State,
    Terms,
    WhyNotAmended,
    WhyNotAnnounced,
    WhyNotChanged,
    WhyNotMoved,
)
from portal.kernel.clock import RIGA
from portal.kernel.holidays import add_working_days, is_working_day
from portal.kernel.refusal import Stale
from portal.kernel.seal import fingerprint
from portal.kernel.window import Window

FEW_DAYS = 30
"""Calls of comparable programmes stay open at least so many days (facts 2.11)."""

_BEFORE_OPENING = frozenset({Stage.DRAFT, Stage.APPROVED})
_FINISHED = frozenset({Stage.COMPLETED, Stage.CANCELLED})


def state_at(stage: Stage, window: Window, *, at: datetime) -> State:
    """Say what the competition is at a moment: the clock alone opens and closes it."""
    if stage is not Stage.ANNOUNCED:
        return State(stage.value)
    if at < window.opens:
        return State.ANNOUNCED
    return State.OPEN if at in window else State.CLOSED


def is_frozen(stage: Stage, window: Window, *, at: datetime) -> bool:
    """Its terms and criteria may no longer change, because somebody may have begun to answer."""
    if stage in _BEFORE_OPENING:
        return False
    return stage not in {Stage.ANNOUNCED, Stage.SUSPENDED} or at >= window.opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """Everything the rules of announcing look at, and nothing else."""

    stage: Stage
    window: Window
    has_latvian_texts: bool
    has_english_texts: bool
    has_regulations: bool
    has_act: bool
    has_tie_rule: bool
    has_appeal: bool
    has_contact: bool
    quality_maximum: Decimal
    min_total: Decimal | None
    results_by: date | None
    starts_from: date | None
    starts_to: date | None
    ends_by: date | None


def reasons_not_to_announce(case: Readiness, *, at: datetime) -> list[WhyNotAnnounced]:
    """Return everything still missing, in the order the coordinator's list shows it."""
    objections = {
        WhyNotAnnounced.WRONG_STAGE: case.stage not in STEPS[Move.ANNOUNCE].before,
        WhyNotAnnounced.NO_TEXTS: not case.has_latvian_texts,
        WhyNotAnnounced.NO_REGULATIONS: not case.has_regulations,
        WhyNotAnnounced.NO_ACT: not case.has_act,
        WhyNotAnnounced.CLOSES_IN_THE_PAST: case.window.closes <= at,
        WhyNotAnnounced.DATES_OUT_OF_ORDER: not are_in_order(
            case.window, case.results_by, case.starts_from, case.starts_to, case.ends_by
        ),
        WhyNotAnnounced.NO_QUALITY_CRITERIA: case.quality_maximum == 0,
        WhyNotAnnounced.MINIMUM_ABOVE_MAXIMUM: (case.min_total or 0) > case.quality_maximum > 0,
        WhyNotAnnounced.NO_TIE_RULE: not case.has_tie_rule,
        WhyNotAnnounced.NO_APPEAL: not case.has_appeal,
        WhyNotAnnounced.NO_CONTACT: not case.has_contact,
    }
    return [why for why, objects in objections.items() if objects]


def remarks_on(case: Readiness, *, at: datetime) -> list[Remark]:
    """Return what the coordinator may want to mend first, though nothing forbids announcing."""
    closing_day = case.window.closes.astimezone(RIGA).date()
    remarks = {
        Remark.NO_ENGLISH: not case.has_english_texts,
        Remark.CLOSES_ON_A_HOLIDAY: not is_working_day(closing_day),
        Remark.FEW_DAYS: case.window.closes - at < timedelta(days=FEW_DAYS),
        Remark.NO_RESULTS_DATE: case.results_by is None,
    }
    return [remark for remark, holds in remarks.items() if holds]


def are_in_order(window: Window, *days: date | None) -> bool:
    """The window opens before it closes, and none of the days known comes before an earlier one.

    The days are those of the competition in their order: results, first and last start, end.
    """
    known = [window.closes.astimezone(RIGA).date(), *(day for day in days if day is not None)]
    rising = all(earlier <= later for earlier, later in pairwise(known))
    return window.opens < window.closes and rising


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A deadline to be moved, and what it is moved against."""

    stage: Stage
    """While the competition is suspended, the one in which it goes on."""
    window: Window
    new_closes_at: datetime
    results_by: date | None


def reasons_not_to_amend(case: Change, *, at: datetime) -> list[WhyNotAmended]:
    """Return every reason against the new deadline (decisions, Competition 6)."""
    new = case.new_closes_at
    has_opened = at >= case.window.opens
    new_day = new.astimezone(RIGA).date()
    objections = {
        WhyNotAmended.WRONG_STAGE: case.stage not in AMENDABLE,
        WhyNotAmended.IN_THE_PAST: new <= at,
        WhyNotAmended.EARLIER: has_opened and new < case.window.closes,
        WhyNotAmended.BEFORE_OPENING: new <= case.window.opens,
        WhyNotAmended.UNCHANGED: new == case.window.closes,
        WhyNotAmended.RESULTS_BEFORE_CLOSING: (
            case.results_by is not None and case.results_by < new_day
        ),
    }
    return [why for why, objects in objections.items() if objects]


def proposed_extension(closes_at: datetime, at: datetime) -> datetime:
    """Propose the next working day, at the hour at which it was to close."""
    closing = closes_at.astimezone(RIGA)
    day = add_working_days(max(closing.date(), at.astimezone(RIGA).date()), 1)
    return datetime.combine(day, closing.time(), tzinfo=RIGA)


def reasons_not_to_move(move: Move, stage: Stage) -> list[WhyNotMoved]:
    """Say whether the table of steps lets the competition take this one from where it is."""
    return [] if stage in STEPS[move].before else [WhyNotMoved.WRONG_STAGE]


def reasons_not_to_halt(
    move: Move, stage: Stage, *, act_number: str, reason: str
) -> list[WhyNotMoved]:
    """Return the reasons not to suspend or cancel: it takes an act and a reason, in public."""
    objections = {
        WhyNotMoved.WRONG_STAGE: stage not in STEPS[move].before,
        WhyNotMoved.NO_ACT: not act_number.strip(),
        WhyNotMoved.NO_REASON: not reason.strip(),
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_change_terms(
    stage: Stage, window: Window, *, at: datetime
) -> list[WhyNotChanged]:
    """Say whether the terms and criteria are still open to change (decisions, E&D 1)."""
    return [WhyNotChanged.FROZEN] if is_frozen(stage, window, at=at) else []


def reasons_not_to_set(terms: Terms) -> list[WhyNotChanged]:
    """Return every pair of settings that contradict each other."""
    closing_day = terms.closes_at.astimezone(RIGA).date()
    first_start, last_start = terms.starts_from, terms.starts_to
    objections = {
        WhyNotChanged.CLOSES_BEFORE_OPENING: terms.closes_at <= terms.opens_at,
        WhyNotChanged.MONTHS_REVERSED: terms.max_months < terms.min_months,
        WhyNotChanged.GRADES_REVERSED: terms.grade_to < terms.grade_from,
        WhyNotChanged.COURSES_REVERSED: terms.course_to < terms.course_from,
        WhyNotChanged.STARTS_BEFORE_CLOSING: _is_before(first_start, closing_day),
        WhyNotChanged.STARTS_REVERSED: _is_before(last_start, first_start),
        WhyNotChanged.ENDS_BEFORE_STARTING: _is_before(terms.ends_by, last_start or first_start),
    }
    return [why for why, objects in objections.items() if objects]


def reasons_not_to_plan(
    window: Window, *, results_by: date | None, evaluate_by: date | None
) -> list[WhyNotChanged]:
    """Return what contradicts the window in the days by which scores and results are due."""
    closing_day = window.closes.astimezone(RIGA).date()
    objections = {
        WhyNotChanged.RESULTS_BEFORE_CLOSING: _is_before(results_by, closing_day),
        WhyNotChanged.SCORED_AFTER_RESULTS: _is_before(results_by, evaluate_by),
    }
    return [why for why, objects in objections.items() if objects]


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def must_be_seen(seen: str, values: Mapping[str, object]) -> None:
    """Raise `Stale` when these are not the values the form was filled from."""
    if seen != fingerprint(values):
        raise Stale


def reasons_not_to_move_window(stage: Stage, old: Window, new: Window) -> list[WhyNotChanged]:
    """Once announced the window moves only by an amendment (decisions, Competition 6)."""
    is_fixed = stage not in _BEFORE_OPENING and new != old
    return [WhyNotChanged.WINDOW_FIXED] if is_fixed else []


def reasons_not_to_reword(stage: Stage) -> list[WhyNotChanged]:
    """Texts, contact and documents may be mended until the competition is over."""
    return [WhyNotChanged.FINISHED] if stage in _FINISHED else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The numbers of a quality criterion."""

    max_points: Decimal
    step: Decimal
    min_points: Decimal | None
    anchors: Sequence[Decimal]


def reasons_not_to_mark(marks: Marks) -> list[WhyNotChanged]:
    """Return what is wrong with the numbers of a criterion: every one must be a step of it."""
    reached = [marks.max_points, *marks.anchors]
    reached += [marks.min_points] if marks.min_points is not None else []
    objections = {
        WhyNotChanged.NOT_A_STEP: any(value % marks.step for value in reached),
        WhyNotChanged.MINIMUM_ABOVE_MAXIMUM: any(value > marks.max_points for value in reached),
    }
    return [why for why, objects in objections.items() if objects]


class Scored(Protocol):
    """A quality criterion, as the rules see it."""

    max_points: Any
    weight: Any


def quality_maximum(criteria: Sequence[Scored]) -> Decimal:
    """Return the most points an application can get: each maximum times its weight."""
    return sum((one.max_points * one.weight for one in criteria), Decimal(0))


def anchor_points(anchors: Sequence[Mapping[str, str]]) -> list[Decimal]:
    """Return the points whose meaning is described."""
    return [Decimal(one["points"]) for one in anchors]


def proposed_window(today: date, *, weeks: int = 5) -> tuple[date, date]:
    """Propose to open in two weeks and to close `weeks` later, both on working days."""
    opens = _working_day_from(today + timedelta(days=14))
    return opens, _working_day_from(opens + timedelta(weeks=weeks))


def _working_day_from(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def proposed_code(place_code: str, year: int, taken: Sequence[str]) -> str:
    """Propose the first free code of a municipality and year: `LIEP-2027-1`."""
    number = 1
    while f"{place_code}-{year}-{number}" in taken:
        number += 1
    return f"{place_code}-{year}-{number}"
