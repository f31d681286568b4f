"""Phrases made of several words: a period, a measure, a quantity, the times of a week."""

from collections.abc import Iterable
from datetime import time
from decimal import Decimal
from typing import Protocol

from flask_babel import gettext, ngettext

from portal.institutions.types import Period
from portal.support.plans.types import MeasureKind, Subject
from portal.support.staff.types import Specialist
from portal.web.formats import is_latvian, money
from portal.web.labels import label

_DAYS = {
    "lv": "pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}


class OfKind(Protocol):
    """A measure, stored or kept, as far as its name is made of it."""

    @property
    def kind(self) -> MeasureKind: ...
    @property
    def subject(self) -> Subject | None: ...
    @property
    def specialist(self) -> Specialist | None: ...


def period_words(school_year: str, period: Period) -> str:
    """Write a period: „2026./2027. m. g. II semestris”."""
    first, _, second = school_year.partition("/")
    return str(
        gettext(
            "%(first)s/%(second)s, %(period)s", first=first, second=second, period=label(period)
        )
    )


def measure_words(measure: OfKind) -> str:
    """Name a measure with what tells it from others of its kind: its subject or specialist."""
    if measure.kind is MeasureKind.SUBJECT_CONSULTATION and measure.subject is not None:
        return f"{label(measure.kind)}: {label(measure.subject)}"
    if measure.kind is MeasureKind.SPECIALIST_CONSULTATION and measure.specialist is not None:
        return f"{label(measure.kind)}: {label(measure.specialist)}"
    return label(measure.kind)


def quantity_words(units: int | None, amount: Decimal | None) -> str:
    """Write what is planned: units or an amount; empty when nothing is."""
    if amount is not None:
        return money(amount)
    return "" if units is None else str(ngettext("%(num)d unit", "%(num)d units", units))


def day_words(weekday: int) -> str:
    """Write on which day of the week; 0 is Monday."""
    return _DAYS["lv" if is_latvian() else "en"].split()[weekday]


def times_words(times: Iterable[tuple[int, time | str, int]]) -> str:
    """Write the times of a week: „pirmdien plkst. 14.10 (40 min)”."""
    return "; ".join(
        gettext(
            "%(day)s at %(time)s (%(minutes)s min)",
            day=day_words(weekday),
            time=_clock(starts_at),
            minutes=minutes,
        )
        for weekday, starts_at, minutes in times
    )


def _clock(at: time | str) -> str:
    text = at if isinstance(at, str) else f"{at:%H:%M}"
    return text.replace(":", ".") if is_latvian() else text
