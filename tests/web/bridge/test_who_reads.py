"""The commission and the coordinator read the number; nobody outside does."""

import pytest

from portal.competitions.types import Stage
from tests.support.addresses import addresses

SAID = "Skola apstiprina: 3 dalībnieki ir skolēni ar plānu (7.–9. klase)."
BY = "Apstiprināja Gunta Jansone (vada skolu), 01.03.2027."
MISMATCH = "Pieteikumā: 4; skola apstiprina: 3."


@pytest.fixture
def desk(application):
    return f"/evaluation/{application.competition.code}/applications/{application.id}"


@pytest.fixture
def member(make, application):
    member = make.member(application.competition)
    make.no_conflict(member, application)
    return member


def said_on(page):
    return " ".join(page.get_text(" ").split())


def test_a_member_of_the_commission_reads_the_number(sign_in, member, desk, confirmed):
    text = said_on(sign_in(member.person).page(desk))
    assert "Upmalas vidusskola" in text
    assert SAID in text
    assert BY.removesuffix(".") in text
    assert MISMATCH in text


def test_the_coordinator_reads_the_number(sign_in, make, application, confirmed):
    coordinator = sign_in(make.coordinator(application.competition.municipality))
    text = said_on(coordinator.page(f"/coordinator/applications/{application.id}"))
    assert SAID in text
    assert MISMATCH in text


def test_numbers_that_agree_are_no_mismatch(sign_in, member, desk, office, here, count, make, kept):
    count.claimed = 3
    make.save(count)
    office.post(here, data={"number": "3", "version": str(kept()[0].version)})
    text = said_on(sign_in(member.person).page(desk))
    assert SAID in text
    assert "Pieteikumā: 3;" not in text


def test_why_a_school_declined_is_for_the_team_alone(sign_in, member, desk, office, here):
    office.post(f"{here}/decline", data={"why": "Saraksts nav saskaņots.", "version": "1"})
    text = said_on(sign_in(member.person).page(desk))
    assert "Skola skaitu neapstiprina (7.–9. klase)." in text
    assert "Saraksts nav saskaņots." not in text


def test_who_is_in_conflict_reads_nothing(sign_in, make, member, application, desk, confirmed):
    make.conflict(member, application)
    answer = sign_in(member.person).get(desk)
    assert answer.status_code in {403, 404}
    assert "Skola apstiprina" not in answer.text


def test_before_the_word_of_no_conflict_nothing_is_read(
    sign_in, make, application, desk, confirmed
):
    member = make.member(application.competition)
    assert "Skola apstiprina" not in sign_in(member.person).get(desk).text


def test_the_number_costs_the_workbench_one_query_however_many_schools(
    sign_in, make, member, desk, application, count, count_queries, owner
):
    window = sign_in(member.person)
    window.get(desk)
    with count_queries() as few:
        window.get(desk)
    for _ in range(5):
        make.save(
            type(count)(
                application_id=application.id,
                school_id=make.school().id,
                grade_from="7",
                grade_to="9",
                claimed=2,
                asked_at=make.now,
                asked_by_id=owner.id,
            )
        )
    with count_queries() as many:
        window.get(desk)
    assert len(few) == len(many)
    assert sum("FROM school_count" in one for one in many) == 1


@pytest.mark.parametrize("stage", [Stage.EVALUATING, Stage.RESULTS_PUBLISHED])
def test_nothing_is_on_a_public_page(app, client, make, application, confirmed, stage):
    application.competition.stage = stage
    make.save(application.competition)
    code = application.competition.code
    scene = {"name": "it", "competitions": code, "results": code, "applications": application.id}
    read = 0
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "assets.asset":
            continue
        for path, _ in addresses(app, rule, [scene]):
            answer = client.get(path)
            text = answer.get_data(as_text=True) if answer.mimetype.startswith("text/") else ""
            answer.close()
            read += answer.status_code == 200
            assert "Skola apstiprina" not in text, path
            assert "Upmalas vidusskola" not in text, path
    assert read > 5
