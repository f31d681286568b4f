"""The cost plan: exactly the grant, to the cent."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.applications.rules.cost_plan import (
    Line,
    Plan,
    balance,
    by_category,
    is_rounded,
    left_to_allocate,
    line_faults,
    line_sum,
    objections,
    parse_quantity,
    pasted_lines,
    plan_total,
    share_of,
    unread_price,
)
from portal.applications.types import (
    LONGEST_IN_LINE,
    MOST_LINES,
    Balance,
    CostCategory,
    LineFault,
    WhyNot,
)
from tests.builders.drafts import line

GRANT = Decimal("4600.00")
cents = st.integers(min_value=0, max_value=999_999_999).map(lambda n: Decimal(n).scaleb(-2))
quantities = st.integers(min_value=1, max_value=99_999_999).map(lambda n: Decimal(n).scaleb(-2))


def reasons(*lines, **more):
    return [one.why for one in objections(Plan(grant=GRANT, lines=lines, **more))]


def test_a_plan_of_exactly_the_grant_has_no_objection():
    assert reasons(line("4000.00"), line("100.00", "6")) == []


@pytest.mark.parametrize(
    ("price", "why", "difference"),
    [
        ("4599.99", WhyNot.PLAN_SHORT, Decimal("0.01")),
        ("4600.01", WhyNot.PLAN_OVER, Decimal("0.01")),
        ("4000.00", WhyNot.PLAN_SHORT, Decimal("600.00")),
    ],
)
def test_a_plan_beside_the_grant_is_refused_with_the_difference(price, why, difference):
    plan = Plan(grant=GRANT, lines=[line("0.00", "1", unit_price=Decimal(price))])

    found = [one for one in objections(plan) if one.why is not WhyNot.PLAN_LINE]

    assert [(one.why, one.values["amount"]) for one in found] == [(why, difference)]
    assert found[0].values["total"] == GRANT
    assert found[0].field == "plan"


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("item", LineFault.ITEM_LONG),
        ("unit", LineFault.UNIT_LONG),
        ("reason", LineFault.REASON_LONG),
    ],
)
def test_a_text_of_a_line_may_be_as_long_as_said_and_no_longer(field, fault):
    most = LONGEST_IN_LINE[fault]

    assert line_faults(line(**{field: "ā" * most}), GRANT) == {}
    assert line_faults(line(**{field: "ā" * (most + 1)}), GRANT) == {field: fault}


def test_an_empty_plan_says_only_that_it_is_empty():
    assert reasons() == [WhyNot.PLAN_EMPTY]


def test_a_plan_of_the_most_lines_is_accepted_and_one_more_is_not():
    lines = [line("50.00")] * (MOST_LINES - 1)
    rest = line(str(GRANT - 50 * (MOST_LINES - 1)))

    assert reasons(*lines, rest) == []
    assert WhyNot.PLAN_TOO_LONG in reasons(*lines, rest, rest)


@pytest.mark.parametrize(
    ("change", "field", "fault"),
    [
        ({"item": ""}, "item", LineFault.NO_ITEM),
        ({"category": None}, "category", LineFault.NO_CATEGORY),
        ({"quantity": None}, "quantity", LineFault.QUANTITY),
        ({"quantity": None, "quantity_typed": "daži"}, "quantity", LineFault.QUANTITY),
        ({"quantity": None, "quantity_typed": "0"}, "quantity", LineFault.QUANTITY_ZERO),
        ({"quantity": Decimal(0)}, "quantity", LineFault.QUANTITY_ZERO),
        ({"unit_price": None}, "unit_price", LineFault.PRICE),
        ({"unit_price": None, "price_typed": "-5"}, "unit_price", LineFault.PRICE_NEGATIVE),
        ({"unit_price": Decimal("0.00")}, "unit_price", LineFault.PRICE_ZERO),
        ({"unit_price": Decimal("4600.01")}, "unit_price", LineFault.PRICE_BIG),
    ],
)
def test_each_fault_of_a_line_is_named_at_its_field(change, field, fault):
    wrong = line(**change)

    found = objections(Plan(grant=GRANT, lines=[line(), wrong]))

    assert line_faults(wrong, GRANT) == {field: fault}
    assert [(one.row, one.field) for one in found if one.why is WhyNot.PLAN_LINE] == [
        (2, f"lines-2-{field}")
    ]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", LineFault.PRICE),
        ("daudz", LineFault.PRICE),
        ("1e9", LineFault.PRICE),
        ("NaN", LineFault.PRICE),
        ("-5", LineFault.PRICE_NEGATIVE),
        ("−5,00", LineFault.PRICE_NEGATIVE),
        ("-daudz", LineFault.PRICE),
        ("0,005", LineFault.PRICE_CENTS),
        ("1.200", LineFault.PRICE_CENTS),
        ("4 600,001 €", LineFault.PRICE_CENTS),
    ],
)
def test_a_price_that_cannot_be_read_says_why(typed, fault):
    assert unread_price(typed) is fault


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6", Decimal(6)),
        ("1,5", Decimal("1.5")),
        ("1.25", Decimal("1.25")),
        (" 1 000 ", Decimal(1000)),
        ("0", Decimal(0)),
        ("", None),
        ("-1", None),
        ("1,255", None),
        ("1e3", None),
        ("٣", None),
        ("1234567", None),
    ],
)
def test_quantities_are_read_exactly_or_not_at_all(typed, value):
    assert parse_quantity(typed) == value


def test_a_line_finer_than_a_cent_counts_as_the_nearest_cent_and_says_so():
    half = line("0.33", "1.5")

    assert line_sum(half) == Decimal("0.50")
    assert is_rounded(half)
    assert not is_rounded(line("0.50", "3"))
    assert not is_rounded(Line())
    assert line_sum(Line()) == 0


def test_caps_are_exact_shares_of_the_grant():
    caps = {CostCategory.PEOPLE: Decimal("0.4"), CostCategory.OTHER: Decimal("0.1")}
    at_cap = line("1840.00", category=CostCategory.PEOPLE)
    over = line("1840.01", category=CostCategory.PEOPLE)

    assert reasons(at_cap, line("2760.00"), caps=caps) == []
    found = objections(Plan(grant=GRANT, lines=[over, line("2759.99")], caps=caps))
    assert [(one.why, one.values["over"]) for one in found] == [(WhyNot.PLAN_CAP, Decimal("0.01"))]


def test_a_cap_that_falls_within_a_cent_allows_only_whole_cents_below_it():
    caps = {CostCategory.PEOPLE: Decimal("0.333")}
    grant = Decimal("100.01")  # a third of it and a bit is 33.30333
    found = [
        objections(Plan(grant=grant, lines=[line(price, category=CostCategory.PEOPLE)], caps=caps))
        for price in ("33.30", "33.31")
    ]
    over = [[one.values for one in some if one.why is WhyNot.PLAN_CAP] for some in found]
    assert over[0] == []
    assert (over[1][0]["most"], over[1][0]["over"]) == (Decimal("33.30"), Decimal("0.01"))


def test_a_category_that_may_take_nothing_objects_to_the_first_cent():
    caps = {CostCategory.OTHER: Decimal(0)}
    assert WhyNot.PLAN_CAP in reasons(line("0.01", category=CostCategory.OTHER), caps=caps)


def test_categories_are_added_up_in_their_own_order():
    lines = [
        line("10.00", category=CostCategory.MATERIALS),
        line("5.00", category=CostCategory.PEOPLE),
        line("2.50", category=CostCategory.MATERIALS),
        line("1.00", category=None),
    ]

    assert by_category(lines) == [
        (CostCategory.PEOPLE, Decimal("5.00")),
        (CostCategory.MATERIALS, Decimal("12.50")),
    ]
    assert share_of(GRANT, Decimal("1600.00")) == Fraction(8, 23)


def test_the_balance_changes_at_a_cent():
    assert balance(GRANT, Decimal("4599.99")) is Balance.SHORT
    assert balance(GRANT, Decimal("4600.00")) is Balance.EXACT
    assert balance(GRANT, Decimal("4600.01")) is Balance.OVER


@given(st.lists(st.tuples(quantities, cents), max_size=20))
def test_the_total_never_depends_on_order_and_has_whole_cents(pairs):
    lines = [line(str(price), str(quantity)) for quantity, price in pairs]

    total = plan_total(lines)

    assert total == plan_total(reversed(lines))
    assert total == total.quantize(Decimal("0.01"))
    assert left_to_allocate(GRANT, total) + total == GRANT


@given(st.integers(min_value=-500, max_value=500))
def test_only_the_exact_grant_is_accepted(off):
    plan = Plan(grant=GRANT, lines=[line(str(GRANT + Decimal(off).scaleb(-2) - 5)), line("5.00")])

    assert (objections(plan) == []) is (off == 0)


def test_rows_of_a_spreadsheet_become_lines_as_typed():
    block = 'Telpu noma\tTelpas\t6\treizes\t50,00\n\n  \nAutobuss\t"Transports"\nA\tB\tC\tD\tE\tF'

    assert pasted_lines(block) == [
        ("Telpu noma", "Telpas", "6", "reizes", "50,00"),
        ("Autobuss", "Transports", "", "", ""),
        ("A", "B", "C", "D", "E"),
    ]
