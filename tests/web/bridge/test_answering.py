"""A school confirms a number, declines, or corrects its answer."""

import pytest

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.kernel.identity import Role
from portal.support.plans.types import PlanState


def test_the_head_confirms_and_the_team_has_a_letter(
    office, here, count, school, kept, letters, make, organisation, head
):
    make.editor(organisation, email="toms@example.test")
    make.viewer(organisation)
    index = f"/school/{school.id}/school-counts"
    page = office.page(index)
    assert "Jaunais solis" in page.text
    assert "Biedrība „Asns”" in page.text.replace("biedrība", "Biedrība")
    assert page.select_one(f'a[href="{here}"]')
    assert "Šo klašu skolēni ar spēkā esošu plānu" in office.page(here).text

    assert office.post(here, data={"number": "3", "version": "1"}).location == index

    (one,) = kept()
    assert (one.confirmed, one.answered_by_id, one.answered_name) == (3, head.id, "Gunta Jansone")
    assert one.answered_as is Role.HEAD
    assert {letter.recipient for letter in letters()} == {"anna@example.test", "toms@example.test"}
    letter = letters()[0]
    assert letter.subject == "Skola ir atbildējusi: Jaunais solis"
    assert "Skola apstiprina: 3 dalībnieki ir skolēni ar plānu (7.–9. klase)." in letter.text


def test_what_is_kept_and_noted_names_no_pupil(office, here, plans, make, database, letters):
    office.post(here, data={"number": "3", "version": "1"})
    noted = database.session.query(AuditEntry).filter_by(what="number of a school answered").one()
    assert noted.details["confirmed"] == 3
    said = " ".join(one.text + one.html for one in letters()) + str(noted.details)
    said += office.get(here).text
    assert "Krists" not in said
    assert not any(one.code in said for one in plans)


def test_the_school_coordinator_answers_too(sign_in, make, school, here, kept):
    coordinator = make.school_coordinator(school, name="Aigars Rozītis")
    sign_in(coordinator).post(here, data={"number": "0", "version": "1"})
    (one,) = kept()
    assert (one.confirmed, one.answered_as) == (0, Role.SCHOOL_COORDINATOR)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4", "Skolā ir mazāk šo klašu skolēnu ar spēkā esošu plānu."),
        ("", "Ierakstiet skaitu; ja neviena nav, 0."),
        ("trīs", "Ierakstiet veselu skaitli"),
    ],
)
def test_what_a_school_cannot_confirm_is_refused_in_words(
    office, here, kept, letters, number, said
):
    answer = office.post(here, data={"number": number, "version": "1"})
    assert said in answer.text
    assert f'value="{number}"' in answer.text
    assert kept()[0].answered_at is None
    assert letters() == []


@pytest.mark.parametrize(
    ("change", "plans_left"),
    [
        ({}, 3),
        ({"state": PlanState.DRAFT}, 2),
        ({"state": PlanState.SUSPENDED}, 2),
        ({"state": PlanState.EVALUATED}, 2),
        ({"state": PlanState.IN_REVISION}, 3),
        ({"approved_at": None}, 2),
        ({"grade": "10"}, 2),
    ],
)
def test_which_plans_are_in_force(office, here, plans, make, kept, change, plans_left):
    for name, value in change.items():
        setattr(plans[0], name, value)
    make.save(plans[0])
    office.post(here, data={"number": str(plans_left + 1), "version": "1"})
    assert kept()[0].confirmed is None
    office.post(here, data={"number": str(plans_left), "version": "1"})
    assert kept()[0].confirmed == plans_left


def test_plans_of_a_period_that_has_ended_do_not_count(office, here, plans, make, kept):
    yesterday = make.now.date().replace(month=2, day=28)
    plans[0].ends_on = yesterday
    make.save(plans[0])
    office.post(here, data={"number": "3", "version": "1"})
    assert kept()[0].confirmed is None
    plans[0].ends_on = make.now.date()
    make.save(plans[0])
    office.post(here, data={"number": "3", "version": "1"})
    assert kept()[0].confirmed == 3


def test_more_than_the_organisation_counts_is_confirmed_and_shown(
    office, here, there, count, team, make, kept
):
    count.claimed = 2
    make.save(count)
    version = str(kept()[0].version)
    office.post(here, data={"number": "3", "version": version})
    assert "Pieteikumā: 2; skola apstiprina: 3." in team.get(there).text


def test_a_school_declines_and_says_why(office, here, there, team, kept, letters):
    why = "Saraksts nav saskaņots."
    office.post(f"{here}/decline", data={"why": why, "version": "1"})
    (one,) = kept()
    assert (one.confirmed, one.declined_why, one.answered_name) == (None, why, "Gunta Jansone")
    assert "Skola skaitu neapstiprina (7.–9. klase)." in letters()[0].text
    assert why in letters()[0].text
    assert why in team.page(there).text


@pytest.mark.parametrize("why", ["", "x" * 501])
def test_a_reason_to_decline_is_needed_and_short(office, here, kept, why):
    answer = office.post(f"{here}/decline", data={"why": why, "version": "1"})
    assert "error-summary" in answer.text
    assert why in answer.text
    assert kept()[0].answered_at is None


def test_an_answer_is_corrected_and_the_team_told_again(office, here, confirmed, kept, letters):
    office.post(here, data={"number": "2", "version": "2"})
    assert kept()[0].confirmed == 2
    assert len(letters()) == 2
    office.post(f"{here}/decline", data={"why": "Kļūda.", "version": "3"})
    assert kept()[0].confirmed is None


@pytest.mark.parametrize(
    ("path", "sent"),
    [("", {"number": "1"}), ("/decline", {"why": "Nezinām."})],
)
def test_of_two_who_answer_at_once_the_second_reads_the_first(
    office, here, confirmed, kept, path, sent
):
    answer = office.post(here + path, data=sent | {"version": "1"})
    assert answer.status_code == 409
    assert "3 dalībnieki" in answer.text
    assert next(iter(sent.values())) in answer.text
    assert kept()[0].confirmed == 3


@pytest.mark.parametrize("path", ["", "/decline"])
def test_after_the_results_no_answer_is_taken(office, here, application, make, kept, path):
    application.competition.stage = Stage.RESULTS_PUBLISHED
    make.save(application.competition)
    for sent in ({"number": "3", "why": "Nezinām.", "version": "1"}, {}):
        assert "atbilde vairs nav vajadzīga" in office.post(here + path, data=sent).text
    assert kept()[0].answered_at is None
    assert office.page(here).select_one("main form") is None


def test_another_school_finds_nothing(sign_in, make, here, school, kept):
    browser = sign_in(make.head(make.school()))
    assert browser.get(here).status_code == 404
    assert browser.post(here, data={"number": "1", "version": "1"}).status_code == 404
    assert browser.post(f"{here}/decline", data={"why": "x", "version": "1"}).status_code == 404
    assert browser.get(f"/school/{school.id}/school-counts").status_code == 404
    assert kept()[0].answered_at is None


def test_who_prepares_plans_does_not_answer(sign_in, make, here, school):
    author = sign_in(make.account_of(make.author(school)))
    assert author.get(here).status_code == 404
    assert author.get(f"/school/{school.id}/school-counts").status_code == 404
    assert "school-counts" not in author.get(f"/school/{school.id}/pupils").text


def test_twenty_requests_cost_a_school_as_many_queries_as_one(
    office, make, school, count, count_queries, owner
):
    there = f"/school/{school.id}/school-counts"
    office.get(there)
    with count_queries() as few:
        office.get(there)
    for _ in range(19):
        application = make.submitted(by=owner)
        make.save(
            type(count)(
                application_id=application.id,
                school_id=school.id,
                grade_from="7",
                grade_to="9",
                claimed=2,
                asked_at=make.now,
                asked_by_id=owner.id,
            )
        )
    with count_queries() as many:
        office.get(there)
    assert len(few) == len(many)
