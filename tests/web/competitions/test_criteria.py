"""Criteria and extra questions, until the competition opens."""

from decimal import Decimal

import pytest

from portal.competitions.models import ExtraQuestion
from portal.competitions.queries import find_whole
from tests.support.forms import address, filled, parsed, words

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


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
        fields = {"title_lv": "Cits", "max_points": "10", "step": "1", "weight": "1"}
        answer = words(coordinator.post(url, data=fields))
        assert "mainīt vairs nevar" in answer
        assert "Cits" in parsed(coordinator.post(url, data=fields)).select_one("#title_lv")["value"]
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

    @pytest.mark.parametrize("rows", ["criteria", "questions"])
    def test_what_is_frozen_is_read_without_a_form(self, coordinator, make, open_call, rows):
        make.save(ExtraQuestion(competition_id=open_call.id, code="q1", position=1, title_lv="Ko?"))
        held = getattr(find_whole(open_call.code), rows)[-1]
        page = coordinator.page(address(open_call, f"{rows}/{held.id}"))
        assert page.select_one("main form") is None
        assert held.title_lv in page.select_one("main dl").get_text()
        assert "mainīt vairs nevar" in page.get_text()

    @pytest.mark.parametrize("new", ["questions/new", "criteria/new/quality"])
    def test_nothing_new_is_asked_once_the_call_is_open(self, coordinator, open_call, new):
        rows = address(open_call, new.partition("/")[0])
        assert coordinator.page(rows).select_one(f"a[href*='{new}']") is None
        answer = coordinator.get(address(open_call, new))
        assert (answer.status_code, answer.location) == (303, rows)
        assert "mainīt vairs nevar" in words(coordinator.get(rows))
