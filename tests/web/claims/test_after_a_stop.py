"""When support was stopped for good, no day after that is claimed."""

from datetime import date
from decimal import Decimal

import pytest

from portal.support.outcomes.service import stop
from portal.support.plans.types import MeasureKind


@pytest.fixture
def claim(make, sign_in, noon):
    """Claim meals up to a day, of a plan that was stopped on the 15th of February."""
    school = make.school()
    author = make.author(school)
    plan = make.plan(school=school, author=author, measures=0)
    measure = make.measure(
        plan,
        kind=MeasureKind.MEALS,
        subject=None,
        units=None,
        planned_amount=Decimal(100),
        original_amount=Decimal(100),
    )
    stop(plan.id, date(2027, 2, 15), "Aizbrauca.", by=make.person().id, at=noon)
    browser = sign_in(make.account_of(author))

    def claim(last):
        sent = {
            "first": "08.02.2027.",
            "last": last,
            "days": "5",
            "amount": "45,50",
            "evidence": "Rēķins 12",
        }
        return browser.post(f"/school/plans/{plan.code}/claims/{measure.id}/new", data=sent)

    return claim


def test_up_to_the_day_it_is_claimed(claim):
    assert claim("15.02.2027.").status_code == 303


def test_the_day_after_is_outside_the_plan(claim):
    assert "Šīs dienas ir ārpus plāna." in claim("16.02.2027.").text
