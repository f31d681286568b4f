"""Whose turn it is, is told by letter: by plan number, in the person's language, without names."""

from datetime import timedelta

import pytest

from portal.support.plans import service
from portal.support.plans.service.handing import hand_over
from portal.support.plans.types import Desk, PlanState

MARK = "Noslēpumaina Anna"


@pytest.fixture
def draft(make, school, plan_of):
    pupil = make.pupil(school.place, first_name="Noslēpumaina", last_name="Anna")
    return plan_of(state=PlanState.DRAFT, pupil=pupil, signed_by=MARK, pupil_words=MARK)


def told(letters):
    return [(one.recipient, one.subject) for one in letters()]


def test_each_desk_is_told_in_its_turn_and_the_author_at_the_end(make, school, draft, letters):
    at = make.now
    service.submit(draft.id, by=school.author.person_id, at=at)
    for desk in Desk:
        service.approve(draft.id, desk, by=make.person().id, at=at)
    waits = f"Jūsu saskaņojumu gaida atbalsta plāns {draft.code}"
    assert told(letters) == [
        (school.head.email, waits),
        (school.municipality.email, waits),
        (school.expert.email, waits),
        (school.author.email, f"Atbalsta plāns {draft.code} ir saskaņots"),
        (
            school.head.email,
            f"Saskaņoti skolas „{school.place.name}” atbalsta plāni: {draft.code}",
        ),
    ]


def test_a_returned_plan_is_told_without_the_comment(make, school, draft, letters):
    service.submit(draft.id, by=school.author.person_id, at=make.now)
    service.give_back(draft.id, Desk.HEAD, MARK, by=school.head.id, at=make.now)
    last = letters()[-1]
    assert last.recipient == school.author.email
    assert last.subject == f"Atbalsta plāns {draft.code} ir atgriezts jums"
    assert f"/school/plans/{draft.code}" in last.text


def test_no_letter_names_anybody(make, school, draft, letters):
    service.submit(draft.id, by=school.author.person_id, at=make.now)
    service.give_back(draft.id, Desk.HEAD, MARK, by=school.head.id, at=make.now)
    service.submit(draft.id, by=school.author.person_id, at=make.now)
    for desk in Desk:
        service.approve(draft.id, desk, by=make.person().id, at=make.now)
    said = "".join(one.subject + one.text + one.html for one in letters())
    assert draft.code in said
    assert not any(word in said for word in MARK.split())


def test_however_many_plans_come_one_letter_a_day_is_sent(make, school, plan_of, letters):
    for day in (0, 0, 1):
        plan = plan_of(state=PlanState.DRAFT)
        at = make.now + timedelta(days=day)
        service.submit(plan.id, by=school.author.person_id, at=at)
    assert [one.recipient for one in letters()] == 2 * [school.head.email]


def test_a_letter_is_in_the_persons_language(make, school, draft, letters, database):
    school.head.language = "en"
    database.session.commit()
    service.submit(draft.id, by=school.author.person_id, at=make.now)
    [letter] = letters()
    assert letter.subject == f"A support plan waits for your approval: {draft.code}"
    assert "/en/school/approvals" in letter.text


def test_a_head_who_prepared_the_plan_is_not_told_to_approve_it(make, school, letters):
    author = make.author(school.place, person=school.head)
    plan = make.plan(school=school.place, author=author, state=PlanState.DRAFT)
    service.submit(plan.id, by=school.head.id, at=make.now)
    assert letters() == []


def test_the_head_learns_of_approved_plans_once_a_day(make, school, plan_of, letters):
    for day in (0, 0, 1):
        at = make.now + timedelta(days=day)
        plan = plan_of(state=PlanState.IN_APPROVAL, desk=Desk.AGENCY)
        service.approve(plan.id, Desk.AGENCY, by=make.person().id, at=at)
    to_head = [one.subject for one in letters() if one.recipient == school.head.email]
    assert len(to_head) == 2
    assert all(one.startswith("Saskaņoti skolas „Upmalas") for one in to_head)


@pytest.mark.parametrize("by", ["author", "head", "nobody"])
def test_author_and_head_learn_that_a_plan_is_suspended_but_not_who_did_it(
    make, school, plan_of, letters, by
):
    plan = plan_of(state=PlanState.IN_PROGRESS)
    people = {"author": school.author.person_id, "head": school.head.id, "nobody": None}
    emails = {"author": school.author.email, "head": school.head.email}
    service.suspend(plan.id, MARK, by=people[by] or make.person().id, at=make.now)
    emails.pop(by, None)
    told = [one.recipient for one in letters() if one.template == "plans/suspended"]
    assert sorted(told) == sorted(emails.values())
    assert {one.subject for one in letters()} == {f"Atbalsta plāns {plan.code} ir apturēts"}
    assert not any(MARK in one.text + one.html for one in letters())


@pytest.mark.parametrize(
    ("move", "subject"), [(service.suspend, "ir apturēts"), (service.leave, "ir pārtraukts")]
)
def test_who_gives_support_learns_that_nothing_more_is_proposed(
    make, school, plan_of, letters, move, subject
):
    plan = plan_of(state=PlanState.IN_PROGRESS)
    make.measure(plan, provider=school.author)  # is told as its author
    make.staff(school.place)  # gives nothing in this plan
    move(plan.id, MARK, by=make.person().id, at=make.now)
    [letter] = [one for one in letters() if one.template == "plans/no_more_sessions"]
    provider = make.account_of(school.provider)
    assert letter.recipient == provider.email
    assert letter.subject == f"Atbalsta plāns {plan.code} {subject}"
    assert "/school/today" in letter.text
    assert MARK not in letter.text + letter.html


def test_of_a_plan_never_approved_who_would_have_given_support_hears_nothing(
    make, plan_of, letters
):
    plan = plan_of(state=PlanState.DRAFT, approved_at=None)
    service.leave(plan.id, MARK, by=make.person().id, at=make.now)
    assert "plans/no_more_sessions" not in {one.template for one in letters()}


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"state": PlanState.IN_PROGRESS}, "pēc tam plāns jāizvērtē"),
        ({"state": PlanState.DRAFT, "approved_at": None}, "tāpēc tas ir slēgts"),
    ],
)
def test_they_learn_that_the_pupil_has_left(make, school, plan_of, letters, state, said):
    plan = plan_of(**state)
    service.leave(plan.id, MARK, by=make.person().id, at=make.now)
    told = [one for one in letters() if one.template == "plans/stopped"]
    assert {one.recipient for one in told} == {school.author.email, school.head.email}
    assert all(said in one.text and said in one.html for one in told)
    assert not any(MARK in one.text for one in told)


def test_a_plan_returned_from_above_is_told_to_the_head_too(make, school, plan_of, letters):
    plan = plan_of(state=PlanState.IN_APPROVAL, desk=Desk.AGENCY)
    service.give_back(plan.id, Desk.AGENCY, MARK, by=make.person().id, at=make.now)
    assert told(letters) == [
        (school.author.email, f"Atbalsta plāns {plan.code} ir atgriezts jums"),
        (school.head.email, f"Atbalsta plāns {plan.code} ir atgriezts sagatavotājam"),
    ]


def test_both_schools_learn_that_a_pupil_has_moved(make, school, plan_of, letters):
    there = make.school()
    head, author = make.head(there), make.author(there)
    plan = plan_of(state=PlanState.IN_PROGRESS)
    hand_over(plan.pupil_id, plan.school_id, there.id, by=make.person().id, at=make.now)
    left = f"Atbalsta plāns {plan.code} nodots citai skolai"
    came = f"Uz jūsu skolu atnācis skolēns ar atbalsta plānu {plan.code}"
    assert sorted(told(letters)) == sorted(
        [
            (school.author.email, left),
            (school.head.email, left),
            (head.email, came),
            (author.email, came),
        ]
    )
