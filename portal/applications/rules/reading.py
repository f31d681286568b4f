"""What do typed answers mean? Dates, whole numbers, bands; unreadable is `None`, never a guess."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_LATVIAN = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\.?")
_LONGEST_WHOLE = 6
_LONGEST_MONTHS = 1200
_BANDS = ((1, 4), (5, 6), (7, 9), (10, 12))


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring grades of school, or courses of a vocational school, counted together."""

    first: int
    last: int
    is_course: bool = False

    @property
    def code(self) -> str:
        """Its key in the answers: `g5-6`, `c1-4`."""
        return f"{'c' if self.is_course else 'g'}{self.first}-{self.last}"


def bands_of(grades: tuple[int, int], courses: tuple[int, int]) -> tuple[Band, ...]:
    """Return the bands of a competition's target group: 1–4, 5–6, 7–9, 10–12 cut to it, courses."""
    low, high = grades
    cut = [
        Band(max(first, low), min(last, high))
        for first, last in _BANDS
        if first <= high and last >= low
    ]
    if courses[0] <= courses[1]:
        cut.append(Band(*courses, is_course=True))
    return tuple(cut)


def parse_date(text: str) -> date | None:
    """Read `2027-03-19`, `19.03.2027.` or `19.3.2027`; a day that does not exist is `None`."""
    plain = text.strip()
    match = _ISO.fullmatch(plain) or _LATVIAN.fullmatch(plain)
    if match is None or not plain.isascii():
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def parse_whole(text: str) -> int | None:
    """Read a whole number from 0 to 999999."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    is_plain = plain.isascii() and plain.isdigit() and len(plain) <= _LONGEST_WHOLE
    return int(plain) if is_plain else None


def last_day(starts: date, months: int) -> date | None:
    """Return the last day of so many months from a day; `None` beyond any calendar.

    A month from 1 March ends on 31 March; a month from 31 January on the last day of February.
    """
    if not 1 <= months <= _LONGEST_MONTHS:
        return None
    years, month = divmod(starts.month - 1 + months, 12)
    year = starts.year + years
    if year > date.max.year:
        return None
    days = monthrange(year, month + 1)[1]
    if starts.day > days:
        return date(year, month + 1, days)
    return date(year, month + 1, starts.day) - timedelta(days=1)


def text_of(answers: Mapping[str, Any], code: str) -> str:
    """Return an answer that is a text; empty when it was never given."""
    value = answers.get(code, "")
    return value if isinstance(value, str) else ""


def rows_of(answers: Mapping[str, Any], code: str) -> list[Mapping[str, Any]]:
    """Return the rows of a table; none when it was never filled in."""
    value = answers.get(code, [])
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def bands_in(answers: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """Return the counts by band as typed."""
    value = answers.get(code, {})
    return value if isinstance(value, Mapping) else {}
