"""Votes, ties and decisions, through the pages."""

import pytest

from portal.decisions.models import Decision, TieSettled, Vote
from portal.decisions.types import Outcome


def meeting(made, rest=""):
    return f"/competitions/{made.code}/meeting{rest}"


def outcomes(database, made):
    database.session.commit()
    rows = database.session.query(Decision).filter_by(competition_id=made.competition.id)
    return {row.application_id: row.outcome for row in rows}


def votes_of(form):
    return {one["name"]: "for" for one in form.select("input[name^=vote_]")}


def test_without_a_quorum_nothing_is_decided(commission, meet, database):
    made = commission()
    browser = meet(made, present=[made.chair, made.secretary])
    page = browser.page(meeting(made))
    browser.post(meeting(made, "/decide-undisputed"))

    assert "Kvoruma nav" in page.get_text()
    assert outcomes(database, made) == {}


def test_what_is_undisputed_is_decided_in_one_act(commission, decided, database):
    made = commission()
    decided(made)

    assert list(outcomes(database, made).values()) == [
        Outcome.APPROVED,
        Outcome.APPROVED,
        Outcome.RESERVE,
        Outcome.REJECTED,
    ]
    reserve = database.session.query(Decision).filter_by(outcome=Outcome.RESERVE).one()
    assert reserve.reserve_place == 1


def test_one_application_is_decided_by_vote(commission, meet, database):
    made = commission()
    browser = meet(made)
    address = meeting(made, f"/applications/{made.applications[0].id}")
    page = browser.page(address)
    answer = browser.post(address, data={"outcome": "approved", "reason": ""} | votes_of(page))

    assert answer.status_code == 302
    assert outcomes(database, made) == {made.applications[0].id: Outcome.APPROVED}


def test_deciding_otherwise_needs_a_reason(commission, meet, database):
    made = commission()
    browser = meet(made)
    address = meeting(made, f"/applications/{made.applications[0].id}")
    votes = votes_of(browser.page(address))
    refused = browser.post(address, data={"outcome": "rejected", "reason": ""} | votes)
    assert "Uzrakstiet pamatojumu" in refused.text
    assert outcomes(database, made) == {}

    browser.post(address, data={"outcome": "rejected", "reason": "Jau noticis."} | votes)
    assert outcomes(database, made) == {made.applications[0].id: Outcome.REJECTED}


def test_no_more_are_approved_than_the_quota_allows(commission, decided):
    made = commission()
    browser = decided(made)
    address = meeting(made, f"/applications/{made.applications[2].id}")
    votes = votes_of(browser.page(address))
    answer = browser.post(address, data={"outcome": "approved", "reason": "Arī labs."} | votes)

    assert "Kvota ir aizpildīta" in answer.text
    assert "Arī labs." in answer.text


def test_the_budget_may_allow_fewer_than_the_quota(commission, decided, database):
    made = commission(quota=3, budget="5000.00")
    decided(made)

    assert list(outcomes(database, made).values()).count(Outcome.APPROVED) == 1


def test_a_vote_that_is_not_carried_decides_nothing(commission, meet, database):
    made = commission()
    browser = meet(made)
    address = meeting(made, f"/applications/{made.applications[0].id}")
    votes = dict.fromkeys(votes_of(browser.page(address)), "against")
    answer = browser.post(address, data={"outcome": "approved"} | votes)

    assert "nav pieņemts" in answer.text
    assert outcomes(database, made) == {}


@pytest.mark.parametrize(
    "typed",
    [{}, {"outcome": "maybe"}, {"outcome": ""}, {"outcome": "approved", "vote": "x"}],
)
def test_a_faulty_decision_is_refused_in_words(commission, meet, database, typed):
    made = commission()
    browser = meet(made)
    address = meeting(made, f"/applications/{made.applications[0].id}")
    votes = dict.fromkeys(votes_of(browser.page(address)), "perhaps")
    answer = browser.post(address, data=votes | typed)

    assert answer.status_code == 200
    assert "error-summary" in answer.text
    assert outcomes(database, made) == {}


def test_a_member_in_conflict_has_no_vote_and_does_not_count(commission, make, meet, database):
    made = commission()
    third = make.member(made.competition)
    application = made.applications[0]
    make.assessment(third, application, points=9)
    make.conflict(made.member, application)
    browser = meet(made, present=[made.chair, made.member, made.secretary, third])
    address = meeting(made, f"/applications/{application.id}")
    page = browser.page(address)

    assert f"vote_{made.member.id}" not in votes_of(page)
    assert "Nebalso (interešu konflikts)" in page.get_text()
    forged = votes_of(page) | {f"vote_{made.member.id}": "for", "outcome": "approved"}
    browser.post(address, data=forged)
    database.session.commit()
    votes = database.session.query(Vote).join(Decision).filter_by(application_id=application.id)
    assert {vote.member_id for vote in votes} == {made.chair.id, third.id}


def test_a_chair_in_conflict_cannot_open_the_decision(commission, make, meet, sign_in):
    made = commission()
    third = make.member(made.competition)
    make.assessment(third, made.applications[0], points=9)
    make.conflict(made.chair, made.applications[0])
    meet(made)
    browser = sign_in(made.chair.person)

    assert browser.get(meeting(made, f"/applications/{made.applications[0].id}")).status_code == 404
    assert (
        browser.get(meeting(made, f"/applications/{made.applications[0].id}/reasons")).status_code
        == 404
    )
    page = browser.page(meeting(made))
    assert "Jūs nevērtējat" in page.get_text()


def test_a_tie_across_the_line_is_settled_before_decisions(commission, meet, database):
    made = commission(points=(9, 8, 8, 3))
    browser = meet(made)
    assert "jāizšķir" in browser.page(meeting(made)).get_text()
    browser.post(meeting(made, "/decide-undisputed"))
    assert len(outcomes(database, made)) == 2

    address = meeting(made, "/ties/2")
    page = browser.page(address)
    answer = browser.post(
        address,
        data={"place_0": "2", "place_1": "1", "reason": "Vairāk riska grupas jauniešu."}
        | votes_of(page),
    )
    assert answer.status_code == 302, answer.text
    settled = database.session.query(TieSettled).one()
    assert settled.numbers == [made.applications[2].number, made.applications[1].number]

    browser.post(meeting(made, "/decide-undisputed"))
    decided = outcomes(database, made)
    assert decided[made.applications[2].id] is Outcome.APPROVED
    assert decided[made.applications[1].id] is Outcome.RESERVE


@pytest.mark.parametrize(
    "typed",
    [
        {"place_0": "1", "place_1": "1", "reason": "Jā."},
        {"place_0": "1", "place_1": "2", "reason": ""},
        {"place_0": "7", "place_1": "x", "reason": "Jā."},
        {},
    ],
)
def test_a_faulty_order_is_refused(commission, meet, database, typed):
    made = commission(points=(9, 8, 8))
    browser = meet(made)
    address = meeting(made, "/ties/2")
    answer = browser.post(address, data=typed | votes_of(browser.page(address)))

    assert answer.status_code == 200
    assert "error-summary" in answer.text
    assert database.session.query(TieSettled).count() == 0


def test_there_is_no_page_for_a_tie_that_is_none(commission, meet):
    made = commission()

    assert meet(made).get(meeting(made, "/ties/1")).status_code == 404


def test_the_members_reasons_are_the_draft_of_the_commissions(commission, decided, make):
    made = commission()
    browser = decided(made)
    refused = made.applications[3]
    page = browser.page(meeting(made, f"/applications/{refused.id}/reasons"))
    texts = [one.get_text().strip() for one in page.select("textarea[name^=criterion_]")]

    assert texts[0] == "Pamatojums par „Vajadzība”."
    names = [one["name"] for one in page.select("textarea[name^=criterion_]")]
    answer = browser.post(
        meeting(made, f"/applications/{refused.id}/reasons"),
        data={names[0]: "Trūkst datu.", "strongest": "Ideja.", "improve": "Dati."},
    )
    assert answer.status_code == 302
