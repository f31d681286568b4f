import pytest
from hypothesis import given
from hypothesis import strategies as some

from portal.accounts.hashing import common_passwords, hash_secret, is_outdated, matches
from portal.accounts.rules.passwords import LONGEST, Case, reasons_not_to_use
from portal.accounts.types import WhyNotThisPassword

SOUND = "trīs zirgi un viena skava"


def reasons(password=SOUND, **differs):
    who = {"email": "anna.berzina@example.test", "name": "Anna Vītoliņa"}
    return reasons_not_to_use(Case(password=password, common=common_passwords(), **who | differs))


@pytest.mark.parametrize(
    "password",
    [SOUND, "zirgi-43-skava", "a1b2c3d4e5", "🐎" * 4 + "abcd", " ar atstarpēm ", "ž" * 5 + "abc"],
)
def test_any_characters_make_a_password(password):
    assert reasons(password) == []


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("septini", [WhyNotThisPassword.TOO_SHORT]),
        ("kqwx9 " * 40, [WhyNotThisPassword.TOO_LONG]),
        ("parole2026!", [WhyNotThisPassword.TOO_COMMON]),
        ("PAROLE", [WhyNotThisPassword.TOO_SHORT, WhyNotThisPassword.TOO_COMMON]),
        ("Mīlestība", [WhyNotThisPassword.TOO_COMMON]),
        ("12345678", [WhyNotThisPassword.TOO_COMMON]),
        ("abababab", [WhyNotThisPassword.TOO_COMMON]),
        ("zzzzzzzz", [WhyNotThisPassword.TOO_COMMON]),
        ("vitolina77", [WhyNotThisPassword.REPEATS_NAME]),
        ("Vītoliņa 2026", [WhyNotThisPassword.REPEATS_NAME]),
        ("anna.berzina@example.test", [WhyNotThisPassword.REPEATS_NAME]),
    ],
)
def test_each_objection_is_given_its_own_reason(password, why):
    assert reasons(password) == why


def test_a_name_inside_a_long_sentence_is_no_harm():
    assert reasons("vītoliņa un trīs zirgi") == []


def test_two_letters_of_a_name_are_no_harm():
    assert reasons("jojojo79", name="Jo", email="x@example.test") == []


@pytest.mark.parametrize(
    ("length", "sound"), [(7, False), (8, True), (LONGEST, True), (201, False)]
)
def test_both_ends_of_the_length(length, sound):
    assert (reasons(("kqwx9 " * 40)[:length]) == []) is sound


@given(some.text(max_size=300))
def test_no_text_breaks_the_rule(text):
    assert set(reasons(text)) <= set(WhyNotThisPassword)


def test_the_list_is_as_the_rule_looks_it_up():
    common = common_passwords()
    assert len(common) > 600
    assert all(one == one.lower().strip() for one in common)
    assert {"parole", "12345678", "dievssvetilatviju"} <= common


def test_a_hash_is_argon2id_with_the_parameters_of_today():
    kept = hash_secret(SOUND)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert not is_outdated(kept)
    assert matches(kept, SOUND)
    assert not matches(kept, SOUND + "!")
    assert not matches(None, SOUND)
    assert not matches("not a hash", SOUND)
