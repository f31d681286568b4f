"""What anyone may read about competitions."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.competitions.models import Amendment, Document, DocumentVersion
from portal.competitions.types import Act, DocumentKind, Stage
from portal.files import service as files

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


class TestCanWeApply:
    YES = "organisation=yes&youth_work=yes&grades=yes&amount=yes"

    def test_five_yes_are_a_yes(self, client, make, noon):
        competition = make.competition(
            starts_from=noon.date() + timedelta(days=60), starts_to=noon.date() + timedelta(days=90)
        )
        page = client.page(address(competition, f"/eligibility?{self.YES}&window=yes"))
        assert "Spriežot pēc atbildēm, varat pieteikties." in words(page)

    def test_a_no_is_given_with_its_reason(self, client, competition):
        answers = self.YES.replace("organisation=yes", "organisation=no")
        text = words(client.page(address(competition, f"/eligibility?{answers}")))
        assert "pieteikties var tikai šādas organizācijas" in text

    def test_an_unanswered_question_is_asked_for(self, client, competition):
        page = client.page(address(competition, "/eligibility?organisation=yes"))
        assert page.title.get_text().strip().startswith("Kļūda: ")
        assert len(page.select(".error-summary li")) == 3

    @pytest.mark.parametrize("odd", ["organisation=maybe", "organisation=%00", "x=1"])
    def test_odd_answers_are_no_answers(self, client, competition, odd):
        assert client.page(address(competition, f"/eligibility?{odd}")).select(".error-summary")


class TestDocuments:
    @pytest.fixture
    def version(self, make, competition, noon):
        document = make.save(
            Document(
                competition_id=competition.id,
                position=1,
                kind=DocumentKind.REGULATIONS,
                versions=[],
            )
        )
        stored = files.keep_made(
            b"%PDF-1.4 %%EOF", name="nolikums.pdf", media_type="application/pdf", by=None, at=noon
        )
        return make.save(
            DocumentVersion(document_id=document.id, number=1, file_id=stored.id, published_at=noon)
        )

    def test_a_document_is_a_download(self, client, competition, version):
        assert "Konkursa nolikums" in words(client.page(address(competition)))
        response = client.get(address(competition, f"/documents/{version.id}"))
        response.close()
        assert response.status_code == 200
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert response.headers["X-Content-Type-Options"] == "nosniff"

    def test_a_document_is_reached_only_through_its_own_competition(self, client, make, version):
        other = make.competition()
        assert client.get(address(other, f"/documents/{version.id}")).status_code == 404

    @pytest.mark.parametrize("key", ["0", "99999", "12345678901234567890", "x"])
    def test_a_document_that_is_not_there_is_not_found(self, client, competition, key):
        assert client.get(address(competition, f"/documents/{key}")).status_code == 404

    def test_a_document_of_a_draft_is_not_found(self, client, make, competition, version):
        competition.stage = Stage.DRAFT
        make.save(competition)
        assert client.get(address(competition, f"/documents/{version.id}")).status_code == 404


def test_the_calendar_has_the_dates_in_utc(client, competition):
    response = client.get(address(competition, "/calendar"))
    assert response.mimetype == "text/calendar"
    assert f"DTSTART:{competition.closes_at:%Y%m%dT%H%M%SZ}" in response.text
    assert all(len(line.encode()) <= 75 for line in response.text.split("\r\n"))


class TestFollowing:
    def follow(self, client, competition, email="anna@example.test", language=""):
        return client.post(language + address(competition, "/news"), data={"email": email})

    def token(self, letter):
        return next(
            line.rpartition("/")[2] for line in letter.text.splitlines() if "/news/" in line
        )

    def test_an_address_is_counted_in_only_when_its_reader_confirms(
        self, client, competition, letters
    ):
        assert "anna@example.test" in self.follow(client, competition).text
        (letter,) = letters()
        url = f"/competitions/news/{self.token(letter)}"
        assert client.get(url).status_code == 200  # opened by a scanner of mail: nothing happens
        from portal.competitions.queries import list_followers  # noqa: PLC0415 - beside its use

        assert list_followers(competition.id) == []
        assert "Jūs sekojat šim konkursam." in client.post(url).text
        assert [one.email for one in list_followers(competition.id)] == ["anna@example.test"]

    def test_asking_again_the_same_day_sends_one_letter_and_says_the_same(
        self, client, competition, letters
    ):
        first = self.follow(client, competition, "Anna@Example.test ")
        assert self.follow(client, competition).text == first.text
        assert len(letters()) == 1

    def test_the_letter_is_in_the_language_of_the_page(self, client, competition, letters):
        self.follow(client, competition, language="/en")
        (letter,) = letters()
        assert letter.language == "en"
        assert "open the link and confirm" in letter.text
        assert "http://localhost/en/competitions/news/" in letter.text

    @pytest.mark.parametrize("email", ["", "no", "a@b", "a b@example.lv", "a@@b.lv", "x\x00@e.lv"])
    def test_an_address_that_is_none_is_asked_for_again(self, client, competition, letters, email):
        page = BeautifulSoup(self.follow(client, competition, email).text, "html.parser")
        assert page.select_one(".field__error")
        assert letters() == []

    @pytest.mark.parametrize("end", ["", "/end"])
    def test_an_unknown_link_is_not_found(self, client, end):
        assert client.get(f"/competitions/news/{'x' * 43}{end}").status_code == 404
