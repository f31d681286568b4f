"""The texts and the terms of a competition."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.queries import find_competition
from portal.competitions.types import Stage
from tests.support.forms import address, filled, parsed, words

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


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

    def test_limits_of_categories_are_none_until_set_then_recorded_and_public(
        self, coordinator, client, draft, database
    ):
        url = address(draft, "settings")
        assert (
            draft.category_caps,
            "Tāmes veidu robežas:" in self._public(coordinator, draft),
        ) == (
            {},
            False,
        )
        fields = filled(coordinator, url) | {"cap_meals": "12,5", "cap_equipment": "0"}
        assert coordinator.post(url, data=fields).status_code == 303
        database.session.refresh(draft)
        assert draft.category_caps == {"meals": "0.125", "equipment": "0"}
        assert "Ēdināšana – ne vairāk kā 12,5 %" in self._public(coordinator, draft)
        log = words(coordinator.get(address(draft, "log")))
        assert "Tāmes veidu robežas: – → Ēdināšana 12,5 %, Inventārs 0 %" in log
        page = coordinator.page(url)
        assert page.select_one("#cap_meals")["value"] == "12,5"
        assert page.select_one("details:has(#cap_meals)").has_attr("open")

    def _public(self, coordinator, draft):
        return words(coordinator.get(address(draft, "preview")))

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
            ({"min_at_risk_share": "101"}, "Ierakstiet procentus no 0 līdz 100"),
            ({"cap_meals": "100,01"}, "Ierakstiet procentus no 0 līdz 100"),
            ({"cap_meals": "puse"}, "Ierakstiet procentus no 0 līdz 100"),
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
