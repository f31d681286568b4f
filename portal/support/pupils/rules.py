"""Is this a personal code, may a pupil move, and are two records one person?"""

import re
from dataclasses import dataclass
from datetime import date

from portal.institutions.types import SchoolKind
from portal.support.pupils.types import CodeFault, WhyNotMerged, WhyNotMoved

_OLD = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[0-2]\d{4}")
_NEW = re.compile(r"3[2-9]\d{9}")
_WEIGHTS = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
_LENGTH = 11


def plain_code(text: str) -> str:
    """Return the digits of a personal code without the hyphen."""
    return re.sub(r"[-\s\u2010-\u2015]", "", text)


def code_fault(text: str) -> CodeFault | None:
    """Return what is wrong with a personal code, or None.

    An old code is a day of birth, a century and a check digit; a new one begins with 32 to 39 and
    means nothing (facts 9). The check digit is held against the old ones only.
    """
    code = plain_code(text)
    if len(code) != _LENGTH or not (code.isascii() and code.isdigit()):
        return CodeFault.LENGTH
    if _NEW.fullmatch(code):
        return None
    if not _OLD.fullmatch(code):
        return CodeFault.NOT_A_CODE
    total = 1 + sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code[:-1], strict=True))
    return None if total % 11 % 10 == int(code[-1]) else CodeFault.CHECK_DIGIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What the rule of changing school looks at."""

    from_school: int | None
    """None when the pupil is at no school now."""
    expected_from: int | None
    """The school the person asking saw."""
    to_school: int
    closed_on: date | None
    kind: SchoolKind
    grade: str


def is_of_other_kind(grade: str, kind: SchoolKind) -> bool:
    """Vocational schools have courses, the others grades."""
    return grade.startswith("C") != (kind is SchoolKind.VOCATIONAL)


def reasons_not_to_move(move: Move, *, on: date) -> list[WhyNotMoved]:
    """Return every reason why the pupil does not go to that school in that grade."""
    objections = {
        WhyNotMoved.NOT_HERE: move.from_school != move.expected_from,
        WhyNotMoved.SAME_SCHOOL: move.from_school == move.to_school,
        WhyNotMoved.SCHOOL_CLOSED: move.closed_on is not None and move.closed_on <= on,
        WhyNotMoved.OTHER_KIND: is_of_other_kind(move.grade, move.kind),
    }
    return [why for why, objects in objections.items() if objects]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Two records that may be one person."""

    kept: int
    merged: int
    kept_has_code: bool
    merged_has_code: bool
    is_merged_already: bool
    plans_collide: bool


def reasons_not_to_merge(twins: Twins) -> list[WhyNotMerged]:
    """Return every reason why the two records stay two."""
    objections = {
        WhyNotMerged.SAME_RECORD: twins.kept == twins.merged,
        WhyNotMerged.MERGED_ALREADY: twins.is_merged_already,
        WhyNotMerged.TWO_CODES: twins.kept_has_code and twins.merged_has_code,
        WhyNotMerged.PLANS_COLLIDE: twins.plans_collide,
    }
    return [why for why, objects in objections.items() if objects]
