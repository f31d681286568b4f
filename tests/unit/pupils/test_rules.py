"""Personal codes, moves and merging."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.institutions.types import SchoolKind
from portal.support.pupils.rules import (
    Move,
    Twins,
    code_fault,
    plain_code,
    reasons_not_to_merge,
    reasons_not_to_move,
)
from portal.support.pupils.types import CodeFault, WhyNotMerged, WhyNotMoved

TODAY = date(2027, 3, 1)
SOUND = Move(
    from_school=1,
    expected_from=1,
    to_school=2,
    closed_on=None,
    kind=SchoolKind.GENERAL,
    grade="8",
)
TWINS = Twins(
    kept=1,
    merged=2,
    kept_has_code=True,
    merged_has_code=False,
    is_merged_already=False,
    plans_collide=False,
)


def old_code(first_ten):
    weights = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
    total = 1 + sum(w * int(d) for w, d in zip(weights, first_ten, strict=True))
    return first_ten + str(total % 11 % 10)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("321234-56789", None),
        ("32123456789", None),
        ("39999999999", None),
        ("31123456789", CodeFault.NOT_A_CODE),
        ("30123456789", CodeFault.NOT_A_CODE),
        (old_code("0102122001"), None),
        (old_code("3112992999"), None),
        (old_code("0113122001"), CodeFault.NOT_A_CODE),
        (old_code("0102123001"), CodeFault.NOT_A_CODE),
        ("3212345678", CodeFault.LENGTH),
        ("321234567890", CodeFault.LENGTH),
        ("32123456٣89", CodeFault.LENGTH),
        ("abc", CodeFault.LENGTH),
    ],
)
def test_what_is_a_personal_code(text, fault):
    assert code_fault(text) is fault


def test_a_wrong_check_digit_of_an_old_code_is_seen():
    code = old_code("0102122001")
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    assert code_fault(wrong) is CodeFault.CHECK_DIGIT


@given(st.integers(min_value=32_000_000_000, max_value=39_999_999_999))
def test_every_new_code_is_taken_with_or_without_a_hyphen(number):
    text = str(number)
    assert code_fault(text) is code_fault(f"{text[:6]}-{text[6:]}") is None
    assert plain_code(f"{text[:6]}-{text[6:]}") == text


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"from_school": None}, WhyNotMoved.NOT_HERE),
        ({"from_school": 3}, WhyNotMoved.NOT_HERE),
        ({"to_school": 1}, WhyNotMoved.SAME_SCHOOL),
        ({"closed_on": TODAY}, WhyNotMoved.SCHOOL_CLOSED),
        ({"grade": "C1"}, WhyNotMoved.OTHER_KIND),
        ({"kind": SchoolKind.VOCATIONAL}, WhyNotMoved.OTHER_KIND),
    ],
)
def test_each_objection_to_a_move(change, why):
    assert reasons_not_to_move(replace(SOUND, **change), on=TODAY) == [why]


def test_a_sound_move_has_no_objection_even_to_a_school_that_closes_tomorrow():
    closing = replace(SOUND, closed_on=date(2027, 3, 2))
    assert reasons_not_to_move(SOUND, on=TODAY) == reasons_not_to_move(closing, on=TODAY) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"merged": 1}, WhyNotMerged.SAME_RECORD),
        ({"merged_has_code": True}, WhyNotMerged.TWO_CODES),
        ({"is_merged_already": True}, WhyNotMerged.MERGED_ALREADY),
        ({"plans_collide": True}, WhyNotMerged.PLANS_COLLIDE),
    ],
)
def test_each_objection_to_merging(change, why):
    assert reasons_not_to_merge(TWINS) == []
    assert reasons_not_to_merge(replace(TWINS, **change)) == [why]
