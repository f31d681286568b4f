"""The pages that belong to no subject: first page, help, statements, style guide, errors."""

from datetime import timedelta

import pytest

from portal.competitions.types import Stage
from portal.pages.views.public import first_page


@pytest.mark.parametrize(
    "address", ["/help", "/privacy", "/accessibility", "/style-guide"], ids=lambda text: text[1:]
)
@pytest.mark.parametrize("language", ["", "/en"], ids=["lv", "en"])
def test_it_opens_in_both_languages(client, address, language):
    client.page(language + address)


def test_the_first_page_says_the_sum_the_deadline_and_the_time_left(client, make, noon):
    make.competition(closes_at=noon + timedelta(days=3, hours=2))
    card = (
        client.page("/").select_one(".card--call").get_text(" ", strip=True).replace("\u00a0", " ")
    )
    assert "4 600,00 €" in card
    assert "Atlikušas 3 dienas 2 stundas" in card
    assert "plkst. 14.00 (Rīgas laiks)" in card


def test_the_first_page_sorts_competitions_by_what_they_are_now(client, make, noon):
    day = timedelta(days=1)
    make.competition(title_lv="Drīz", opens_at=noon + day, closes_at=noon + 9 * day)
    make.competition(title_lv="Vērtē", opens_at=noon - 9 * day, closes_at=noon)
    make.competition(title_lv="Beidzies", stage=Stage.RESULTS_PUBLISHED)
    make.competition(title_lv="Slepens", stage=Stage.DRAFT)
    text = client.page("/").select_one("#open").get_text(" ", strip=True)
    order = [text.index(title) for title in ("Drīz", "Vērtē", "Beidzies")]
    assert order == sorted(order)
    assert "Slepens" not in text
    assert "Šobrīd atvērtu konkursu nav." in text


def test_the_first_page_asks_as_much_of_the_database_for_one_as_for_many(
    client, make, count_queries
):
    make.competition()
    with count_queries() as one:
        client.page("/")
    for _ in range(5):
        make.competition()
    with count_queries() as many:
        client.page("/")
    assert len(many) == len(one)


def test_english_shows_latvian_where_nobody_translated(client, make):
    make.competition(title_lv="Tikai latviski", title_en="")
    assert "Tikai latviski" in client.page("/en/").text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_choice_of_appearance_stays(client, theme):
    answer = client.post("/appearance", data={"theme": theme, "next": "/help"})
    assert (answer.status_code, answer.location) == (303, "/help")
    assert client.page("/privacy").html["data-theme"] == theme
    client.post("/appearance", data={"theme": "system"})
    assert not client.page("/").html.has_attr("data-theme")


@pytest.mark.parametrize(
    "elsewhere", ["https://example.test/", "//example.test", "/\\example.test"]
)
def test_choosing_an_appearance_never_leads_elsewhere(client, elsewhere):
    answer = client.post("/appearance", data={"theme": "dark", "next": elsewhere})
    assert answer.location == "/"


def test_a_strange_appearance_is_the_devices_own(client):
    client.post("/appearance", data={"theme": '"><script>'})
    assert not client.page("/").html.has_attr("data-theme")


def test_everybody_starts_where_their_work_is(make, sign_in):
    competition = make.competition()
    owner = make.owner(make.organisation())
    assert first_page(owner.identity) == "applications.home"
    assert first_page(make.person().identity) == "organisations.register"
    assert first_page(make.administrator().identity) == "notifications.letters"
    assert first_page(make.coordinator(competition.municipality).identity) == "coordinator.home"


def test_a_visitor_who_wants_to_start_is_asked_to_sign_in(client):
    assert "/sign-in" in client.get("/start").location


def test_the_other_language_is_one_link_away_and_keeps_the_page(client):
    link = client.page("/help?a=1").select_one("header a[hreflang=en]")
    assert link["href"] == "/en/help?a=1"
    assert client.page("/en/help?a=1").select_one("header a[hreflang=lv]")["href"] == "/help?a=1"


def test_the_first_link_skips_to_the_content(client):
    page = client.page("/help")
    assert page.select_one("a")["href"] == "#content"
    assert page.select_one("#content").name == "main"


def test_the_page_one_is_on_is_marked_in_the_navigation(client):
    marked = client.page("/help").select("header [aria-current=page]")
    assert [one.text for one in marked] == ["Palīdzība"]


def test_somebody_signed_in_can_sign_out_with_a_button(make, sign_in):
    page = sign_in(make.person(name="Anna Bērziņa")).page("/")
    assert page.select_one(".avatar").text == "AB"
    assert page.html["data-person"]


def test_a_form_that_was_open_too_long_can_be_sent_again(client, with_csrf):
    page = client.post("/appearance", data={"theme": "dark", "next": "/help", "why": "ā" * 100})
    assert page.status_code == 400
    assert "Nosūtīt vēlreiz" in page.text
    assert 'name="theme" value="dark"' in page.text
    assert "ā" * 100 in page.text


def test_passwords_are_not_sent_back(client, with_csrf):
    page = client.post("/appearance", data={"password": "secret-words"})
    assert "secret-words" not in page.text


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [("get", "/nothing", 404), ("post", "/help", 405), ("get", "/appearance", 405)],
)
def test_errors_have_pages_of_their_own(client, method, address, status):
    assert getattr(client, method)(address).status_code == status


def test_a_fault_is_told_with_a_number_even_without_a_database(app, client, monkeypatch):
    client.is_strict = False

    def broken(*_args, **_kwargs):
        raise RuntimeError("no database")

    monkeypatch.setitem(app.view_functions, "pages.help", broken)
    answer = client.get("/help")
    assert answer.status_code == 500
    assert "Notikuma numurs:" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "no database" not in answer.text


def test_search_engines_are_kept_out_of_what_is_private(client):
    assert "Disallow: /en/coordinator" in client.get("/robots.txt").text


def test_the_drawing_of_the_tab_is_found(client):
    answer = client.get("/favicon.ico")
    assert answer.location.endswith("img/icon.svg")
    with client.get(answer.location) as drawing:
        assert drawing.mimetype == "image/svg+xml"
