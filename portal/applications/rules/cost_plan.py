"""Does the cost plan add up to exactly the grant?

Decisions, Competition 1. A line is quantity × unit price. Where the product has a
fraction of a cent, the line counts as the nearest cent (half up) and the page says so; the sum of
the lines is then exact.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from portal.applications.types import (
    LONGEST_IN_LINE,
    MOST_LINES,
    Balance,
    CostCategory,
    LineFault,
    Objection,
    Section,
    WhyNot,
)
from portal.kernel.money import parse_money

CENT = Decimal("0.01")
LARGEST_QUANTITY = Decimal("999999.99")
_QUANTITY = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")
_FINER = re.compile(r"\d[\d \u00a0\u202f]*[.,]\d{3,}\s*€?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as typed; what could not be read has no value."""

    category: CostCategory | None = None
    item: str = ""
    unit: str = ""
    reason: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    quantity_typed: str = ""
    """What was typed, when it is not a quantity."""
    price_typed: str = ""
    """What was typed, when it is not an amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the rules of the plan look at."""

    grant: Decimal
    lines: Sequence[Line] = ()
    caps: Mapping[CostCategory, Decimal] = field(default_factory=dict)
    """Largest share of the grant a category may take."""


def parse_quantity(text: str) -> Decimal | None:
    """Read `6`, `1,5` or `1.25`; anything else, and zero with a sign, is `None`."""
    plain = re.sub(r"[ \u00a0\u202f]", "", text)
    if not plain.isascii() or _QUANTITY.fullmatch(plain) is None:
        return None
    return Decimal(plain.replace(",", "."))


def exact_sum(line: Line) -> Decimal | None:
    """Return quantity × price to the last digit; `None` while one of them is missing."""
    if line.quantity is None or line.unit_price is None:
        return None
    return line.quantity * line.unit_price


def line_sum(line: Line) -> Decimal:
    """Return what the line counts: its product to the nearest cent, nothing while unread."""
    return (exact_sum(line) or Decimal(0)).quantize(CENT, ROUND_HALF_UP)


def is_rounded(line: Line) -> bool:
    """The line counts as another amount than its exact product."""
    exact = exact_sum(line)
    return exact is not None and exact != line_sum(line)


def plan_total(lines: Iterable[Line]) -> Decimal:
    """Return the sum of the lines, to the cent."""
    return sum((line_sum(line) for line in lines), Decimal("0.00"))


def left_to_allocate(grant: Decimal, planned: Decimal) -> Decimal:
    """Return what is still to be placed; below zero when there is too much."""
    return grant - planned


def balance(grant: Decimal, planned: Decimal) -> Balance:
    """Say on which side of the grant the plan stands."""
    left = left_to_allocate(grant, planned)
    if left == 0:
        return Balance.EXACT
    return Balance.SHORT if left > 0 else Balance.OVER


def share_of(grant: Decimal, amount: Decimal) -> Fraction:
    """Return which part of the grant an amount is."""
    return Fraction(amount) / Fraction(grant)


def by_category(lines: Iterable[Line]) -> list[tuple[CostCategory, Decimal]]:
    """Return what each category used takes, in the order of the categories."""
    sums: defaultdict[CostCategory, Decimal] = defaultdict(lambda: Decimal("0.00"))
    for line in lines:
        if line.category is not None:
            sums[line.category] += line_sum(line)
    return [(category, sums[category]) for category in CostCategory if category in sums]


def line_faults(line: Line, grant: Decimal) -> dict[str, LineFault]:
    """Return what is wrong with a line, by its field."""
    faults = {
        "item": _length_fault(line.item, LineFault.ITEM_LONG) if line.item else LineFault.NO_ITEM,
        "unit": _length_fault(line.unit, LineFault.UNIT_LONG),
        "reason": _length_fault(line.reason, LineFault.REASON_LONG),
        "category": None if line.category else LineFault.NO_CATEGORY,
        "quantity": _quantity_fault(line),
        "unit_price": _price_fault(line, grant),
    }
    return {name: fault for name, fault in faults.items() if fault is not None}


def _length_fault(text: str, fault: LineFault) -> LineFault | None:
    return fault if len(text) > LONGEST_IN_LINE[fault] else None


def _quantity_fault(line: Line) -> LineFault | None:
    if line.quantity is None:
        return LineFault.QUANTITY_ZERO if _is_zero(line.quantity_typed) else LineFault.QUANTITY
    return None if line.quantity > 0 else LineFault.QUANTITY_ZERO


def _is_zero(typed: str) -> bool:
    return parse_quantity(typed) == 0


def _price_fault(line: Line, grant: Decimal) -> LineFault | None:
    if line.unit_price is None:
        return unread_price(line.price_typed)
    if line.unit_price == 0:
        return LineFault.PRICE_ZERO
    return LineFault.PRICE_BIG if line.unit_price > grant else None


def unread_price(typed: str) -> LineFault:
    """Say why a price could not be read: below zero, finer than a cent, or no amount at all."""
    plain = typed.strip()
    if plain[:1] in {"-", "−", "–"} and parse_money(plain[1:]) is not None:
        return LineFault.PRICE_NEGATIVE
    return LineFault.PRICE_CENTS if _FINER.fullmatch(plain) else LineFault.PRICE


def objections(plan: Plan) -> list[Objection]:
    """Return every objection to a plan: per line, per category, to the whole."""
    return [*_to_lines(plan), *_to_categories(plan), *_to_the_whole(plan)]


def _to_lines(plan: Plan) -> list[Objection]:
    return [
        Objection(
            why=WhyNot.PLAN_LINE,
            section=Section.COST_PLAN,
            field=f"lines-{number}-{name}",
            row=number,
            values={"fault": fault, "grant": plan.grant},
        )
        for number, line in enumerate(plan.lines, 1)
        for name, fault in line_faults(line, plan.grant).items()
    ]


def _to_categories(plan: Plan) -> list[Objection]:
    found = []
    for category, amount in by_category(plan.lines):
        cap = plan.caps.get(category)
        if cap is None:
            continue
        most = (cap * plan.grant).quantize(CENT, ROUND_DOWN)
        if amount > most:
            values = {"category": category, "limit": cap, "most": most, "over": amount - most}
            found.append(_whole(WhyNot.PLAN_CAP, **values))
    return found


def _to_the_whole(plan: Plan) -> list[Objection]:
    if not plan.lines:
        return [_whole(WhyNot.PLAN_EMPTY, total=plan.grant)]
    left = left_to_allocate(plan.grant, plan_total(plan.lines))
    found = []
    if len(plan.lines) > MOST_LINES:
        found.append(_whole(WhyNot.PLAN_TOO_LONG, num=MOST_LINES))
    if left > 0:
        found.append(_whole(WhyNot.PLAN_SHORT, amount=left, total=plan.grant))
    if left < 0:
        found.append(_whole(WhyNot.PLAN_OVER, amount=-left, total=plan.grant))
    return found


def _whole(why: WhyNot, **values: object) -> Objection:
    return Objection(why=why, section=Section.COST_PLAN, field="plan", values=values)


def pasted_lines(block: str) -> list[tuple[str, str, str, str, str]]:
    """Read rows copied from a spreadsheet: what, category, quantity, unit, price, as typed.

    Empty rows are passed over; a missing column is empty; further columns are dropped.
    """
    rows = []
    for row in block.splitlines():
        if row.strip():
            cells = [cell.strip().strip('"') for cell in row.split("\t")]
            what, category, quantity, unit, price = [*cells, "", "", "", "", ""][:5]
            rows.append((what, category, quantity, unit, price))
    return rows
