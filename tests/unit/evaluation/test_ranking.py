"""The ranking, edge by edge (decisions, Evaluation and decision, 4 to 7)."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from portal.evaluation.rules.ranking import by_number, effective_quota, largest_total, rank
from portal.evaluation.types import Proposal, RankedCriterion, Sheet, Why
from portal.kernel.score import shown
from tests.builders.ranking import TERMS, entry, sheet


def test_the_total_is_the_sum_of_the_weighted_means_and_stays_exact():
    weighted = replace(
        TERMS,
        criteria=(
            RankedCriterion(code="need", max_points=Decimal(10), weight=Decimal("1.5")),
            RankedCriterion(code="role", max_points=Decimal(10)),
        ),
    )
    sheets = (sheet("m1", 7, 8), sheet("m2", 8, 8), sheet("m3", 8, 9))

    (row,) = rank(weighted, [entry("A/1", sheets=sheets)]).rows

    assert row.means == {"need": Fraction(23, 3), "role": Fraction(25, 3)}
    assert row.total == Fraction(23, 3) * Fraction(3, 2) + Fraction(25, 3)
    assert row.member_totals == {"m1": Fraction(37, 2), "m2": 20, "m3": 21}
    assert shown(row.total) == Decimal("19.83")


def test_totals_that_look_alike_are_still_ranked_unrounded():
    a_third = (sheet("m1", 7, 5), sheet("m2", 7, 5), sheet("m3", "7.0001", 5))

    ranking = rank(TERMS, [entry("A/1", 7, 5), entry("A/2", sheets=a_third)])

    assert [row.number for row in ranking.rows] == ["A/2", "A/1"]
    assert len({shown(row.total) for row in ranking.rows}) == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"is_late": True}, (Why.LATE,)),
        ({"is_withdrawn": True}, (Why.WITHDRAWN,)),
        ({"is_admissible": False}, (Why.INADMISSIBLE,)),
        ({"planned": Decimal("4599.99")}, (Why.BUDGET_NOT_EXACT,)),
        ({"planned": Decimal("4600.01")}, (Why.BUDGET_NOT_EXACT,)),
        ({"sheets": (sheet("m1", 5, 5),)}, (Why.TOO_FEW_ASSESSMENTS,)),
        ({"sheets": ()}, (Why.TOO_FEW_ASSESSMENTS,)),
        ({"is_late": True, "sheets": ()}, (Why.LATE,)),
        (
            {"is_late": True, "is_withdrawn": True, "is_admissible": False, "planned": Decimal(0)},
            (Why.LATE, Why.WITHDRAWN, Why.INADMISSIBLE, Why.BUDGET_NOT_EXACT),
        ),
    ],
)
def test_what_cannot_be_judged_is_outside_with_its_reasons(change, why):
    ranking = rank(TERMS, [entry("A/1", **change)])

    assert not ranking.rows
    assert [(one.number, one.why) for one in ranking.not_ranked] == [("A/1", why)]


def test_without_any_marks_nothing_is_ranked_even_when_none_are_asked_for():
    ranking = rank(replace(TERMS, min_assessments=0), [entry("A/1", sheets=())])

    assert ranking.not_ranked[0].why == (Why.TOO_FEW_ASSESSMENTS,)


def test_a_sheet_in_conflict_or_with_a_gap_is_not_counted():
    unfinished = Sheet(member="m3", points={"need": Decimal(10)})
    sheets = (
        sheet("m2", 6, 6),
        sheet("m1", 4, 4),
        unfinished,
        sheet("m4", 10, 10, in_conflict=True),
    )

    (row,) = rank(TERMS, [entry("A/1", sheets=sheets)]).rows

    assert row.total == 10
    assert row.counted_members == ("m1", "m2")


@pytest.mark.parametrize(
    ("need", "role", "passes", "why"),
    [
        (5, 5, True, ()),
        ("4.9999", 6, False, (Why.BELOW_CRITERION_MINIMUM,)),
        (5, "4.9999", False, (Why.BELOW_TOTAL_MINIMUM,)),
        (4, 4, False, (Why.BELOW_CRITERION_MINIMUM, Why.BELOW_TOTAL_MINIMUM)),
    ],
)
def test_the_minimum_itself_passes_and_a_hair_less_does_not(need, role, passes, why):
    terms = replace(
        TERMS,
        criteria=(replace(TERMS.criteria[0], min_points=Decimal(5)), TERMS.criteria[1]),
        min_total=Decimal(10),
    )

    (row,) = rank(terms, [entry("A/1", need, role)]).rows

    assert (row.passes, row.why) == (passes, why)
    assert row.proposal is (Proposal.APPROVED if passes else Proposal.REJECTED)


def test_one_below_a_minimum_keeps_its_rank_and_takes_no_place_from_the_quota():
    terms = replace(
        TERMS,
        quota=1,
        criteria=(replace(TERMS.criteria[0], min_points=Decimal(5)), TERMS.criteria[1]),
    )

    rows = rank(terms, [entry("A/1", 4, 10), entry("A/2", 6, 6), entry("A/3", 5, 5)]).rows

    assert [(row.number, row.rank, row.proposal) for row in rows] == [
        ("A/1", 1, Proposal.REJECTED),
        ("A/2", 2, Proposal.APPROVED),
        ("A/3", 3, Proposal.RESERVE),
    ]
    assert rows[2].why == (Why.QUOTA_REACHED,)


@pytest.mark.parametrize(
    ("quota", "budget", "effective"),
    [
        (8, None, 8),
        (8, "36800.00", 8),
        (8, "36799.99", 7),
        (8, "4599.99", 0),
        (8, "99999.00", 8),
    ],
)
def test_the_budget_may_reach_for_fewer_than_the_quota(quota, budget, effective):
    terms = replace(TERMS, quota=quota, budget=None if budget is None else Decimal(budget))

    assert effective_quota(terms) == effective


def test_with_no_place_at_all_everyone_who_passes_is_in_reserve():
    rows = rank(replace(TERMS, budget=Decimal(1)), [entry("A/1"), entry("A/2", 6)]).rows

    assert {row.proposal for row in rows} == {Proposal.RESERVE}


@pytest.mark.parametrize(("high", "disagrees"), [("8", False), ("8.0001", True)])
def test_members_disagree_when_their_totals_differ_by_more_than_the_share(high, disagrees):
    sheets = (sheet("m1", 5, 5), sheet("m2", high, 8))

    (row,) = rank(TERMS, [entry("A/1", sheets=sheets)]).rows

    assert largest_total(TERMS) == 20
    assert row.disagrees is disagrees


def test_numbers_are_in_the_order_people_count():
    numbers = ["A/1000", "A/999", "B", "A/01", "A/1"]

    assert sorted(numbers, key=by_number) == ["A/01", "A/1", "A/999", "A/1000", "B"]
