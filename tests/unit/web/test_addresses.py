import pytest

from portal.web.addresses import local_address


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
