"""The coordinator sets up a competition."""

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.models import Competition, Follower
from portal.competitions.queries import find_competition, find_whole
from portal.competitions.types import Act, Stage
from portal.kernel.secret import new_secret, secret_digest

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def parsed(response):
    return BeautifulSoup(response.text, "html.parser")


def words(response):
    return " ".join(parsed(response).get_text(" ").split()).replace("\xa0", " ")


def filled(browser, url):
    """The fields of the page's own form, as a browser would send them."""
    page = browser.page(url)
    form = next(one for one in page.select("main form[method=post]") if not one.get("action"))
    sent = {}
    for field in form.select("input, select, textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if (
            not name
            or kind == "file"
            or (kind in {"radio", "checkbox"} and not field.has_attr("checked"))
        ):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            value = field.text.lstrip("\r\n")
        else:
            value = field.get("value", "y" if kind == "checkbox" else "")
        sent.setdefault(name, []).append(value)
    return sent


@pytest.fixture
def municipality(make):
    return make.municipality(code="LIEP", place="Liepāja")


@pytest.fixture
def draft(make, municipality, noon):
    return make.competition(
        municipality=municipality,
        stage=Stage.DRAFT,
        announced_at=None,
        opens_at=noon + timedelta(days=10),
        closes_at=noon + timedelta(days=40),
        results_by=date(2027, 5, 20),
        evaluate_by=date(2027, 5, 10),
        act=Act.ORDER,
        act_number="12",
        act_date=date(2027, 2, 20),
        tie_break=["need"],
    )


@pytest.fixture
def open_call(make, municipality):
    return make.competition(municipality=municipality)


@pytest.fixture
def coordinator(make, sign_in, municipality):
    return sign_in(make.coordinator(municipality))


def address(competition, rest):
    return f"/coordinator/competitions/{competition.code}/{rest}"


PAGES = [
    "texts",
    "contact",
    "settings",
    "criteria",
    "questions",
    "documents",
    "announce",
    "suspension",
    "cancellation",
    "preview",
    "log",
    "log.csv",
    "criteria/new/quality",
    "criteria/new/administrative",
    "questions/new",
]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_for_its_coordinator_in_both_languages(coordinator, draft, page):
    for language in ("", "/en"):
        assert coordinator.get(language + address(draft, page)).status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_another_municipality_cannot_tell_that_the_page_exists(
    make, sign_in, draft, open_call, page
):
    stranger = sign_in(make.coordinator(make.municipality()))
    for competition in (draft, open_call):
        assert stranger.get(address(competition, page)).status_code == 404
        assert stranger.post(address(competition, page)).status_code in {404, 405}


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_sign_in(client, draft, page):
    assert client.get(address(draft, page)).status_code == 302


class TestNew:
    URL = "/coordinator/competitions/new"

    def test_a_code_a_working_day_and_five_in_the_afternoon_are_proposed(self, coordinator):
        fields = filled(coordinator, self.URL)
        assert fields["code"] == ["LIEP-2027-1"]
        assert fields["closes-time"] == ["17.00"]
        day = datetime.strptime(fields["closes-day"][0], "%d.%m.%Y.").date()  # noqa: DTZ007 - a day
        assert day.weekday() < 5

    def test_a_draft_has_the_defaults_of_the_programme(self, coordinator, municipality):
        fields = filled(coordinator, self.URL) | {"title_lv": "Jauns", "quota": "8"}
        response = coordinator.post(self.URL, data=fields)
        assert response.status_code == 303
        competition = find_whole("LIEP-2027-1")
        assert competition.stage is Stage.DRAFT
        assert competition.grant_amount == Decimal("4600.00")
        assert (competition.min_months, competition.max_months) == (3, 18)
        quality = [one for one in competition.criteria if one.max_points]
        assert [one.max_points for one in quality] == [Decimal(10)] * 5
        assert competition.contact_email == municipality.contact_email

    def test_an_earlier_competition_is_copied_without_its_dates_and_acts(self, coordinator, draft):
        fields = filled(coordinator, self.URL) | {
            "title_lv": "Kopija",
            "quota": "8",
            "like": str(draft.id),
            "code": "LIEP-2028-1",
        }
        assert coordinator.post(self.URL, data=fields).status_code == 303
        copy = find_whole("LIEP-2028-1")
        assert copy.summary_lv == draft.summary_lv
        assert (copy.act, copy.act_number, copy.results_by) == (None, "", None)
        assert len(copy.criteria) == 7

    def test_a_code_that_is_taken_is_said_at_the_field(self, coordinator, draft):
        fields = filled(coordinator, self.URL) | {
            "title_lv": "Jauns",
            "quota": "8",
            "code": draft.code,
        }
        response = coordinator.post(self.URL, data=fields)
        assert "Šāds kods jau ir citam konkursam." in words(response)
        assert parsed(response).select_one("#title_lv")["value"] == "Jauns"

    @pytest.mark.parametrize(
        "change",
        [
            {"code": "liep-1"},
            {"code": "ĀĀĀ"},
            {"code": ""},
            {"code": "A" * 41},
            {"code": "-A-"},
            {"title_lv": ""},
            {"title_lv": "a" * 201},
            {"title_lv": "a\x00b"},
            {"quota": "0"},
            {"quota": "-1"},
            {"quota": "1.5"},
            {"quota": "🌱"},
            {"quota": "9" * 20},
            {"closes-day": "31.02.2027."},
            {"closes-day": "rīt"},
            {"closes-time": "25.00"},
            {"closes-day": ""},
            {"closes-time": ""},
            {"municipality_id": "999"},
            {"like": "x"},
            {"closes-day": "01.01.2027."},
        ],
    )
    def test_what_cannot_be_read_is_said_and_nothing_is_made(self, coordinator, change):
        fields = filled(coordinator, self.URL) | {"title_lv": "Jauns", "quota": "8"} | change
        response = coordinator.post(self.URL, data=fields)
        assert response.status_code == 200
        assert parsed(response).select_one(".error-summary")
        assert find_competition("LIEP-2027-1") is None

    def test_the_skipped_hour_of_march_is_refused(self, coordinator):
        fields = filled(coordinator, self.URL) | {
            "title_lv": "Jauns",
            "quota": "8",
            "closes-day": "28.03.2027.",
            "closes-time": "03.30",
            "opens-day": "01.03.2027.",
        }
        response = coordinator.post(self.URL, data=fields)
        assert "28.03.2027. šāda laika nav" in words(response)

    @pytest.mark.parametrize(("which", "hour"), [("0", 0), ("1", 1)])
    def test_the_repeated_hour_of_october_is_asked_about(self, coordinator, which, hour):
        fields = filled(coordinator, self.URL) | {
            "title_lv": "Jauns",
            "quota": "8",
            "closes-day": "25.10.2026.",
            "closes-time": "03.30",
            "opens-day": "01.10.2026.",
        }
        asked = coordinator.post(self.URL, data=fields)
        assert "šāds laiks ir divreiz" in words(asked)
        assert len(parsed(asked).select("input[name=closes-which]")) == 2
        coordinator.post(self.URL, data=fields | {"closes-which": which})
        made = find_competition("LIEP-2027-1") or find_competition(fields["code"][0])
        assert made.closes_at == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)

    def test_somebody_without_a_municipality_finds_nothing(self, make, sign_in):
        assert sign_in(make.person()).get(self.URL).status_code == 404


class TestTexts:
    def test_both_languages_are_saved_and_recorded(self, coordinator, draft, database):
        fields = filled(coordinator, address(draft, "texts")) | {
            "title_lv": "Jauniešu iniciatīvas „Žagata” 🌱",
            "summary_en": "Money <b>for</b> young people",
        }
        assert coordinator.post(address(draft, "texts"), data=fields).status_code == 303
        database.session.refresh(draft)
        assert draft.title_lv == "Jauniešu iniciatīvas „Žagata” 🌱"
        entry = database.session.scalar(
            select(AuditEntry).where(AuditEntry.what == "texts changed")
        )
        assert set(entry.details["changed"]) == {"title_lv", "summary_en"}
        page = coordinator.page("/en" + address(draft, "preview"))
        assert page.select_one(".lead").get_text() == "Money <b>for</b> young people"

    def test_the_second_of_two_saves_shows_both_texts_and_loses_nothing(self, coordinator, draft):
        url = address(draft, "texts")
        first, second = filled(coordinator, url), filled(coordinator, url)
        coordinator.post(url, data=first | {"summary_lv": "Pirmais teksts"})
        response = coordinator.post(url, data=second | {"summary_lv": "Otrais teksts"})
        assert response.status_code == 409
        page = parsed(response)
        conflict = page.select_one("#conflict").get_text(" ")
        assert "Pirmais teksts" in conflict
        assert "Otrais teksts" in conflict
        assert page.select_one("#summary_lv").get_text(strip=True) == "Otrais teksts"
        seen = page.select_one("input[name=seen]")["value"]
        again = second | {"summary_lv": "Otrais teksts", "seen": seen}
        assert coordinator.post(url, data=again).status_code == 303

    def test_a_change_elsewhere_in_the_competition_makes_no_page_stale(
        self, coordinator, draft, database
    ):
        url = address(draft, "texts")
        fields = filled(coordinator, url)
        draft.next_number += 1
        database.session.commit()
        assert coordinator.post(url, data=fields | {"title_lv": "Cits"}).status_code == 303

    @pytest.mark.parametrize(
        "change", [{"title_lv": ""}, {"summary_lv": "a" * 1501}, {"appeal_lv": "\x07"}]
    )
    def test_odd_texts_are_refused_and_kept(self, coordinator, draft, change):
        fields = filled(coordinator, address(draft, "texts")) | change
        response = coordinator.post(address(draft, "texts"), data=fields)
        assert response.status_code == 200
        assert parsed(response).select_one(".error-summary")


class TestTerms:
    def test_all_settings_are_saved(self, coordinator, draft, database):
        fields = filled(coordinator, address(draft, "settings")) | {
            "grant_amount": "4 600,00",
            "budget": "36800",
            "min_total": "25,5",
            "min_at_risk_share": "33,5",
            "starts_from": "01.06.2027.",
            "starts_to": "2027-12-31",
            "tie_first": "youth",
            "tie_second": "need",
            "tie_break_by_time": "y",
        }
        response = coordinator.post(address(draft, "settings"), data=fields)
        assert response.status_code == 303
        database.session.refresh(draft)
        assert draft.budget == Decimal("36800.00")
        assert draft.min_total == Decimal("25.5")
        assert draft.min_at_risk_share == Decimal("0.335")
        assert draft.starts_to == date(2027, 12, 31)
        assert (draft.tie_break, draft.tie_break_by_time) == (["youth", "need"], True)

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"grant_amount": "0"}, "lielāka par nulli"),
            ({"grant_amount": "-4600"}, "eiro un centos"),
            ({"grant_amount": "4600,001"}, "eiro un centos"),
            ({"max_months": "2"}, "Garākais ilgums"),
            ({"grade_to": "4"}, "Pēdējā klase"),
            ({"course_from": "4", "course_to": "1"}, "Pēdējais kurss"),
            ({"starts_from": "01.03.2027."}, "Projekti sāktos"),
            ({"starts_from": "01.06.2027.", "starts_to": "01.05.2027."}, "Beigas nevar būt"),
            ({"starts_to": "01.06.2027.", "ends_by": "01.05.2027."}, "Vēlākais beigu datums"),
            ({"min_at_risk_share": "101"}, "Ierakstiet skaitli"),
            ({"tie_first": "nav"}, "Izvēlieties atbildi no saraksta"),
            ({"act": "ukase"}, "Izvēlieties atbildi no saraksta"),
            ({"act_date": "1.1.1"}, "Ierakstiet datumu"),
        ],
    )
    def test_settings_that_contradict_are_refused_at_the_field(
        self, coordinator, draft, change, said
    ):
        fields = filled(coordinator, address(draft, "settings")) | change
        response = coordinator.post(address(draft, "settings"), data=fields)
        assert response.status_code == 200
        assert said in words(response)

    def test_an_announced_window_is_not_in_the_form_and_not_taken_from_outside(
        self, coordinator, draft, database
    ):
        fields = filled(coordinator, address(draft, "settings"))
        draft.stage, draft.announced_at = Stage.ANNOUNCED, draft.created_at
        database.session.commit()
        before = draft.closes_at
        assert "closes-day" not in filled(coordinator, address(draft, "settings"))
        coordinator.post(
            address(draft, "settings"), data=fields | {"closes-day": "01.12.2027.", "quota": "3"}
        )
        database.session.refresh(draft)
        assert (draft.closes_at, draft.quota) == (before, 3)

    def test_terms_freeze_at_the_instant_the_call_opens(self, coordinator, draft, at, database):
        draft.stage, draft.announced_at = Stage.ANNOUNCED, draft.created_at
        draft.opens_at = draft.created_at + timedelta(days=12, hours=1)
        database.session.commit()
        url = address(draft, "settings")
        at(draft.opens_at - timedelta(microseconds=1))
        fields = filled(coordinator, url)
        assert coordinator.post(url, data=fields | {"quota": "3"}).status_code == 303
        fields = filled(coordinator, url)
        at(draft.opens_at)
        refused = coordinator.post(url, data=fields | {"quota": "4"})
        assert "mainīt vairs nevar" in words(refused)
        database.session.refresh(draft)
        assert draft.quota == 3

    def test_a_draft_is_approved_when_its_regulations_have_an_act(
        self, coordinator, draft, database
    ):
        draft.act_number = ""
        database.session.commit()
        url = address(draft, "settings")
        coordinator.post(url, data=filled(coordinator, url) | {"quota": "3"})
        assert find_competition(draft.code).stage is Stage.DRAFT
        coordinator.post(url, data=filled(coordinator, url) | {"act_number": "12"})
        assert find_competition(draft.code).stage is Stage.APPROVED


class TestCriteria:
    def test_a_quality_criterion_is_added_with_its_levels(self, coordinator, draft):
        url = address(draft, "criteria/new/quality")
        fields = filled(coordinator, url) | {
            "title_lv": "Ilgtspēja",
            "max_points": "10",
            "step": "0,5",
            "weight": "1,5",
            "min_points": "3",
            "sections": ["results", "publicity"],
            "anchors_lv": "6: parādīta\n10 – pierādīta",
            "anchors_en": "6: shown",
        }
        assert coordinator.post(url, data=fields).status_code == 303
        added = find_whole(draft.code).criteria[-1]
        assert added.weight == Decimal("1.5")
        assert added.sections == ["results", "publicity"]
        assert added.anchors == [
            {"points": "6", "lv": "parādīta", "en": "shown"},
            {"points": "10", "lv": "pierādīta", "en": ""},
        ]

    @pytest.mark.parametrize(
        "change",
        [
            {"max_points": "0"},
            {"step": "0"},
            {"step": "3"},
            {"min_points": "11"},
            {"weight": "0"},
            {"max_points": "NaN"},
            {"max_points": "1e3"},
            {"title_lv": ""},
            {"anchors_lv": "bez punktiem"},
            {"anchors_lv": "12: par daudz"},
            {"sections": ["nowhere"]},
        ],
    )
    def test_numbers_that_do_not_fit_are_refused(self, coordinator, draft, change):
        url = address(draft, "criteria/new/quality")
        fields = filled(coordinator, url) | {"title_lv": "X", "max_points": "10"} | change
        response = coordinator.post(url, data=fields)
        assert response.status_code == 200
        assert parsed(response).select_one(".error-summary")
        assert len(find_whole(draft.code).criteria) == 7

    def test_criteria_move_and_go(self, coordinator, draft):
        codes = [one.code for one in find_whole(draft.code).criteria]
        assert codes[2:] == ["need", "youth", "activities", "costs", "results"]
        by_code = {one.code: one.id for one in find_whole(draft.code).criteria}
        coordinator.post(address(draft, f"criteria/{by_code['youth']}/up"))
        coordinator.post(address(draft, f"criteria/{by_code['results']}/down"))
        coordinator.post(address(draft, f"criteria/{by_code['need']}/remove"))
        whole = find_whole(draft.code)
        assert [one.code for one in whole.criteria][2:] == [
            "youth",
            "activities",
            "costs",
            "results",
        ]
        assert whole.tie_break == []

    def test_a_criterion_of_another_competition_is_not_found(self, coordinator, draft, open_call):
        foreign = find_whole(open_call.code).criteria[0].id
        assert coordinator.get(address(draft, f"criteria/{foreign}")).status_code == 404
        coordinator.post(address(draft, f"criteria/{foreign}/remove"))
        assert len(find_whole(open_call.code).criteria) == 7

    def test_nothing_changes_once_the_call_is_open(self, coordinator, open_call):
        one = find_whole(open_call.code).criteria[3]
        assert "mainīt vairs nevar" in words(coordinator.get(address(open_call, "criteria")))
        coordinator.post(address(open_call, f"criteria/{one.id}/remove"))
        coordinator.post(address(open_call, f"criteria/{one.id}/up"))
        url = address(open_call, f"criteria/{one.id}")
        fields = filled(coordinator, url) | {"title_lv": "Cits"}
        assert "mainīt vairs nevar" in words(coordinator.post(url, data=fields))
        codes = [one.code for one in find_whole(open_call.code).criteria]
        assert codes[2:] == ["need", "youth", "activities", "costs", "results"]

    def test_two_people_at_one_criterion_both_see_both(self, coordinator, draft):
        one = find_whole(draft.code).criteria[3]
        url = address(draft, f"criteria/{one.id}")
        first, second = filled(coordinator, url), filled(coordinator, url)
        assert coordinator.post(url, data=first | {"title_lv": "Pirmais"}).status_code == 303
        response = coordinator.post(url, data=second | {"title_lv": "Otrais"})
        assert response.status_code == 409
        assert "Pirmais" in words(response)

    def test_extra_questions_are_added_changed_and_removed(self, coordinator, draft):
        url = address(draft, "questions/new")
        fields = filled(coordinator, url) | {"title_lv": "Vai ir telpas?", "limit": "500"}
        assert coordinator.post(url, data=fields).status_code == 303
        (question,) = find_whole(draft.code).questions
        url = address(draft, f"questions/{question.id}")
        fields = filled(coordinator, url) | {"limit": "600"}
        assert coordinator.post(url, data=fields).status_code == 303
        assert find_whole(draft.code).questions[0].limit == 600
        coordinator.post(address(draft, f"questions/{question.id}/remove"))
        assert find_whole(draft.code).questions == []


class TestDocuments:
    def upload(self, browser, competition, content=PDF, name="nolikums.pdf", **more):
        fields = {"what": "regulations", "file": (io.BytesIO(content), name), "note": ""} | more
        return browser.post(
            address(competition, "documents"), data=fields, content_type="multipart/form-data"
        )

    def test_a_second_upload_is_a_second_version(self, coordinator, draft):
        assert self.upload(coordinator, draft).status_code == 303
        held = find_whole(draft.code).documents[0]
        again = self.upload(coordinator, draft, what=f"document-{held.id}", note="labota tāme")
        assert again.status_code == 303
        (document,) = find_whole(draft.code).documents
        assert [one.number for one in document.versions] == [2, 1]
        assert document.versions[0].note == "labota tāme"

    @pytest.mark.parametrize(
        ("content", "name"),
        [(b"", "a.pdf"), (b"<html>", "a.html"), (b"MZ", "a.pdf"), (PDF, "a.docx"), (PDF, "")],
    )
    def test_a_file_that_is_not_taken_is_said_at_the_field(self, coordinator, draft, content, name):
        response = self.upload(coordinator, draft, content, name)
        assert response.status_code == 200
        assert parsed(response).select_one("#file-error")
        assert find_whole(draft.code).documents == []

    def test_a_published_document_stays(self, coordinator, open_call):
        self.upload(coordinator, open_call)
        (document,) = find_whole(open_call.code).documents
        coordinator.post(address(open_call, f"documents/{document.id}/remove"))
        assert len(find_whole(open_call.code).documents) == 1

    def test_a_document_of_a_draft_goes(self, coordinator, draft):
        self.upload(coordinator, draft)
        (document,) = find_whole(draft.code).documents
        coordinator.post(address(draft, f"documents/{document.id}/remove"))
        assert find_whole(draft.code).documents == []


class TestStages:
    def test_what_is_missing_is_listed_with_its_place(self, coordinator, draft):
        page = coordinator.page(address(draft, "announce"))
        assert "Nav pievienots nolikums." in page.get_text()
        assert page.select_one(f".blockers a[href='{address(draft, 'documents')}']")
        response = coordinator.post(address(draft, "announce"))
        assert response.status_code == 200
        assert find_competition(draft.code).stage is Stage.DRAFT

    def test_a_complete_draft_is_announced_once(self, coordinator, client, draft, database):
        TestDocuments().upload(coordinator, draft)
        assert coordinator.post(address(draft, "announce")).status_code == 303
        coordinator.post(address(draft, "announce"))
        assert find_competition(draft.code).stage is Stage.ANNOUNCED
        announced = database.session.scalars(
            select(AuditEntry).where(AuditEntry.what == "competition announced")
        ).all()
        assert len(announced) == 1
        assert client.get(f"/competitions/{draft.code}").status_code == 200

    def halt(self, **change):
        return {
            "act": "order",
            "act_number": "44",
            "act_date": "01.03.2027.",
            "reason_lv": "nolikumā atrasta kļūda",
            "sure": "y",
        } | change

    def follower(self, make, competition):
        return make.save(
            Follower(
                competition_id=competition.id,
                email="seko@example.test",
                secret_digest=secret_digest(new_secret()),
                stop_secret=new_secret(),
                asked_at=make.now,
                confirmed_at=make.now,
            )
        )

    def test_a_call_is_suspended_and_resumed_and_followers_are_told(
        self, coordinator, client, make, open_call, letters
    ):
        follower = self.follower(make, open_call)
        done = coordinator.post(address(open_call, "suspension"), data=self.halt())
        assert done.status_code == 303
        assert "Konkurss ir apturēts: nolikumā atrasta kļūda." in words(
            client.get(f"/competitions/{open_call.code}")
        )
        coordinator.post(address(open_call, "resume"))
        assert find_competition(open_call.code).stage is Stage.ANNOUNCED
        assert [letter.recipient for letter in letters()] == [follower.email] * 2
        assert all(follower.stop_secret in letter.text for letter in letters())
        url = f"/competitions/news/{follower.stop_secret}/end"
        assert client.get(url).status_code == 200
        assert "vairs nesekojat" in client.post(url).text
        assert client.get(url).status_code == 404

    @pytest.mark.parametrize(
        "change",
        [{"act": ""}, {"act_number": ""}, {"act_date": "x"}, {"reason_lv": ""}, {"sure": ""}],
    )
    def test_stopping_takes_an_act_a_reason_and_a_second_thought(
        self, coordinator, open_call, change
    ):
        data = {name: value for name, value in self.halt(**change).items() if value}
        for page in ("suspension", "cancellation"):
            response = coordinator.post(address(open_call, page), data=data)
            assert response.status_code == 200
            assert parsed(response).select_one(".error-summary")
        assert find_competition(open_call.code).stage is Stage.ANNOUNCED

    def test_a_cancelled_call_does_not_come_back(self, coordinator, open_call):
        coordinator.post(address(open_call, "cancellation"), data=self.halt())
        coordinator.post(address(open_call, "resume"))
        assert find_competition(open_call.code).stage is Stage.CANCELLED


class TestLog:
    def test_changes_are_read_line_by_line_and_taken_away_as_a_table(self, coordinator, draft):
        fields = filled(coordinator, address(draft, "settings")) | {"quota": "9", "budget": "1000"}
        coordinator.post(address(draft, "settings"), data=fields)
        page = coordinator.page(address(draft, "log"))
        newest, before = (row.get_text(" ") for row in page.select("tbody tr"))
        assert "Nolikums apstiprināts" in newest
        assert "Iestatījumi mainīti" in before
        assert "Kvota: projektu skaits: 2 → 9" in before
        table = coordinator.get(address(draft, "log.csv"))
        assert table.mimetype == "text/csv"
        assert "Kvota" in table.text

    def test_the_log_asks_the_database_as_often_for_one_line_as_for_fifty(
        self, coordinator, draft, count_queries
    ):
        url = address(draft, "contact")

        def change(number):
            fields = filled(coordinator, url) | {"contact_phone": f"2000 {number:04d}"}
            assert coordinator.post(url, data=fields).status_code == 303

        change(1)
        coordinator.get(address(draft, "log"))
        with count_queries() as one:
            coordinator.get(address(draft, "log"))
        for number in range(2, 20):
            change(number)
        with count_queries() as many:
            coordinator.get(address(draft, "log"))
        assert len(one) == len(many)


def test_the_results_are_not_due_before_the_closing(coordinator, draft):
    url = address(draft, "contact")
    fields = filled(coordinator, url) | {"results_by": "02.03.2027.", "evaluate_by": ""}
    assert "Rezultāti būtu jāpaziņo" in words(coordinator.post(url, data=fields))


def test_every_change_of_a_competition_is_recorded_with_its_person(coordinator, draft, database):
    fields = filled(coordinator, address(draft, "contact")) | {"contact_name": "Cita"}
    coordinator.post(address(draft, "contact"), data=fields)
    entry = database.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry.what == "contact and dates changed"
    assert entry.competition_id == database.session.scalar(select(Competition.id))
    assert entry.by_id is not None
