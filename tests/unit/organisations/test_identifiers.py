import string

import pytest
from hypothesis import given
from hypothesis import strategies as some
from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.lv import pvn

from portal.organisations.rules.identifiers import (
    LENGTHS,
    account_fault,
    grouped_account,
    number_fault,
    plain_account,
    plain_number,
)
from portal.organisations.types import AccountFault, NumberFault

digits = some.text(string.digits, min_size=10, max_size=10)


@pytest.mark.parametrize(
    "number",
    [
        "40008234596",
        "90000024455",
        "53603062391",
        "LV40008234596",
        "4000 8234 596",
        "lv 40008-234-596",
    ],
)
def test_real_numbers_are_sound_however_they_are_written(number):
    assert number_fault(number) is None
    assert len(plain_number(number)) == 11


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("", NumberFault.NOT_DIGITS),
        ("4000823459X", NumberFault.NOT_DIGITS),
        ("٤٠٠٠٨٢٣٤٥٩٦", NumberFault.NOT_DIGITS),
        ("4000823459", NumberFault.LENGTH),
        ("400082345961", NumberFault.LENGTH),
        ("4" * 20, NumberFault.LENGTH),
        ("30008234596", NumberFault.FIRST_DIGIT),
        ("60008234596", NumberFault.FIRST_DIGIT),
        ("40008234595", NumberFault.CHECK_DIGIT),
        ("40008234569", NumberFault.CHECK_DIGIT),
    ],
)
def test_each_fault_has_its_own_name(number, fault):
    assert number_fault(number) is fault


@given(some.sampled_from("459"), digits)
def test_the_check_digit_agrees_with_the_library(first, rest):
    assert (number_fault(first + rest) is None) is pvn.is_valid(first + rest)


@given(some.text(max_size=40))
def test_no_text_breaks_the_reading_of_a_number(text):
    if number_fault(text) is None:
        assert pvn.is_valid(plain_number(text))


@given(some.sampled_from("459"), digits, some.integers(0, 10), some.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(first, rest, place, off):
    number = first + rest
    if number_fault(number) is None:
        wrong = str((int(number[place]) + off) % 10)
        assert number_fault(number[:place] + wrong + number[place + 1 :]) is not None


@pytest.mark.parametrize(
    "account",
    [
        "LV80BANK0000435195001",
        "lv07 haba 0000 0000 0000 1",
        "LV94TREL0000000000001",
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
    ],
)
def test_sound_accounts_of_the_payments_area(account):
    assert account_fault(account) is None


@pytest.mark.parametrize(
    ("account", "fault"),
    [
        ("", AccountFault.NO_COUNTRY),
        ("80BANK0000435195001", AccountFault.NO_COUNTRY),
        ("LV80BANK000043519500", AccountFault.LATVIAN_LENGTH),
        ("LV80BANK00004351950011", AccountFault.LATVIAN_LENGTH),
        ("DE8937040044053201300", AccountFault.LENGTH),
        ("US80BANK0000435195001", AccountFault.NOT_SEPA),
        ("LV81BANK0000435195001", AccountFault.CHECK_DIGITS),
        ("LV80BANK000043519500!", AccountFault.CHECK_DIGITS),
        ("LV8012340000435195001", AccountFault.CHECK_DIGITS),
        ("LVXXBANK0000435195001", AccountFault.CHECK_DIGITS),
    ],
)
def test_each_fault_of_an_account_has_its_own_name(account, fault):
    assert account_fault(account) is fault


@given(some.sampled_from(sorted(LENGTHS)), some.data())
def test_the_sum_agrees_with_the_library(country, data):
    letters = string.digits + string.ascii_uppercase
    size = LENGTHS[country] - 4
    rest = data.draw(some.text(letters, min_size=size, max_size=size))
    account = country + iban.calc_check_digits(country + "00" + rest) + rest
    if country == "LV" and not (rest[:4].isalpha()):
        return
    assert account_fault(account) is None
    other = (int(account[2:4]) - 1) % 97 + 2  # another of the 97 sums there are
    assert account_fault(f"{country}{other:02d}{rest}") is AccountFault.CHECK_DIGITS


@given(some.text(max_size=40))
def test_no_text_breaks_the_reading_of_an_account(text):
    if account_fault(text) is None:
        try:
            iban.validate(plain_account(text), check_country=False)
        except ValidationError as error:
            raise AssertionError(text) from error


def test_an_account_is_read_in_fours():
    assert grouped_account("LV80BANK0000435195001") == "LV80 BANK 0000 4351 9500 1"
    assert grouped_account("") == ""
