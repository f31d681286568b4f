"""Red only when the requirement can no longer be met, amber while there is time to act."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.delivery.rules.accounting import Logged, account
from portal.support.delivery.rules.forecast import Ahead, Outlook, forecast
from portal.support.delivery.rules.gate import Gate

few = st.integers(min_value=0, max_value=30)


def of(used, *, planned=10, unused=0, passed=0, gone=5, left=5, possible=10):
    delivery = account(planned, Logged(used=used, unused=unused), passed=passed, is_over=left == 0)
    ahead = Ahead(weeks_gone=gone, weeks_left=left, units_possible=possible)
    return forecast(delivery, Gate(), ahead)


@pytest.mark.parametrize(
    ("given", "outlook"),
    [
        ({"used": 9}, Outlook.MET),
        ({"used": 5}, Outlook.ON_TRACK),
        ({"used": 4, "gone": 5, "left": 5}, Outlook.BEHIND),
        ({"used": 4, "possible": 5}, Outlook.BEHIND),
        ({"used": 4, "possible": 4}, Outlook.OUT_OF_REACH),
        ({"used": 8, "left": 0, "possible": 0, "gone": 20}, Outlook.BEHIND),
        ({"used": 0, "gone": 0, "left": 18, "possible": 18}, Outlook.ON_TRACK),
        ({"used": 0, "gone": 0, "left": 1, "possible": 8}, Outlook.OUT_OF_REACH),
    ],
)
def test_each_outlook(given, outlook):
    assert of(**given).outlook is outlook


@given(few, few, few, few, few, few)
def test_red_means_that_no_future_meets_the_requirement(used, unused, passed, gone, left, possible):
    found = of(used, unused=unused, passed=passed, gone=gone, left=left, possible=possible)
    best = account(10, Logged(used=used + passed + possible), passed=0, is_over=True)
    if found.outlook is Outlook.OUT_OF_REACH:
        assert found.most_possible < found.needed
    elif left:
        assert Gate().is_met(best)


@given(few, few)
def test_a_session_used_never_makes_the_outlook_worse(used, possible):
    order = [Outlook.OUT_OF_REACH, Outlook.BEHIND, Outlook.ON_TRACK, Outlook.MET]
    before, after = of(used, possible=possible), of(used + 1, possible=possible)
    assert order.index(after.outlook) >= order.index(before.outlook)
