"""How a letter names an organisation."""

import pytest

from portal.decisions.messages import bare_name


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Asns", "Asns"),
        ("Biedrība „Asns”", "Asns"),
        ("NODIBINĀJUMS Asns", "Asns"),
        ("Jaunatnes organizācija „Asns un zars”", "Asns un zars"),
        ("Biedrības draugi", "Biedrības draugi"),
        ("„Asns”", "„Asns”"),
        ("O'Brien & „Ķīlis” <b>", "O'Brien & „Ķīlis” <b>"),
    ],
)
def test_the_kind_is_said_once(name, bare):
    assert bare_name(name) == bare
