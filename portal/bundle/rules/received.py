"""Reading what came in and how it was judged: applications, conflicts, score sheets."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from decimal import Decimal

from portal.applications.types import Channel
from portal.bundle.rules.parts import Part
from portal.bundle.rules.ranking import planned
from portal.bundle.types import Application, Assessment, Conflict, CostLine, Criterion, Member
from portal.kernel.identity import VOTING
from portal.kernel.money import LARGEST
from portal.kernel.reference import register_number

EARLY = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for an instant that could not be read; the file is refused anyway."""
_SEQUENCE = re.compile(r"/([1-9]\d{3,5}|0\d[1-9]|0[1-9]\d|[1-9]\d\d)", re.ASCII)


def read_application(
    part: Part, code: str, organisations: Collection[str], judged: Collection[str]
) -> Application:
    """Read one application."""
    number = part.text("number")
    sequence = _sequence(part, code, number)
    application = Application(
        number=number,
        sequence=sequence,
        organisation=part.known("organisation", organisations, "organisation"),
        title=part.text("title"),
        channel=part.one_of("channel", Channel),
        received_at=part.moment("received_at") or EARLY,
        postmark_date=part.day_or_none("postmark_date"),
        withdrawn=part.flag("withdrawn", default=False),
        cost_plan=_cost_plan(part),
        checks=_checks(part, judged),
    )
    part.close()
    return application


def _sequence(part: Part, code: str, number: str) -> int:
    match = _SEQUENCE.fullmatch(number.removeprefix(code)) if code else None
    sequence = int(match[1]) if match else 0
    if number and (not sequence or register_number(code, sequence) != number):
        part.note("number", f"must be the code and a number, like {code or 'LIEP-2020-1'}/001")
    return sequence


def _cost_plan(part: Part) -> tuple[CostLine, ...]:
    lines = tuple(_cost_line(line) for line in part.parts("cost_plan"))
    if planned(lines) > LARGEST:
        part.note("cost_plan", f"adds up to more than {LARGEST}")
    return lines


def _cost_line(part: Part) -> CostLine:
    line = CostLine(
        category=part.text("category", default="", may_be_empty=True),
        item=part.text("item", default="", may_be_empty=True),
        quantity=part.above_zero("quantity", places=2),
        unit=part.text("unit", default="", may_be_empty=True),
        unit_price=part.decimal("unit_price", places=2),
    )
    part.close()
    return line


def _checks(part: Part, judged: Collection[str]) -> dict[str, bool]:
    def read_one(inner: Part, name: str) -> bool:
        if name not in judged:
            inner.note(name, "names no administrative or eligibility criterion of this file")
        return inner.flag(name)

    return part.each("checks", read_one)


def read_conflicts(
    whole: Part, members: Collection[str], applications: Collection[str]
) -> tuple[Conflict, ...]:
    """Read the conflicts declared."""
    found = []
    for part in whole.parts("conflicts", default=[]):
        found.append(
            Conflict(
                member=part.known("member", members, "member"),
                application=part.known("application", applications, "application"),
                reason=part.text("reason", default="", may_be_empty=True),
            )
        )
        part.close()
    _pairs_once(whole, "conflicts", [(one.member, one.application) for one in found])
    return tuple(found)


def _pairs_once(whole: Part, key: str, pairs: Iterable[tuple[str, str]]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for place, pair in enumerate(pairs):
        first = seen.setdefault(pair, place)
        if all(pair) and first != place:
            says = f"is there already, at $.{key}[{first}]: this member and this application"
            whole.faults.note(f"$.{key}[{place}]", says)


def read_assessments(
    whole: Part,
    members: Collection[Member],
    applications: Collection[str],
    quality: dict[str, Criterion],
) -> tuple[Assessment, ...]:
    """Read the score sheets."""
    roles = {one.code: one.role for one in members}
    found = []
    for part in whole.parts("assessments", default=[]):
        member = part.known("member", roles, "member")
        if member in roles and roles[member] not in VOTING:
            part.note("member", f"has a role that gives no points: {roles[member]}")
        found.append(
            Assessment(
                member=member,
                application=part.known("application", applications, "application"),
                points=part.each("points", lambda inner, name: _points(inner, name, quality)),
                comment=part.text("comment", default="", may_be_empty=True),
                reasons=part.each("reasons", lambda inner, name: _reason(inner, name, quality)),
            )
        )
        part.close()
    _pairs_once(whole, "assessments", [(one.member, one.application) for one in found])
    return tuple(found)


def _points(inner: Part, name: str, quality: dict[str, Criterion]) -> Decimal:
    before = len(inner.faults)
    points = inner.decimal(name, places=4)
    criterion = quality.get(name)
    if criterion is None:
        inner.note(name, "names no quality criterion of this file")
    elif len(inner.faults) == before and criterion.step and criterion.max_points:
        if points > criterion.max_points:
            inner.note(name, f"must be from 0 to {criterion.max_points}")
        elif points % criterion.step:
            inner.note(name, f"must be a whole number of steps of {criterion.step}")
    return points


def _reason(inner: Part, name: str, quality: dict[str, Criterion]) -> str:
    if name not in quality:
        inner.note(name, "names no quality criterion of this file")
    return inner.text(name, may_be_empty=True)
