"""Opening a sheet again, and the sheet on paper."""

import pytest
from sqlalchemy import select

from portal.evaluation.models import Reopening
from portal.evaluation.types import AssessmentStatus


@pytest.mark.parametrize("who", ["chair", "coordinator"])
def test_a_sheet_is_opened_again_only_with_a_reason_that_is_kept(
    make, commission, sign_in, application, stored, who
):
    sheet = make.assessment(commission.first, application)
    by = commission.coordinator if who == "coordinator" else commission.chair.person
    window = sign_in(by)
    there = f"/evaluation/assessments/{sheet.id}/reopening"

    assert window.get(there).status_code == 200
    assert window.post(there, data={"reason": ""}).status_code == 400
    assert stored().status is AssessmentStatus.SUBMITTED
    assert window.post(there, data={"reason": "Nepareizs kritērijs."}).status_code == 302
    assert stored().status is AssessmentStatus.DRAFT
    kept = make.session.scalars(select(Reopening)).all()
    assert [(one.reason, one.by_id) for one in kept] == [("Nepareizs kritērijs.", by.id)]
    assert window.post(there, data={"reason": "Vēlreiz."}).status_code == 409


def test_others_cannot_open_a_sheet_again(make, commission, sign_in, application):
    sheet = make.assessment(commission.first, application)
    there = f"/evaluation/assessments/{sheet.id}/reopening"

    for person in (
        commission.first.person,
        commission.secretary.person,
        make.coordinator(make.municipality()),
        make.person(),
    ):
        assert sign_in(person).get(there).status_code == 404
    make.conflict(commission.chair, application)
    assert sign_in(commission.chair.person).get(there).status_code == 404
    assert (
        sign_in(commission.coordinator).get("/evaluation/assessments/999/reopening").status_code
        == 404
    )


def test_the_sheet_for_paper_has_no_private_notes(make, commission, window, application, desk_of):
    make.assessment(commission.first, application, private_note="Tikai man.")

    page = window.page(desk_of(application, "/print"))

    assert "Tikai man." not in page.text
    assert "Pamatojums par" in page.text
