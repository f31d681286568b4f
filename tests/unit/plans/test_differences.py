"""An approver sees what changed since the last approval, and of what is restricted only that."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.plans.rules.content import (
    Content,
    MeasureSaid,
    RiskSaid,
    as_json,
    from_json,
)
from portal.support.plans.rules.differences import Change, differences
from portal.support.plans.types import (
    SENSITIVE_GROUPS,
    MeasureKind,
    Risk,
    RiskGroup,
    Subject,
)
from portal.support.staff.types import Specialist

LEARNING = RiskSaid(group=RiskGroup.LEARNING, risk=Risk.VIOLENCE, print="a")
FAMILY = RiskSaid(group=RiskGroup.FAMILY, risk=None, print="b")
MATHEMATICS = MeasureSaid(
    kind=MeasureKind.SUBJECT_CONSULTATION,
    subject=Subject.MATHEMATICS,
    provider=7,
    units=10,
    risks=frozenset({1}),
    times=((0, "14:10", 40),),
)
PLAN = Content(
    application="x", words="y", risks={1: LEARNING, 2: FAMILY}, measures={"M1": MATHEMATICS}
)


def changes(old, new):
    return [one.change for one in differences(old, new)]


def test_what_is_the_same_has_no_differences():
    assert differences(PLAN, PLAN) == []


def test_at_the_first_approval_everything_is_new():
    assert changes(None, PLAN) == [
        Change.RISK_ADDED,
        Change.RESTRICTED_ADDED,
        Change.MEASURE_ADDED,
    ]


@pytest.mark.parametrize(
    ("risk", "added", "reworded", "removed"),
    [
        (LEARNING, Change.RISK_ADDED, Change.RISK_REWORDED, Change.RISK_REMOVED),
        (
            FAMILY,
            Change.RESTRICTED_ADDED,
            Change.RESTRICTED_CHANGED,
            Change.RESTRICTED_REMOVED,
        ),
        (
            replace(FAMILY, group=RiskGroup.SOCIAL),
            Change.RESTRICTED_ADDED,
            Change.RESTRICTED_CHANGED,
            Change.RESTRICTED_REMOVED,
        ),
    ],
)
def test_a_risk_is_added_reworded_and_removed(risk, added, reworded, removed):
    without = replace(PLAN, risks={})
    with_it = replace(PLAN, risks={5: risk})
    other = replace(PLAN, risks={5: replace(risk, print="other")})
    assert changes(without, with_it) == [added]
    assert changes(with_it, other) == [reworded]
    assert changes(with_it, without) == [removed]


@pytest.mark.parametrize(
    ("part", "value", "change"),
    [
        ("units", 12, Change.UNITS),
        ("amount", Decimal("12.50"), Change.AMOUNT),
        ("provider", 8, Change.PROVIDER),
        ("subject", Subject.PHYSICS, Change.SUBJECT),
        ("specialist", Specialist.PSYCHOLOGIST, Change.SPECIALIST),
        ("risks", frozenset({1, 2}), Change.FOR_RISKS),
        ("times", (), Change.TIMES),
    ],
)
def test_each_part_of_a_measure_that_changed_is_told_with_both_sides(part, value, change):
    new = replace(PLAN, measures={"M1": replace(MATHEMATICS, **{part: value})})
    [found] = differences(PLAN, new)
    assert found.change is change
    assert getattr(found.before, part) == getattr(MATHEMATICS, part)
    assert getattr(found.after, part) == value


def test_a_measure_taken_out_is_removed_whether_its_row_stays_or_not():
    gone = replace(PLAN, measures={})
    withdrawn = replace(PLAN, measures={"M1": replace(MATHEMATICS, is_withdrawn=True)})
    assert changes(PLAN, gone) == changes(PLAN, withdrawn) == [Change.MEASURE_REMOVED]
    assert changes(withdrawn, gone) == []


def test_application_and_words_are_only_said_to_have_changed():
    assert changes(PLAN, replace(PLAN, application="z", words="z")) == [
        Change.APPLICATION,
        Change.WORDS,
    ]


risks = st.builds(
    RiskSaid,
    group=st.sampled_from(RiskGroup),
    risk=st.none() | st.sampled_from(Risk),
    print=st.text("abc", max_size=2),
)
measures = st.builds(
    MeasureSaid,
    kind=st.sampled_from(MeasureKind),
    subject=st.none() | st.sampled_from(Subject),
    specialist=st.none() | st.sampled_from(Specialist),
    provider=st.none() | st.integers(1, 3),
    units=st.none() | st.integers(0, 20),
    amount=st.none() | st.decimals(0, 100, places=2),
    risks=st.frozensets(st.integers(1, 3)),
    times=st.lists(st.tuples(st.integers(0, 6), st.just("14:10"), st.integers(5, 240))).map(tuple),
    is_withdrawn=st.booleans(),
)
contents = st.builds(
    Content,
    application=st.text("ab", max_size=1),
    words=st.text("ab", max_size=1),
    risks=st.dictionaries(st.integers(1, 4), risks, max_size=4),
    measures=st.dictionaries(st.sampled_from(["M1", "M2", "M3"]), measures, max_size=3),
)


@given(contents)
def test_what_is_kept_as_json_is_read_back_the_same(content):
    assert from_json(json.loads(json.dumps(as_json(content)))) == content


@given(contents, contents)
def test_of_a_restricted_risk_no_difference_tells_more_than_that_there_is_one(old, new):
    open_ones = {Change.RISK_ADDED, Change.RISK_REMOVED, Change.RISK_REWORDED}
    for one in differences(old, new):
        if one.change in open_ones:
            assert one.risk.group not in SENSITIVE_GROUPS


@given(contents)
def test_nothing_differs_from_itself(content):
    assert differences(content, content) == []
