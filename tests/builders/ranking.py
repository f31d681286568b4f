"""Terms, sheets and entries for tests of the ranking."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from portal.evaluation.types import Entry, RankedCriterion, Sheet, Terms

NOON = datetime(2027, 3, 19, 12, tzinfo=UTC)
GRANT = Decimal("4600.00")
TERMS = Terms(
    criteria=(
        RankedCriterion(code="need", max_points=Decimal(10)),
        RankedCriterion(code="role", max_points=Decimal(10)),
    ),
    grant_amount=GRANT,
    quota=2,
)


def sheet(member: str, need: object, role: object, *, in_conflict: bool = False) -> Sheet:
    points = {"need": Decimal(str(need)), "role": Decimal(str(role))}
    return Sheet(member=member, points=points, in_conflict=in_conflict)


def entry(number: str, need: object = 5, role: object = 5, **change: object) -> Entry:
    whole = Entry(
        number=number,
        received_at=NOON,
        planned=GRANT,
        sheets=(sheet("m1", need, role), sheet("m2", need, role)),
    )
    return replace(whole, **change)  # type: ignore[arg-type]
