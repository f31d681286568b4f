"""What does a cell say? One reader for each kind of cell; `BadCell` says what is wrong with it."""

import re
from collections.abc import Callable, Collection
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from portal.institutions.calendar import first_year
from portal.institutions.types import GRADES, Region
from portal.kernel.money import parse_money
from portal.kernel.text import folded, normalise
from portal.support.intake.types import Wrong
from portal.support.pupils.rules import code_fault, plain_code
from portal.support.pupils.types import CodeFault

Reader: TypeAlias = Callable[[str], Any]

LONGEST = 10_000
_SHOWN = 60
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"(\d{2}):(\d{2})", re.ASCII)
_FORMULA = re.compile(r"[=@]|[+-](?!\s|$)")
_BETWEEN = "|"
_REGIONS = {
    folded(name): region
    for name, region in (
        ("Rīga", Region.RIGA),
        ("Rīgas reģions", Region.RIGA_REGION),
        ("Pierīga", Region.RIGA_REGION),
        ("Latgale", Region.LATGALE),
        ("Vidzeme", Region.VIDZEME),
        ("Kurzeme", Region.KURZEME),
        ("Zemgale", Region.ZEMGALE),
        *((region.value, region) for region in Region),
    )
}
REGION_NAMES = {
    Region.RIGA: "Rīga",
    Region.RIGA_REGION: "Rīgas reģions",
    Region.LATGALE: "Latgale",
    Region.VIDZEME: "Vidzeme",
    Region.KURZEME: "Kurzeme",
    Region.ZEMGALE: "Zemgale",
}
"""The programme's regions as its files write them; proper names in every language."""


class BadCell(Exception):  # noqa: N818 - an answer, not an error
    """The cell does not say what its column asks for."""

    def __init__(self, wrong: Wrong, **values: object) -> None:
        super().__init__(wrong.value)
        self.wrong = wrong
        self.values = values


def shown(text: str) -> str:
    """Return so much of a cell as a sentence can quote."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def words(text: str) -> str:
    """Read free words; what a spreadsheet would run is refused on the way in too."""
    if _FORMULA.match(text):
        raise BadCell(Wrong.FORMULA, value=shown(text))
    return normalise(text)


def code(text: str) -> str:
    """Read a code that is also a part of addresses."""
    if _CODE.fullmatch(text) is None:
        raise BadCell(Wrong.NOT_A_CODE, value=shown(text))
    return text


def codes(text: str) -> tuple[str, ...]:
    """Read codes with `|` between them, each once."""
    return _once(tuple(code(one.strip()) for one in text.split(_BETWEEN)))


def day(text: str) -> date:
    """Read `2020-04-14`."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadCell(Wrong.NOT_A_DAY, value=shown(text))


def clock_time(text: str) -> time:
    """Read `14:10`."""
    match = _TIME.fullmatch(text)
    try:
        if match is not None:
            return time(int(match[1]), int(match[2]))
    except ValueError:
        pass
    raise BadCell(Wrong.NOT_A_TIME, value=shown(text))


def whole(least: int, most: int) -> Reader:
    """Read a whole number between two others, both included."""

    def read(text: str) -> int:
        if _NUMBER.fullmatch(text) is None or not least <= int(text) <= most:
            raise BadCell(Wrong.NOT_A_NUMBER, value=shown(text), least=least, most=most)
        return int(text)

    return read


def amount(text: str) -> Decimal:
    """Read euros: `12.50` or `12,50`."""
    read = parse_money(text)
    if read is None:
        raise BadCell(Wrong.NOT_AN_AMOUNT, value=shown(text))
    return read


def one_of(kind: type[StrEnum], among: Collection[StrEnum] = ()) -> Reader:
    """Read a member of an enum by its code."""
    by_code = {one.value: one for one in among or kind}

    def read(text: str) -> StrEnum:
        found = by_code.get(text)
        if found is None:
            raise BadCell(Wrong.NOT_ONE_OF, value=shown(text), allowed=", ".join(by_code))
        return found

    return read


def some_of(kind: type[StrEnum]) -> Reader:
    """Read members of an enum with `|` between them, each once."""
    read_one = one_of(kind)

    def read(text: str) -> tuple[StrEnum, ...]:
        return _once(tuple(read_one(one.strip()) for one in text.split(_BETWEEN)))

    return read


def each_of(kind: type[StrEnum]) -> Reader:
    """Read members of an enum with `|` between them, in order; one may come again."""
    read_one = one_of(kind)

    def read(text: str) -> tuple[StrEnum, ...]:
        return tuple(read_one(one.strip()) for one in text.split(_BETWEEN))

    return read


def yes_or_no(text: str) -> bool:
    """Read `yes` or `no`."""
    if text not in {"yes", "no"}:
        raise BadCell(Wrong.NOT_ONE_OF, value=shown(text), allowed="yes, no")
    return text == "yes"


def grade(text: str) -> str:
    """Read a grade, `1` to `12`, or a course year, `C1` to `C4`."""
    if text not in GRADES:
        raise BadCell(Wrong.NOT_ONE_OF, value=shown(text), allowed=", ".join(GRADES))
    return text


def school_year(text: str) -> str:
    """Read `2019/2020`."""
    if first_year(text) is None:
        raise BadCell(Wrong.NOT_A_SCHOOL_YEAR, value=shown(text))
    return text


def region(text: str) -> Region:
    """Read a region of the programme by its name, diacritics or not."""
    found = _REGIONS.get(folded(normalise(text)))
    if found is None:
        allowed = ", ".join(REGION_NAMES.values())
        raise BadCell(Wrong.NOT_ONE_OF, value=shown(text), allowed=allowed)
    return found


def personal_code(text: str) -> str:
    """Read a personal code, with its hyphen or without; the check digit is looked at later."""
    if code_fault(text) in {CodeFault.LENGTH, CodeFault.NOT_A_CODE}:
        raise BadCell(Wrong.NOT_A_PERSONAL_CODE)
    return plain_code(text)


def _once(found: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set()
    for one in found:
        if one in seen:
            raise BadCell(Wrong.NAMED_TWICE, value=shown(str(one)))
        seen.add(one)
    return found
