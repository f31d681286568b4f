"""What a plan lacks is said all at once, each with its field."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.support.plans.rules.checking import (
    MOST_AMOUNT,
    MOST_UNITS,
    Draft,
    Lack,
    MeasureDrafted,
    RiskDrafted,
    Section,
    is_untouched,
    objections_to,
)
from portal.support.plans.types import CONSULTATIVE, ECONOMIC, MeasureKind, Risk, Subject
from portal.support.staff.types import Specialist

TODAY = date(2027, 3, 1)
RISK = RiskDrafted(id=1, risk=Risk.LEARNING_DIFFICULTIES, justification="Zemi vērtējumi.")
MEASURE = MeasureDrafted(
    code="M1",
    kind=MeasureKind.SUBJECT_CONSULTATION,
    subject=Subject.MATHEMATICS,
    provider="Ilze Kalniņa",
    units=10,
    risks=frozenset({1}),
)
SOUND = Draft(
    signed_by="Vecāks",
    signed_on=TODAY,
    risks=[RISK],
    measures=[MEASURE],
    words="Gribu saprast.",
)


def lacks(draft):
    return [(one.lack, one.field) for one in objections_to(draft, on=TODAY)]


def of_measure(**changes):
    return lacks(replace(SOUND, measures=[replace(MEASURE, **changes)]))


def of_risk(**changes):
    return lacks(replace(SOUND, risks=[replace(RISK, **changes)]))


def test_nothing_is_lacking_in_a_sound_plan():
    assert lacks(SOUND) == []


def test_an_empty_plan_is_told_everything_at_once():
    assert lacks(Draft()) == [
        (Lack.SIGNER, "signed_by"),
        (Lack.SIGNING_DAY, "signed_on"),
        (Lack.RISK, "risks-0"),
        (Lack.WORDS, "words"),
    ]


@pytest.mark.parametrize(("days", "found"), [(0, []), (1, [(Lack.SIGNED_AHEAD, "signed_on")])])
def test_an_application_is_signed_by_today(days, found):
    assert lacks(replace(SOUND, signed_on=TODAY + timedelta(days=days))) == found


def test_a_risk_without_a_measure_and_a_measure_without_a_risk():
    assert of_measure(risks=frozenset()) == [
        (Lack.RISK_ALONE, "measures"),
        (Lack.MEASURE_ALONE, "risks-0"),
    ]


def test_a_measure_for_a_risk_that_is_gone_helps_no_risk():
    second = replace(RISK, id=2, risk=Risk.VIOLENCE)
    assert lacks(replace(SOUND, risks=[RISK, second])) == [(Lack.RISK_ALONE, "measures")]


def test_each_risk_says_how_it_is_seen():
    assert of_risk(justification="") == [(Lack.JUSTIFICATION, "why-learning_difficulties")]


@pytest.mark.parametrize(
    "risk", [Risk.OTHER_LEARNING, Risk.OTHER_SOCIAL, Risk.OTHER_ECONOMIC, Risk.OTHER_FAMILY]
)
def test_other_says_what_it_is(risk):
    assert of_risk(risk=risk, justification="") == [(Lack.OTHER_WORDS, f"why-{risk.value}")]
    assert of_risk(risk=risk) == []


@pytest.mark.parametrize("kind", sorted(CONSULTATIVE))
@pytest.mark.parametrize(
    ("units", "is_sound"), [(None, False), (0, False), (1, True), (MOST_UNITS, True)]
)
def test_consultations_are_planned_in_units(kind, units, is_sound):
    found = of_measure(kind=kind, specialist=Specialist.PSYCHOLOGIST, units=units)
    assert found == ([] if is_sound else [(Lack.UNITS, "units")])


def test_more_units_than_a_period_can_hold_are_a_slip():
    assert of_measure(units=MOST_UNITS + 1) == [(Lack.UNITS, "units")]


@pytest.mark.parametrize("kind", sorted(ECONOMIC))
@pytest.mark.parametrize(
    ("amount", "is_sound"),
    [
        (None, False),
        (Decimal(0), False),
        (Decimal("0.01"), True),
        (MOST_AMOUNT, True),
        (MOST_AMOUNT + Decimal("0.01"), False),
    ],
)
def test_economic_support_is_planned_as_an_amount(kind, amount, is_sound):
    found = of_measure(kind=kind, subject=None, provider="", units=None, amount=amount)
    assert found == ([] if is_sound else [(Lack.AMOUNT, "amount")])


def test_taking_part_in_a_project_needs_no_quantity():
    found = of_measure(kind=MeasureKind.YOUTH_INITIATIVE, subject=None, provider="", units=None)
    assert found == []


@pytest.mark.parametrize(
    ("change", "lack", "name"),
    [
        ({"subject": None}, Lack.SUBJECT, "subject"),
        ({"kind": MeasureKind.SPECIALIST_CONSULTATION}, Lack.SPECIALIST, "specialist"),
        ({"provider": ""}, Lack.PROVIDER, "provider"),
        ({"works_here": False}, Lack.PROVIDER_GONE, "provider"),
    ],
)
def test_a_measure_says_of_what_and_by_whom(change, lack, name):
    assert of_measure(**change) == [(lack, name)]


def test_the_pupils_own_words_are_asked_for():
    assert lacks(replace(SOUND, words="")) == [(Lack.WORDS, "words")]


@pytest.mark.parametrize("section", Section)
def test_a_section_is_untouched_until_something_is_written(section):
    assert is_untouched(Draft(), section)
    assert not is_untouched(SOUND, section)
