"""The chair opens the discussion; members see each other's marks and give their own anew."""

import pytest
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.evaluation.models import Assessment, Consensus, Reopening
from portal.evaluation.types import AssessmentStatus

FOUND_AFTERWARDS = "Pamanīta pielikuma lapa, ko pirmoreiz neredzēja."


def discussion(commission):
    return f"/evaluation/{commission.code}/discussion"


def reopening(sheet):
    return f"/evaluation/assessments/{sheet.id}/reopening"


def test_of_one_application_the_marks_are_opened_and_of_the_others_not(
    make, commission, sign_in, desk_of, word, database
):
    one, other, _ = commission.applications
    for application in (one, other):
        make.assessment(commission.second, application, points=9)
        word(commission.first, application)
    chair = sign_in(commission.chair.person)

    answer = chair.post(desk_of(one, "/consensus/open"))
    chair.post(desk_of(one, "/consensus/open"))

    assert answer.location.endswith(discussion(commission))
    opened = database.session.scalars(select(Consensus)).all()
    assert [row.application_id for row in opened] == [one.id]
    first = sign_in(commission.first.person)
    assert commission.second.person.name in first.get(desk_of(one)).text
    assert commission.second.person.name not in first.get(desk_of(other)).text
    assert "Sākta" in first.page(discussion(commission)).select_one(".tag--info").text
    lines = database.session.scalars(select(AuditEntry)).all()
    assert [row.details["number"] for row in lines if "consensus" in row.what] == [one.number]


def test_only_the_chair_without_a_conflict_opens_the_discussion_and_only_while_it_works(
    make, commission, sign_in, desk_of, database
):
    one = commission.applications[0]
    opening = desk_of(one, "/consensus/open")
    for person in (commission.first.person, commission.secretary.person):
        assert sign_in(person).post(opening).status_code == 403
    assert sign_in(commission.coordinator).post(opening).status_code == 404
    make.conflict(commission.chair, one)
    assert sign_in(commission.chair.person).post(opening).status_code == 404

    commission.competition.stage = Stage.DECIDED
    database.session.commit()

    other = desk_of(commission.applications[1], "/consensus/open")
    assert sign_in(commission.chair.person).post(other).status_code == 403
    assert database.session.scalars(select(Consensus)).all() == []


def test_the_list_shows_who_is_apart_first_and_only_to_whoever_may_see_it(
    make, commission, sign_in
):
    calm, apart, _ = commission.applications
    for application, points in ((calm, (8, 8)), (apart, (10, 2))):
        for member, given in zip((commission.first, commission.chair), points, strict=True):
            make.assessment(member, application, points=given)

    seen = sign_in(commission.first.person).page(discussion(commission))
    hidden = sign_in(commission.second.person).page(discussion(commission))

    titles = [one.a.text for one in seen.select("tbody th")]
    assert titles[0] == apart.title
    assert "Liela izkliede" in seen.text
    assert "10,00–50,00" in seen.text
    assert hidden.select_one("tbody th").a.text == calm.title
    assert "Liela izkliede" not in hidden.text
    assert "10,00–50,00" not in hidden.text
    assert "redzēsiet, kad iesniegsiet savu" in hidden.text


def test_whoever_stepped_back_sees_nothing_of_it_in_the_list(make, commission, sign_in):
    one = commission.applications[0]
    for member in (commission.first, commission.second):
        make.assessment(member, one, points=9)
    make.conflict(commission.chair, one)

    page = sign_in(commission.chair.person).page(discussion(commission))

    assert "45,00" not in page.text
    assert page.find("a", href=lambda it: it and f"/applications/{one.id}" in it) is None


@pytest.fixture
def given_back(make, commission, sign_in, word):
    """A sheet of fours, seen in the discussion and given back by the chair."""
    one = commission.applications[0]
    word(commission.chair, one)
    word(commission.first, one)
    sheet = make.assessment(commission.first, one, points=4)
    make.assessment(commission.chair, one, points=9)
    chair = sign_in(commission.chair.person)
    chair.post(f"/evaluation/{commission.code}/consensus/open")
    chair.post(reopening(sheet), data={"reason": FOUND_AFTERWARDS})
    return sheet


def test_the_author_of_a_sheet_given_back_is_told_why(
    commission, given_back, sign_in, desk_of, letters
):
    letter = letters()[-1]
    assert letter.recipient == commission.first.person.email
    assert FOUND_AFTERWARDS in letter.text
    page = sign_in(commission.first.person).page(desk_of(commission.applications[0]))
    assert FOUND_AFTERWARDS in page.text


def test_a_sheet_is_given_back_changed_and_both_are_on_record(
    commission, given_back, sign_in, desk_of, whole_sheet, database
):
    there = desk_of(commission.applications[0])
    version = database.session.scalar(
        select(Assessment.version).where(Assessment.id == given_back.id)
    )
    again = whole_sheet(version=version, points="8", finish="1")
    sign_in(commission.first.person).post(f"{there}?criterion=all", data=again)

    database.session.expire_all()
    kept = database.session.scalars(select(Reopening)).one()
    assert {one["points"] for one in kept.marks} == {"4"}
    assert kept.marks[0]["reason"].startswith("Pamatojums par")
    assert database.session.get(Assessment, given_back.id).status is AssessmentStatus.SUBMITTED
    page = sign_in(commission.chair.person).page(there)
    text = " ".join(page.text.split())
    assert "(bija 4)" in text
    assert FOUND_AFTERWARDS in text
    assert page.find("a", href=reopening(given_back)) is not None


def test_the_chair_finds_every_sheet_handed_in_and_no_marks(make, commission, sign_in, desk_of):
    one, other, _ = commission.applications
    sheet = make.assessment(commission.first, one, points=9)
    make.assessment(commission.first, other)
    make.conflict(commission.chair, other)
    listed = f"/evaluation/{commission.code}/sheets"

    page = sign_in(commission.chair.person).page(listed)

    assert page.find("a", href=reopening(sheet)) is not None
    assert other.number not in page.text
    assert "Pamatojums par" not in page.text
    assert sign_in(commission.first.person).get(listed).status_code == 403
    assert sign_in(commission.coordinator).get(listed).status_code == 404


def test_the_coordinator_reads_why_sheets_were_given_back_without_their_marks(
    make, commission, sign_in
):
    sheet = make.assessment(commission.first, commission.applications[0], points=4)
    window = sign_in(commission.coordinator)
    window.post(reopening(sheet), data={"reason": FOUND_AFTERWARDS})

    page = window.page(f"/coordinator/competitions/{commission.code}/commission/sheets")

    assert FOUND_AFTERWARDS in page.text
    assert "vēl nav iesniegts no jauna" in page.text
    assert "20" not in page.select_one("#reopened").find_next("ul").text.replace("2027", "")


def test_the_list_asks_the_database_as_often_for_many_as_for_one(
    make, commission, sign_in, checked, count_queries
):
    window = sign_in(commission.first.person)
    window.get(discussion(commission))
    with count_queries() as few:
        window.get(discussion(commission))
    for _ in range(6):
        more = checked(make.submitted(make.application(competition=commission.competition)))
        make.assessment(commission.second, more)
    window.get(discussion(commission))  # the ranking is kept until the marks are others
    with count_queries() as many:
        window.get(discussion(commission))
    assert len(many) == len(few)
