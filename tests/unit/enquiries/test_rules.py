"""May something be asked about a call, and what becomes of a question?"""

from datetime import datetime, timedelta

import pytest

from portal.competitions.types import Stage
from portal.enquiries.rules import reasons_not_to_ask, reasons_not_to_set_aside
from portal.enquiries.types import EnquiryState, WhyNotAsked, WhyNotSettled
from portal.kernel.clock import RIGA

CLOSES = datetime(2027, 3, 20, 17, tzinfo=RIGA)
A_MOMENT = timedelta(microseconds=1)


def test_anyone_asks_until_the_closing_instant_and_not_at_it():
    assert reasons_not_to_ask(Stage.ANNOUNCED, CLOSES, at=CLOSES - A_MOMENT) == []
    assert reasons_not_to_ask(Stage.ANNOUNCED, CLOSES, at=CLOSES) == [WhyNotAsked.CLOSED]


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.ANNOUNCED}))
def test_only_what_is_announced_is_asked_about(stage):
    objections = reasons_not_to_ask(stage, CLOSES, at=CLOSES - A_MOMENT)
    assert objections == [WhyNotAsked.NOT_ANNOUNCED]


@pytest.mark.parametrize(
    ("state", "objections"),
    [
        (EnquiryState.WAITING, []),
        (EnquiryState.ANSWERED, [WhyNotSettled.ANSWERED]),
        (EnquiryState.SET_ASIDE, [WhyNotSettled.SET_ASIDE]),
    ],
)
def test_only_what_waits_is_set_aside(state, objections):
    assert reasons_not_to_set_aside(state) == objections
