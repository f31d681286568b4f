"""Documents, announcing, suspending and cancelling."""

import io

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.models import Follower
from portal.competitions.queries import find_competition, find_whole
from portal.competitions.types import Stage
from portal.kernel.secret import new_secret, secret_digest
from tests.support.forms import address, parsed, words

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


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
