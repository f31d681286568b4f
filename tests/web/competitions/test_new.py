"""A new competition begins with a code, a title, a window and a quota."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from portal.competitions.queries import find_competition, find_whole
from portal.competitions.types import Stage
from tests.support.forms import filled, parsed, words

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


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
