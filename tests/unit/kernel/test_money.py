"""Euros are read as people write them, exactly, and nothing is guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kernel.money import LARGEST, cents, parse_money


@pytest.mark.parametrize(
    "text",
    [
        "4600",
        "4600.00",
        "4600,00",
        "4600,0",
        "4 600,00",
        "4\u00a0600,00\u00a0€",
        " 4600 EUR",
        "4 600",
    ],
)
def test_every_usual_way_of_writing_is_the_same_amount(text):
    assert parse_money(text) == Decimal("4600.00")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "€",
        "1.200,50",
        "1,200.50",
        "4,600",
        "4.600",
        "46 00",
        "4 6000",
        "-1",
        "−1",
        "+1",
        "1e3",
        "NaN",
        "Infinity",
        "1309e309",
        "٤٦٠٠",
        "4600,001",
        ",50",
        "50,",
        "1 2 3",
        "0x10",
        "10000000",
        "99999999999999999999",
        "4600 eiro",
    ],
)
def test_what_could_be_two_things_or_none_is_not_read(text):
    assert parse_money(text) is None


@given(st.integers(min_value=0, max_value=999_999_999), st.sampled_from([",", "."]))
def test_any_amount_survives_being_written_and_read(count, sign):
    euros, rest = divmod(count, 100)
    read = parse_money(f"{euros}{sign}{rest:02d}")
    assert read is not None
    assert cents(read) == count


@given(st.text(max_size=30))
def test_whatever_is_typed_gives_an_amount_of_whole_cents_or_nothing(text):
    read = parse_money(text)
    assert read is None or (0 <= read <= LARGEST and cents(read) == read * 100)


def test_a_fraction_of_a_cent_is_no_amount():
    with pytest.raises(ValueError, match="whole number of cents"):
        cents(Decimal("0.005"))


def test_cents_are_counted_exactly():
    assert cents(Decimal("4600.01")) == 460001
