"""What anyone may read about competitions."""

import re
from datetime import timedelta

import pytest

from portal.competitions.models import Amendment
from portal.competitions.types import Act, Stage

INSTANT = timedelta(microseconds=1)


def words(page):
    return " ".join(page.get_text(" ").split()).replace("\xa0", " ")


@pytest.fixture
def competition(make):
    return make.competition(tie_break=["need", "youth"])


def address(competition, rest=""):
    return f"/competitions/{competition.code}{rest}"


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_page_says_everything_in_both_languages(client, competition, language):
    page = client.page(language + address(competition))
    text = words(page)
    title = competition.title_en if language else competition.title_lv
    assert page.h1.get_text(strip=True) == title
    assert ("€4,600.00" if language else "4 600,00 €") in text
    assert ("25 of 50" if language else "25 no 50") in text


def test_one_further_criterion_of_a_tie_is_spoken_of_as_one(client, competition):
    assert "Ja arī tas ir vienāds, izšķir 2. kritērijs." in words(client.page(address(competition)))
    english = words(client.page("/en" + address(competition)))
    assert "If that is equal too, criterion 2 decides." in english


def test_the_deadline_is_the_same_string_on_every_page(client, make, noon):
    one = make.competition(closes_at=noon + timedelta(days=18, hours=5))
    said = "piektdien, 2027. gada 19. martā, plkst. 17.00 (Rīgas laiks)"
    for url in ("/competitions", address(one)):
        times = [time.get_text(strip=True) for time in client.page(url).select(".deadline time")]
        assert [time.replace("\xa0", " ") for time in times] == [said]


def test_an_open_call_shows_how_long_is_left_by_the_clock_of_the_server(client, at, competition):
    at(competition.closes_at - timedelta(days=3, hours=2))
    assert "Atlikušas 3 dienas 2 stundas" in words(client.page(address(competition)))


def test_a_call_is_open_until_the_instant_it_closes(client, at, competition):
    at(competition.closes_at - INSTANT)
    assert "Atvērts" in words(client.page(address(competition)))
    at(competition.closes_at)
    text = words(client.page(address(competition)))
    assert "Slēgts, vērtē" in text
    assert "Konkurss ir slēgts" in text


def test_the_number_received_is_told_only_after_the_closing(client, at, make):
    competition = make.competition(next_number=15)
    assert "Saņemti" not in words(client.page(address(competition)))
    at(competition.closes_at)
    assert "Saņemti 14 pieteikumi." in words(client.page(address(competition)))


def test_a_call_to_come_says_when_it_opens(client, make, noon):
    competition = make.competition(
        opens_at=noon + timedelta(days=1), closes_at=noon + timedelta(days=30)
    )
    assert "Pieteikšanās sāksies" in words(client.page(address(competition)))


def test_an_extension_is_shown_with_its_act_and_reason(client, make, noon):
    competition = make.competition()
    make.save(
        Amendment(
            competition_id=competition.id,
            old_closes_at=competition.closes_at - timedelta(days=7),
            new_closes_at=competition.closes_at,
            act=Act.ORDER,
            act_number="31",
            act_date=noon.date(),
            reason_lv="Portāls nedarbojās <b>četras</b> stundas.",
            made_at=noon,
        )
    )
    page = client.page(address(competition))
    assert "Termiņš ir pagarināts." in words(page.select_one(".banner"))
    assert "Rīkojums" in words(page.select_one("#changes")) or "rīkojums Nr. 31" in words(page)
    assert page.select_one("#changes b") is None


@pytest.mark.parametrize(
    ("stage", "said"),
    [(Stage.SUSPENDED, "Konkurss ir apturēts: plūdi."), (Stage.CANCELLED, "atcelts: plūdi.")],
)
def test_a_stopped_call_says_why_and_takes_nothing(client, make, stage, said):
    competition = make.competition(stage=stage, stage_reason="plūdi.")
    page = client.page(address(competition))
    assert said in words(page.select_one(".banner"))
    assert "Sākt pieteikumu" not in words(page)


def _told(response, code):
    """What a page tells, without the address asked for and the token of its forms."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", response.text.replace(code, ""))


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.APPROVED])
def test_a_draft_is_like_a_missing_page_for_everybody_but_its_coordinator(
    client, make, sign_in, stage
):
    competition = make.competition(stage=stage, announced_at=None)
    stranger = make.coordinator(make.municipality())
    own = make.coordinator(competition.municipality)
    for browser in (client, sign_in(stranger)):
        missing = browser.get("/competitions/NAV-2027-1")
        hidden = browser.get(address(competition))
        assert (hidden.status_code, missing.status_code) == (404, 404)
        assert _told(hidden, competition.code) == _told(missing, "NAV-2027-1")
    assert sign_in(own).get(address(competition)).status_code == 200


def test_a_call_cancelled_before_it_was_announced_stays_hidden(client, make):
    competition = make.competition(stage=Stage.CANCELLED, announced_at=None)
    assert client.get(address(competition)).status_code == 404
    assert competition.title_lv not in client.get("/competitions").text


def test_the_list_is_found_without_diacritics(client, make):
    make.competition(title_lv="Ķegumā „Žiglie”", title_en="")
    make.competition(title_lv="Cits", title_en="Other")
    found = words(client.page("/competitions?q=keguma+ziglie"))
    assert "Žiglie" in found
    assert "Cits" not in found


@pytest.mark.parametrize("q", ["%25", "🌱", "'%20OR%201=1", "a" * 3000, "%00", "<b>"])
def test_an_odd_search_finds_nothing_and_breaks_nothing(client, competition, q):
    page = client.page(f"/competitions?q={q}")
    assert "nekas nav atrasts" in words(page) or competition.title_lv in words(page)


def test_the_list_asks_the_database_as_often_for_one_call_as_for_fifty(client, make, count_queries):
    make.competition()
    client.get("/competitions")
    with count_queries() as one:
        client.get("/competitions")
    for _ in range(49):
        make.competition(criteria=[], municipality=make.municipality())
    with count_queries() as fifty:
        client.get("/competitions")
    assert len(one) == len(fifty)


def test_the_page_asks_the_database_as_often_for_many_criteria_as_for_few(
    client, make, count_queries
):
    few, many = make.competition(criteria=[]), make.competition()
    client.get(address(few))
    with count_queries() as small:
        client.get(address(few))
    with count_queries() as large:
        client.get(address(many))
    assert abs(len(large) - len(small)) <= 1


def test_a_long_list_of_finished_calls_comes_in_pages(client, make, noon):
    municipality = make.municipality()
    for number in range(52):
        make.competition(
            criteria=[],
            municipality=municipality,
            stage=Stage.COMPLETED,
            closes_at=noon - timedelta(days=number),
            opens_at=noon - timedelta(days=number + 30),
        )
    assert len(client.page("/competitions").select("#finished .task-list > li")) == 50
    assert len(client.page("/competitions?page=2").select("#finished .task-list > li")) == 2
    assert len(client.page("/competitions?page=99999").select("#finished .task-list > li")) == 2
