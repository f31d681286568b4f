import pytest

from portal.organisations.rules.names import needs_its_form, plain_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Asns", "Asns"),
        ("  Asns  un   draugi ", "Asns un draugi"),
        ("„Asns”", "Asns"),
        ('Biedrība "Asns"', "Asns"),
        ("biedrība „Asns”", "Asns"),
        ("Nodibinājums “Kadrs”", "Kadrs"),
        ("Jaunatnes organizācija «Avantis»", "Avantis"),
        ("Biedrība Asns", "Biedrība Asns"),
        ("Liepājas jaunatnes organizācija „Asns”", "Liepājas jaunatnes organizācija „Asns”"),
        ("„Asns” un „Kadrs”", "„Asns” un „Kadrs”"),
    ],
)
def test_the_form_and_the_quotation_marks_are_added_by_the_portal(typed, kept):
    assert plain_name(typed) == kept


def test_a_name_with_marks_of_its_own_is_shown_as_it_is():
    assert needs_its_form("Asns")
    assert not needs_its_form("Liepājas jaunatnes organizācija „Asns”")
