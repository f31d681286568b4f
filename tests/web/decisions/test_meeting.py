"""The meeting: the ranking, who is there, votes, ties, decisions, the minutes."""

import pytest

from portal.competitions.types import Stage
from portal.decisions.models import Decision, TieSettled, Vote
from portal.decisions.types import Outcome
from portal.evaluation.models import Consensus
from portal.kernel.identity import Role


def meeting(made, rest=""):
    return f"/competitions/{made.code}/meeting{rest}"


def outcomes(database, made):
    database.session.commit()
    rows = database.session.query(Decision).filter_by(competition_id=made.competition.id)
    return {row.application_id: row.outcome for row in rows}


def votes_of(form):
    return {one["name"]: "for" for one in form.select("input[name^=vote_]")}


def test_the_ranking_stands_in_order_with_the_funding_line(commission, sign_in):
    made = commission()
    page = sign_in(made.coordinator).page(meeting(made))
    text = page.get_text(" ", strip=True)
    titles = [one.get_text(strip=True) for one in page.select(".rank-table th[scope=row] a")]

    assert titles == [one.title for one in made.applications]
    assert "9 200,00 €" in page.select_one(".rank-table__line").get_text().replace("\xa0", " ")
    assert "45,00" in text
    assert "zem kopējā sliekšņa" in text.lower()


def test_a_member_who_has_not_handed_in_sees_no_marks(commission, make, sign_in):
    made = commission()
    late = commission.add(made, None)
    for person in (made.chair, made.member):
        make.assessment(person, late, submitted=False)
    page = sign_in(made.member.person).page(meeting(made))

    assert page.select_one(".rank-table") is None
    assert "45,00" not in page.get_text()


def test_the_consensus_stage_shows_the_marks_to_all(commission, make, sign_in):
    made = commission()
    observer = make.member(made.competition, role=Role.OBSERVER)
    assert sign_in(observer.person).page(meeting(made)).select_one(".rank-table") is None

    make.save(
        Consensus(
            competition_id=made.competition.id,
            opened_at=make.now,
            opened_by_id=made.chair.person_id,
        )
    )

    assert sign_in(observer.person).page(meeting(made)).select_one(".rank-table") is not None


def test_strangers_and_applicants_find_no_meeting(commission, make, sign_in, client):
    made = commission()
    other = make.coordinator(make.municipality())

    for person in (made.owners[0], other, make.person()):
        for rest in ("", "/minutes", "/minutes.pdf", "/projector", "/applications.csv"):
            assert sign_in(person).get(meeting(made, rest)).status_code == 404
    assert client.get(meeting(made)).status_code == 302


def test_a_member_reads_but_does_not_record(commission, sign_in):
    made = commission()
    browser = sign_in(made.member.person)

    assert browser.get(meeting(made)).status_code == 200
    assert browser.get(meeting(made, "/opening")).status_code == 403
    assert browser.post(meeting(made, "/decide-undisputed")).status_code == 403
    assert browser.post(meeting(made, "/minutes/sign")).status_code == 403
    assert browser.get(meeting(made, "/applications.csv")).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", ""),
        ("number", "9" * 500),
        ("held_on", "31.02.2027."),
        ("held_on", "rīt"),
        ("held_time", "25.00"),
        ("place", ""),
        ("place", "\x00"),
        ("agenda", "a" * 5000),
    ],
)
def test_a_faulty_meeting_is_refused_and_nothing_typed_is_lost(commission, sign_in, field, value):
    made = commission()
    typed = {
        "number": "12",
        "held_on": "09.04.2027.",
        "held_time": "10.00",
        "place": "Liepājā",
        "agenda": "Darba kārtība 😀 <b>",
        "version": "0",
    } | {field: value}
    answer = sign_in(made.secretary.person).post(meeting(made, "/opening"), data=typed)

    assert answer.status_code == 200
    assert "error-summary" in answer.text
    assert field == "agenda" or "Darba kārtība 😀 &lt;b&gt;" in answer.text


def test_the_second_of_two_who_record_the_meeting_sees_both(commission, meet, sign_in):
    made = commission()
    meet(made)
    answer = sign_in(made.chair.person).post(
        meeting(made, "/opening"),
        data={
            "number": "13",
            "held_on": "10.04.2027.",
            "held_time": "11.00",
            "place": "Grobiņā",
            "agenda": "",
            "version": "0",
        },
    )

    assert answer.status_code == 409
    assert "Grobiņā" in answer.text
    assert "Rožu ielā 6" in answer.text


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
    votes = {name: "perhaps" for name in votes_of(browser.page(address))}
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


def test_an_application_of_another_competition_is_not_found(commission, meet):
    made, other = commission(), commission()
    browser = meet(made)

    assert (
        browser.get(meeting(made, f"/applications/{other.applications[0].id}")).status_code == 404
    )
    assert browser.get(meeting(made, "/applications/99999999999999999999")).status_code == 404


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


def test_signed_minutes_freeze_the_decisions(commission, signed, sign_in, database, meeting_of):
    made = signed(commission())
    browser = sign_in(made.secretary.person)
    before = outcomes(database, made)
    page = browser.page(meeting(made, f"/applications/{made.applications[0].id}"))
    assert page.select_one("form[method=post] [name=outcome]") is None

    answer = browser.post(meeting(made, "/decide-undisputed"), follow_redirects=True)

    assert "Protokols ir parakstīts" in answer.text
    assert outcomes(database, made) == before
    assert meeting_of(made).minutes_file_id is not None
    database.session.refresh(made.competition)
    assert made.competition.stage is Stage.DECIDED


def test_the_minutes_are_not_signed_while_something_is_undecided(commission, meet, sign_in):
    made = commission()
    meet(made)
    browser = sign_in(made.chair.person)
    page = browser.page(meeting(made, "/minutes"))

    assert len(page.select(".blockers li")) == 4
    answer = browser.post(meeting(made, "/minutes/sign"), follow_redirects=True)
    assert "Kaut kas vēl traucē" in answer.text


def test_a_withdrawn_application_needs_no_decision(commission, withdrawn, signed, database):
    made = commission()
    withdrawn(made.applications[3])
    signed(made)

    assert made.applications[3].id not in outcomes(database, made)


def test_notes_and_dissent_are_in_the_minutes(commission, meet):
    made = commission()
    browser = meet(made)
    page = browser.page(meeting(made, "/minutes/notes"))
    version = page.select_one("[name=version]")["value"]
    typed = {"notes": "Apsprieda divus.", "dissent": "D. Upīte: <b>pret</b>.", "version": version}
    assert browser.post(meeting(made, "/minutes/notes"), data=typed).status_code == 302
    text = browser.page(meeting(made, "/minutes")).get_text()
    assert "D. Upīte: <b>pret</b>." in text

    stale = browser.post(meeting(made, "/minutes/notes"), data=typed | {"notes": "Cits teksts"})
    assert stale.status_code == 409
    assert "Cits teksts" in stale.text
    assert "Apsprieda divus." in stale.text


def test_the_pages_of_the_meeting_cost_the_same_for_few_and_many(
    commission, sign_in, count_queries
):
    made = commission(points=(9, 8))
    browser = sign_in(made.coordinator)
    with count_queries() as few:
        browser.page(meeting(made))
    for mark in (7, 6, 5, 4, 3, 2):
        commission.add(made, mark)
    with count_queries() as many:
        browser.page(meeting(made))

    assert len(many) == len(few)
    assert len(many) <= 25


def test_the_table_has_every_application_and_runs_no_formula(
    commission, decided, sign_in, count_queries, make
):
    made = commission()
    commission.add(made, 9, title="=HYPERLINK(evil)")
    decided(made)
    browser = sign_in(made.coordinator)
    with count_queries() as queries:
        answer = browser.get(meeting(made, "/applications.csv"))
    lines = answer.get_data(as_text=True).splitlines()

    assert len(lines) == 6
    assert "'=HYPERLINK(evil)" in lines[5]
    assert "45,00" in lines[1]
    assert "Apstiprināts" in lines[1]
    assert len([one for one in queries if not one.startswith("BEGIN")]) <= 10, "\n".join(queries)


def test_the_projector_names_nobody(commission, sign_in):
    made = commission()
    text = sign_in(made.coordinator).page(meeting(made, "/projector")).get_text()

    assert "Dace Upīte" not in text
    assert made.applications[0].title in text
