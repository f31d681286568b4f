"""A stored answer as people read it: dates, categories, bands, amounts."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from flask_babel import gettext

from portal.applications.rules import reading
from portal.applications.types import CostCategory
from portal.web.formats import date_short, money, points_plain
from portal.web.labels import label


def band_words(band: reading.Band) -> str:
    """Write a band: `5.–6. klase`, `1.–4. kurss`, or the one grade it is."""
    if band.first == band.last:
        words = "course %(num)s" if band.is_course else "grade %(num)s"
        return str(gettext(words, num=band.first))
    words = "courses %(from)s–%(to)s" if band.is_course else "grades %(from)s–%(to)s"
    return str(gettext(words, **{"from": band.first, "to": band.last}))


def band_counts(answer: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - JSON
    """Return the bands that have a count, in words, grades before courses."""
    given = answer if isinstance(answer, Mapping) else {}
    found = []
    for code, count in given.items():
        first, _, last = str(code)[1:].partition("-")
        if count and first.isdigit() and last.isdigit():
            band = reading.Band(int(first), int(last), is_course=str(code).startswith("c"))
            found.append((band, str(count)))
    found.sort(key=lambda one: (one[0].is_course, one[0].first))
    return [(band_words(band), count) for band, count in found]


def category_words(code: str) -> str:
    """Write a category of the plan; one of an imported file stands as it came."""
    return label(CostCategory(code)) if code in set(CostCategory) else code


def plain_date(text: str) -> str:
    """Write a stored date; what is no date stands as typed."""
    day = reading.parse_date(text)
    return text if day is None else date_short(day)


def plain_money(text: Any) -> str:  # noqa: ANN401 - JSON
    """Write a stored amount; what is none stands as it is."""
    amount = _decimal(text)
    return str(text) if amount is None else money(amount)


def plain_number(text: Any) -> str:  # noqa: ANN401 - JSON
    """Write a stored number without needless places."""
    amount = _decimal(text)
    return str(text) if amount is None else points_plain(amount)


def _decimal(text: Any) -> Decimal | None:  # noqa: ANN401 - JSON
    try:
        return Decimal(str(text))
    except InvalidOperation:
        return None
