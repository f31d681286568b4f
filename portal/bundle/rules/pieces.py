"""Reading the call itself: criteria, tie-break, commission, applicants."""

import re
from collections.abc import Collection
from typing import Any

from portal.bundle.rules.parts import Part
from portal.bundle.types import Criterion, Member, Organisation
from portal.competitions.types import CriterionKind
from portal.kernel.email import address_fault, same_address
from portal.kernel.identity import COMMISSION, Role
from portal.organisations.rules.identifiers import number_fault, plain_number
from portal.organisations.types import Kind

_WORD = re.compile(r"[\w.-]{1,60}")


def _word(part: Part, key: str) -> str:
    value = part.text(key)
    if value and _WORD.fullmatch(value) is None:
        part.note(key, "must be letters, digits, _ . or -, at most 60")
    return value


def read_criterion(part: Part) -> Criterion:
    """Read one criterion."""
    kind = part.one_of("kind", CriterionKind)
    title = part.part("title")
    words = {
        "lv": title.text("lv"),
        "en": title.text("en", default="", may_be_empty=True),
    }
    title.close()
    common: dict[str, Any] = {"code": _word(part, "code"), "kind": kind, "title": words}
    common["correctable"] = part.flag("correctable", default=False)
    numbers = _numbers(part) if kind is CriterionKind.QUALITY else {}
    part.close()
    return Criterion(**common, **numbers)


def _numbers(part: Part) -> dict[str, Any]:
    most = part.above_zero("max", places=4)
    step = part.above_zero("step", places=4, default="1")
    weight = part.above_zero("weight", places=4, default="1")
    least = part.decimal_or_none("min", places=4)
    if step and most % step:
        part.note("max", "must be a whole number of steps")
    if most and least is not None and least > most:
        part.note("min", "must not be more than max")
    return {"max_points": most, "step": step, "weight": weight, "min_points": least}


def read_tie_break(whole: Part, quality: Collection[str]) -> tuple[str, ...]:
    """Read the criteria that settle ties, in their order."""
    codes: list[str] = []
    for place, code in enumerate(whole.list("tie_break", default=[])):
        path = f"$.tie_break[{place}]"
        if not isinstance(code, str) or code not in quality:
            whole.faults.note(path, f"names no quality criterion of this file: {code!r:.60}")
        elif code in codes:
            whole.faults.note(path, f"is there already: {code!r}")
        else:
            codes.append(code)
    return tuple(codes)


def _email(part: Part, *, default: str | None = None) -> str:
    typed = (
        part.text("email")
        if default is None
        else part.text("email", default=default, may_be_empty=True)
    )
    if typed and address_fault(typed) is not None:
        part.note("email", f"is not an e-mail address: {typed!r:.60}")
    return same_address(typed)


def read_member(part: Part) -> Member:
    """Read somebody of the commission."""
    member = Member(
        code=_word(part, "code"),
        name=part.text("name"),
        email=_email(part),
        role=part.one_of("role", Role, among=sorted(COMMISSION)),
    )
    part.close()
    return member


def read_organisation(part: Part) -> Organisation:
    """Read one applicant."""
    number = part.text("registration_number")
    if number and (number_fault(number) is not None or plain_number(number) != number):
        part.note("registration_number", f"is not a register number: {number!r:.60}")
    organisation = Organisation(
        registration_number=number,
        name=part.text("name"),
        kind=part.one_of("kind", Kind),
        email=_email(part, default=""),
    )
    part.close()
    return organisation
