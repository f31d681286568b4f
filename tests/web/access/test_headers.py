"""What every answer carries, whatever it is (security S53 to S56)."""

import pytest

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/en/"),
        ("GET", "/sign-in"),
        ("GET", "/start"),
        ("GET", "/what-nobody-wrote"),
        ("POST", "/"),
        ("GET", "/healthz"),
        ("GET", "/robots.txt"),
    ],
)
def test_every_answer_carries_the_same_protection(client, method, path):
    headers = client.open(path, method=method).headers
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "Server" not in headers or "Werkzeug" not in headers["Server"]


def test_what_a_signed_in_person_sees_is_kept_nowhere(make, sign_in):
    assert sign_in(make.person()).get("/").headers["Cache-Control"] == "no-store"


def test_an_address_cannot_steer_where_links_go(client):
    page = client.get("/", headers={"Host": "localhost", "X-Forwarded-Host": "evil.example"})
    assert "evil.example" not in page.text


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(client, make, target):
    make.person(email="anna@example.test")
    answer = client.post(
        "/sign-in",
        query_string={"next": target},
        data={"email": "anna@example.test", "password": "zirgs baterija skava 7"},
    )
    assert "evil.example" not in (answer.location or "")
