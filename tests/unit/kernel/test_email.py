import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.kernel.email import AddressFault, address_fault, same_address


@pytest.mark.parametrize(
    "address",
    ["anna@example.lv", "Anna.Berzina+x@sub.example.lv", "ānna@ķegums.lv", " anna@example.lv "],
)
def test_sound_addresses(address):
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("", AddressFault.NOT_ONE_AT),
        ("anna", AddressFault.NOT_ONE_AT),
        ("a@b@example.lv", AddressFault.NOT_ONE_AT),
        ("an na@example.lv", AddressFault.HAS_SPACE),
        ("anna@example.lv\nBcc: x@example.lv", AddressFault.HAS_SPACE),
        ("anna@localhost", AddressFault.NOT_AN_ADDRESS),
        ("@example.lv", AddressFault.NOT_AN_ADDRESS),
        (".anna@example.lv", AddressFault.NOT_AN_ADDRESS),
        ("anna..b@example.lv", AddressFault.NOT_AN_ADDRESS),
        ("<anna>@example.lv", AddressFault.NOT_AN_ADDRESS),
        ("anna@-example.lv", AddressFault.NOT_AN_ADDRESS),
        ("anna@example.lv\u200b", AddressFault.NOT_AN_ADDRESS),
        ("a" * 65 + "@example.lv", AddressFault.NOT_AN_ADDRESS),
        ("a@" + "b" * 250 + ".lv", AddressFault.NOT_AN_ADDRESS),
    ],
)
def test_each_fault_has_its_own_name(address, fault):
    assert address_fault(address) is fault


@given(some.text(max_size=80))
def test_an_address_that_is_taken_has_one_line_and_one_at(text):
    if address_fault(text) is None:
        known = same_address(text)
        assert known.count("@") == 1
        assert known.split() == [known]


def test_an_address_is_known_in_one_form():
    assert same_address(" A\u0304nna@EXAMPLE.lv ") == "ānna@example.lv"
