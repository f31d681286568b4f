"""The coordinator sets up a competition."""

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.audit.service import record
from portal.competitions.models import Competition
from tests.support.forms import address, filled, words

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


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
def test_every_page_opens_for_its_coordinator_in_both_languages(
    coordinator, draft, open_call, page
):
    shown = open_call if page == "suspension" else draft
    for language in ("", "/en"):
        assert coordinator.get(language + address(shown, page)).status_code == 200


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

    def test_the_words_of_every_part_of_the_portal_are_latvian(self, coordinator, make, draft):
        organisation = make.organisation()
        for what in ("application submitted", "minutes signed", "letter sent again"):
            record(
                what,
                organisation,
                by=None,
                at=make.now,
                competition_id=draft.id,
                number="LIEP-2027-1/007",
                reason="klusu",
            )
        make.session.commit()
        said = coordinator.page(address(draft, "log")).get_text(" ")
        said_in_latvian = ("Pieteikums iesniegts", "Protokols parakstīts", "Vēstule nosūtīta")
        for phrase in said_in_latvian:
            assert phrase in said
        assert "LIEP-2027-1/007" in said
        assert "klusu" not in said

    def test_the_act_behind_a_halt_is_named_with_its_date(self, coordinator, open_call):
        coordinator.post(
            address(open_call, "suspension"),
            data={
                "act": "order",
                "act_number": "4-4/12, a",
                "act_date": "01.03.2027.",
                "reason_lv": "kļūda nolikumā",
                "sure": "y",
            },
        )
        said = words(coordinator.get(address(open_call, "log")))
        assert "Konkurss apturēts" in said
        assert "01.03.2027. rīkojums Nr. 4-4/12, a" in said

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
