import pytest

from portal.web.addresses import local_address, with_addresses


@pytest.mark.parametrize("asked", ["/", "/en/results?page=2", "/competitions/LIEP-2020-1#dates"])
def test_an_address_of_the_portal_is_gone_back_to(asked):
    assert local_address(asked, "/first") == asked


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "results",
        "//example.test/",
        "/\\example.test",
        "https://example.test/",
        "javascript:alert(1)",
        "/a b",
        "/line\nbreak",
        "//[broken",
        "/\u0000",
    ],
)
def test_any_other_address_is_not(asked):
    assert local_address(asked, "/first") == "/first"


def test_the_portals_own_addresses_in_a_letter_lead_to_their_pages():
    text = (
        "Atvērt: https://p.test/en/applications/7, arī <b> https://other.test/x un https://p.testx/"
    )
    pieces = with_addresses(text, "https://p.test")
    assert "".join(piece for piece, _ in pieces) == text
    assert [page for _, page in pieces if page] == ["/en/applications/7"]
