"""The meeting: the ranking, who sees it, who records when, where and who is there."""

import pytest

from portal.decisions.models import Decision
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


def test_an_application_of_another_competition_is_not_found(commission, meet):
    made, other = commission(), commission()
    browser = meet(made)

    assert (
        browser.get(meeting(made, f"/applications/{other.applications[0].id}")).status_code == 404
    )
    assert browser.get(meeting(made, "/applications/99999999999999999999")).status_code == 404


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
    assert len(many) <= 15


def test_the_projector_names_nobody(commission, sign_in):
    made = commission()
    text = sign_in(made.coordinator).page(meeting(made, "/projector")).get_text()

    assert "Dace Upīte" not in text
    assert made.applications[0].title in text


def test_before_the_meeting_is_open_a_decision_leads_to_opening_it(commission, sign_in):
    made = commission()
    browser = sign_in(made.secretary.person)
    page = browser.page(meeting(made, f"/applications/{made.applications[0].id}"))
    assert page.select_one("main form") is None
    assert page.select_one(f"main a[href='{meeting(made, '/opening')}']")
    answer = browser.post(meeting(made, f"/applications/{made.applications[0].id}"))
    assert answer.status_code == 200


def test_the_meeting_leads_back_to_where_its_reader_works(commission, sign_in):
    made = commission()
    for person, back in (
        (made.coordinator, f"/coordinator/competitions/{made.code}"),
        (made.member.person, f"/evaluation/{made.code}"),
    ):
        assert sign_in(person).page(meeting(made)).select_one(f"main nav a[href='{back}']")
