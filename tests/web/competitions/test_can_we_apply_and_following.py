"""Five questions, documents, the calendar, and news by letter."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from portal.competitions.models import Document, DocumentVersion
from portal.competitions.types import DocumentKind, Stage
from portal.files import service as files

INSTANT = timedelta(microseconds=1)


def words(page):
    return " ".join(page.get_text(" ").split()).replace("\xa0", " ")


@pytest.fixture
def competition(make):
    return make.competition(tie_break=["need", "youth"])


def address(competition, rest=""):
    return f"/competitions/{competition.code}{rest}"


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
        assert "tikai jaunatnes organizācija, biedrība vai nodibinājums" in text

    def test_every_reason_names_what_the_competition_asks_for(self, client, make, noon):
        competition = make.competition(
            starts_from=noon.date() + timedelta(days=60), starts_to=noon.date() + timedelta(days=90)
        )
        answers = self.YES.replace("yes", "no") + "&window=no"
        text = words(client.page(address(competition, f"/eligibility?{answers}")))
        assert "projekti sākas laikā no 30.04.2027. līdz 30.05.2027." in text
        assert "katram projektam piešķir tieši 4 600,00 €" in text
        assert "paredzēts 5.–12. klases un 1.–4. kursa jauniešiem" in text

    def test_an_unanswered_question_is_asked_for(self, client, competition):
        page = client.page(address(competition, "/eligibility?organisation=yes"))
        assert page.title.get_text().strip().startswith("Kļūda: ")
        assert len(page.select(".error-summary li")) == 3

    def test_the_button_alone_asks_for_every_answer(self, client, competition):
        form = client.page(address(competition, "/eligibility")).select_one("main form")
        sent = "&".join(f"{one['name']}={one['value']}" for one in form.select("[type=hidden]"))
        page = client.page(address(competition, f"/eligibility?{sent}"))
        assert len(page.select(".error-summary li")) == 4

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


def _told(response):
    """What the page says, without the token of its forms."""
    return BeautifulSoup(response.text, "html.parser").get_text()


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
        assert _told(self.follow(client, competition)) == _told(first)
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
