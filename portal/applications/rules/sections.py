"""What is missing or wrong in a section?

Decisions, Application 1 and 2. The questions say what must be there and how long it
may be; the competition's settings say the rest: dates, months, participants, the cost plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from portal.applications.rules import cost_plan, reading
from portal.applications.rules.answers import objections_to_answer
from portal.applications.rules.questions import OPTIONAL_SECTIONS, asked_in
from portal.applications.types import (
    MISSING,
    CostCategory,
    Level,
    Objection,
    Question,
    Section,
    WhyNot,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the competition asks of an application (decisions, Competition 1 and 4)."""

    grant: Decimal
    caps: Mapping[CostCategory, Decimal] = field(default_factory=dict)
    min_months: int = 3
    max_months: int = 18
    starts_from: date | None = None
    starts_to: date | None = None
    ends_by: date | None = None
    bands: tuple[reading.Band, ...] = ()
    min_participants: int | None = None
    min_at_risk_share: Decimal | None = None
    extra: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the team has written so far."""

    settings: Settings
    answers: Mapping[Section, Mapping[str, Any]] = field(default_factory=dict)
    lines: Sequence[cost_plan.Line] = ()
    done: frozenset[Section] = frozenset()
    """The sections the team says are finished."""
    files: int = 0

    def of(self, section: Section) -> Mapping[str, Any]:
        """Return the answers of a section."""
        return self.answers.get(section, {})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a section is, and why."""

    section: Section
    level: Level
    objections: tuple[Objection, ...] = ()
    is_optional: bool = False


def objections_in(section: Section, draft: Draft) -> list[Objection]:
    """Return every objection to one section, in the order of its page."""
    if section is Section.COST_PLAN:
        settings = draft.settings
        return cost_plan.objections(
            cost_plan.Plan(grant=settings.grant, lines=draft.lines, caps=settings.caps)
        )
    answers = draft.of(section)
    found = [
        objection
        for question in asked_in(section, draft.settings.extra)
        for objection in objections_to_answer(question, answers, draft.settings.bands)
    ]
    return [*found, *_MORE.get(section, _nothing_more)(draft)]


def _nothing_more(_draft: Draft) -> list[Objection]:
    return []


def _dates(draft: Draft) -> list[Objection]:
    settings, answers = draft.settings, draft.of(Section.PROJECT)
    starts = reading.parse_date(reading.text_of(answers, "starts"))
    months = reading.parse_whole(reading.text_of(answers, "months"))
    found = []
    if starts is not None and not _is_within(starts, settings.starts_from, settings.starts_to):
        first, last = settings.starts_from, settings.starts_to
        found.append(
            _project(WhyNot.STARTS_OUTSIDE, "starts", from_date=first, to_date=last, date=starts)
        )
    if months is not None and not settings.min_months <= months <= settings.max_months:
        least, most = settings.min_months, settings.max_months
        found.append(_project(WhyNot.DURATION, "months", min=least, max=most, value=months))
    ends = last_day_of(draft)
    if ends is not None and settings.ends_by is not None and ends > settings.ends_by:
        found.append(_project(WhyNot.ENDS_LATE, "months", latest=settings.ends_by, date=ends))
    return found


def _is_within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _project(why: WhyNot, name: str, **values: object) -> Objection:
    return Objection(why=why, section=Section.PROJECT, field=name, values=values)


def first_day_of(draft: Draft) -> date | None:
    """Return the day the project starts, when it is written."""
    return reading.parse_date(reading.text_of(draft.of(Section.PROJECT), "starts"))


def last_day_of(draft: Draft) -> date | None:
    """Return the project's last day, when its start and its months are written."""
    starts = first_day_of(draft)
    months = reading.parse_whole(reading.text_of(draft.of(Section.PROJECT), "months"))
    return None if starts is None or months is None else reading.last_day(starts, months)


def _participants(draft: Draft) -> list[Objection]:
    settings, answers = draft.settings, draft.of(Section.YOUNG_PEOPLE)
    total = reading.parse_whole(reading.text_of(answers, "total"))
    at_risk = reading.parse_whole(reading.text_of(answers, "at_risk"))
    found = []
    if total is not None and total < (settings.min_participants or 1):
        least = settings.min_participants or 1
        found.append(_young(WhyNot.TOO_FEW_PARTICIPANTS, "total", num=least, value=total))
    if total is not None and at_risk is not None:
        found += _shares(total, at_risk, settings.min_at_risk_share)
    counts = [
        reading.parse_whole(str(reading.bands_in(answers, "bands").get(band.code, "")))
        for band in settings.bands
    ]
    counted = sum(count for count in counts if count is not None)
    if total is not None and any(count is not None for count in counts) and counted != total:
        found.append(_young(WhyNot.BANDS_SUM, "bands", sum=counted, total=total))
    return found


def _shares(total: int, at_risk: int, least: Decimal | None) -> list[Objection]:
    if at_risk > total:
        return [_young(WhyNot.AT_RISK_MORE, "at_risk", at_risk=at_risk, total=total)]
    if least is None or total == 0 or Fraction(at_risk, total) >= Fraction(least):
        return []
    share = Fraction(at_risk, total)
    return [_young(WhyNot.AT_RISK_SHARE, "at_risk", least=Fraction(least), share=share)]


def _young(why: WhyNot, name: str, **values: object) -> Objection:
    return Objection(why=why, section=Section.YOUNG_PEOPLE, field=name, values=values)


def _activity_dates(draft: Draft) -> list[Objection]:
    first, last = first_day_of(draft), last_day_of(draft)
    found = []
    for number, row in enumerate(reading.rows_of(draft.of(Section.ACTIVITIES), "activities"), 1):
        begins = reading.parse_date(reading.text_of(row, "from"))
        ends = reading.parse_date(reading.text_of(row, "to"))
        if begins is not None and ends is not None and ends < begins:
            found.append(_activity(WhyNot.ROW_ORDER, number, "to"))
        for column, day in (("from", begins), ("to", ends)):
            if day is not None and not _is_within(day, first, last):
                values = {"from_date": first, "to_date": last}
                found.append(_activity(WhyNot.ROW_DATES, number, column, **values))
    return found


def _activity(why: WhyNot, number: int, column: str, **values: object) -> Objection:
    return Objection(
        why=why,
        section=Section.ACTIVITIES,
        field=f"activities-{number}-{column}",
        row=number,
        column=column,
        values=values,
    )


_MORE = {
    Section.PROJECT: _dates,
    Section.YOUNG_PEOPLE: _participants,
    Section.ACTIVITIES: _activity_dates,
}


def standing(section: Section, draft: Draft) -> Standing:
    """Say how far a section is: what is missing goes before what is wrong."""
    found = tuple(objections_in(section, draft))
    is_optional = section in OPTIONAL_SECTIONS
    return Standing(
        section=section,
        level=_level(section, draft, found),
        objections=found,
        is_optional=is_optional,
    )


def _level(section: Section, draft: Draft, found: tuple[Objection, ...]) -> Level:
    if not found and (section in draft.done or (section is Section.ATTACHMENTS and draft.files)):
        return Level.DONE
    if is_untouched(section, draft):
        return Level.NOT_STARTED
    if not found:
        return Level.UNCONFIRMED
    is_missing = any(objection.why in MISSING for objection in found)
    return Level.MISSING if is_missing else Level.WRONG


def is_untouched(section: Section, draft: Draft) -> bool:
    """Nothing has been written in the section, and nobody has called it finished."""
    if section in draft.done:
        return False
    if section is Section.COST_PLAN:
        return not draft.lines
    return not any(_is_written(value) for value in draft.of(section).values())


def _is_written(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(_is_written(one) for one in value.values())
    return bool(value)
