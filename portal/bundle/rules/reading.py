"""Is this file a sound bundle? Every fault is named by its JSON path."""

import re
from collections.abc import Iterable
from typing import Any

from portal.bundle.rules.json_text import parsed
from portal.bundle.rules.parts import Faults, Part
from portal.bundle.rules.pieces import (
    read_criterion,
    read_member,
    read_organisation,
    read_tie_break,
)
from portal.bundle.rules.received import (
    EARLY,
    read_application,
    read_assessments,
    read_conflicts,
)
from portal.bundle.types import VERSION, BadBundle, Bundle, Criterion, Member
from portal.competitions.types import CriterionKind

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{1,39}", re.ASCII)


def read(content: bytes) -> Bundle:
    """Read a file; raises `BadBundle` with everything that is wrong in it."""
    faults = Faults()
    whole = Part(parsed(content), "$", faults)
    if faults:
        raise BadBundle(faults)
    bundle = _bundle(whole)
    if faults:
        raise BadBundle(faults)
    return bundle


def _bundle(whole: Part) -> Bundle:
    version = whole.raw("version")
    if "version" in whole.value and (version != VERSION or isinstance(version, bool)):
        whole.note("version", f"must be {VERSION}")
    terms = _terms(whole)
    criteria = _criteria(whole)
    members = _members(whole)
    quality = {one.code: one for one in criteria if one.kind is CriterionKind.QUALITY}
    received = _received(whole, terms["code"], criteria, members)
    tie_break = read_tie_break(whole, quality)
    whole.close()
    return Bundle(**terms, criteria=criteria, members=members, tie_break=tie_break, **received)


def _terms(whole: Part) -> dict[str, Any]:
    code = whole.text("code")
    if code and _CODE.fullmatch(code) is None:
        whole.note("code", "must be large letters, digits and hyphens, like LIEP-2020-1")
    opens_at, closes_at = whole.moment("opens_at"), whole.moment("closes_at")
    if opens_at and closes_at and opens_at >= closes_at:
        whole.note("closes_at", "must come after opens_at")
    return {
        "code": code,
        "municipality": whole.text("municipality"),
        "title": whole.text("title"),
        "opens_at": opens_at or EARLY,
        "closes_at": closes_at or EARLY,
        "grant_amount": whole.above_zero("grant_amount", places=2),
        "quota": whole.count("quota", least=1),
        "budget": whole.decimal_or_none("budget", places=2),
        "min_assessments": whole.count("min_assessments", least=1, default=2),
        "min_total": whole.decimal_or_none("min_total", places=4),
        "tie_break_by_time": whole.flag("tie_break_by_time", default=False),
        "disagreement_share": whole.decimal("disagreement_share", places=4, default="0.3"),
    }


def _criteria(whole: Part) -> tuple[Criterion, ...]:
    criteria = tuple(read_criterion(part) for part in whole.parts("criteria"))
    _once(whole, "criteria", "code", [one.code for one in criteria])
    if not any(one.kind is CriterionKind.QUALITY for one in criteria):
        whole.note("criteria", "must have a quality criterion")
    return criteria


def _members(whole: Part) -> tuple[Member, ...]:
    members = tuple(read_member(part) for part in whole.parts("members", default=[]))
    _once(whole, "members", "code", [one.code for one in members])
    _once(whole, "members", "email", [one.email for one in members])
    return members


def _received(
    whole: Part, code: str, criteria: Iterable[Criterion], members: tuple[Member, ...]
) -> dict[str, Any]:
    quality = {one.code: one for one in criteria if one.kind is CriterionKind.QUALITY}
    judged = {one.code for one in criteria} - quality.keys()
    organisations = tuple(
        read_organisation(part) for part in whole.parts("organisations", default=[])
    )
    known = [one.registration_number for one in organisations]
    _once(whole, "organisations", "registration_number", known)
    applications = tuple(
        read_application(part, code, set(known), judged)
        for part in whole.parts("applications", default=[])
    )
    numbers = [one.number for one in applications]
    _once(whole, "applications", "number", numbers)
    return {
        "organisations": organisations,
        "applications": applications,
        "conflicts": read_conflicts(whole, {one.code for one in members}, set(numbers)),
        "assessments": read_assessments(whole, members, set(numbers), quality),
    }


def _once(whole: Part, key: str, name: str, values: Iterable[str]) -> None:
    seen: dict[str, int] = {}
    for place, value in enumerate(values):
        first = seen.setdefault(value, place)
        if value and first != place:
            says = f"is there already, at $.{key}[{first}]: {value!r}"
            whole.faults.note(f"$.{key}[{place}].{name}", says)
