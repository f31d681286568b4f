"""A team asks a school how many participants are its pupils with a plan."""

import pytest

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.institutions.types import SchoolKind


def test_a_team_asks_and_the_school_has_a_letter(team, asking, there, kept, letters, make, school):
    make.school_coordinator(school, email="skola@example.test")
    assert team.post(there, data=asking).status_code == 303
    (count,) = kept()
    assert (count.grade_from, count.grade_to, count.claimed) == ("7", "9", 4)
    assert {one.recipient for one in letters()} == {"direktore@example.test", "skola@example.test"}
    letter = letters()[0]
    assert letter.subject == "Cik dalībniekiem ir plāns? Jaunais solis"
    assert f"/school/school-counts/{count.id}" in letter.text
    assert "Klases: 7.–9. klase" in letter.text
    assert "Pieteikumā: 4." in letter.text
    page = team.page(there)
    assert "Upmalas vidusskola" in page.text
    assert "Skola vēl nav atbildējusi (7.–9. klase). Pieteikumā: 4." in page.text


def test_the_page_of_the_application_leads_there(team, application, there, head):
    assert team.page(f"/applications/{application.id}").select_one(f'a[href="{there}"]')


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"claimed": ""}, "Ierakstiet skaitu, vismaz 1."),
        ({"claimed": "0"}, "Ierakstiet skaitu, vismaz 1."),
        ({"claimed": "21"}, "Projektā dalībnieku ir mazāk."),
        ({"claimed": "-1"}, "Ierakstiet veselu skaitli"),
        ({"school": ""}, "Izvēlieties skolu."),
        ({"grade_from": ""}, "Izvēlieties, no kuras klases."),
        ({"grade_to": "13"}, "error-summary"),
        ({"school": "99999"}, "Izvēlieties skolu."),
        ({"grade_from": "9", "grade_to": "7"}, "Pēdējā klase ir zemāka par pirmo."),
        ({"grade_from": "C1", "grade_to": "C2"}, "Kursi ir profesionālajās skolās"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(team, asking, there, kept, letters, change, said):
    answer = team.post(there, data=asking | change)
    assert said in answer.text
    assert "error-summary" in answer.text
    assert kept() == []
    assert letters() == []


def test_the_same_grades_are_asked_about_once(team, asking, there, kept):
    team.post(there, data=asking)
    answer = team.post(there, data=asking | {"grade_from": "9", "grade_to": "12"})
    assert "Par daļu no šīm klasēm šai skolai jau lūgts." in answer.text
    team.post(there, data=asking | {"grade_from": "10", "grade_to": "12"})
    assert [one.grade_from for one in kept()] == ["7", "10"]


def test_only_schools_where_somebody_answers_are_offered(team, there, make, head):
    make.school(name="Klusā skola")
    closed = make.school(name="Slēgtā skola", closed_on=make.now.date())
    make.head(closed)
    offered = team.page(there).select_one("#school").text
    assert "Upmalas vidusskola" in offered
    assert "Klusā skola" not in offered
    assert "Slēgtā skola" not in offered


def test_a_vocational_school_is_asked_about_courses(team, asking, there, kept, make):
    college = make.school(kind=SchoolKind.VOCATIONAL)
    make.head(college)
    sent = asking | {"school": str(college.id), "grade_from": "C1", "grade_to": "C2"}
    assert team.post(there, data=sent).status_code == 303
    assert "1.–2. kurss" in team.get(there).text


@pytest.mark.parametrize(
    ("stage", "may"),
    [
        (Stage.ANNOUNCED, True),
        (Stage.DECIDED, True),
        (Stage.RESULTS_PUBLISHED, False),
        (Stage.CANCELLED, False),
    ],
)
def test_schools_are_asked_until_the_results_are_public(
    team, asking, there, kept, application, make, stage, may
):
    application.competition.stage = stage
    make.save(application.competition)
    answer = team.post(there, data=asking)
    assert (answer.status_code == 303) is may
    assert len(kept()) == may
    assert ("skolām skaitu vairs nelūdz" in answer.text) is not may


def test_a_form_left_open_says_only_that_it_is_too_late(team, there, application, make):
    application.competition.stage = Stage.RESULTS_PUBLISHED
    make.save(application.competition)
    page = team.post(there, data={}).text
    assert "skolām skaitu vairs nelūdz" in page
    assert "Izvēlieties skolu" not in page


def test_of_a_draft_nobody_is_asked(team, asking, make, organisation, owner, kept):
    draft = make.application(organisation=organisation, by=owner)
    assert team.get(f"/applications/{draft.id}/school-counts").status_code == 404
    assert team.post(f"/applications/{draft.id}/school-counts", data=asking).status_code == 404
    assert kept() == []


def test_a_viewer_reads_and_does_not_ask(sign_in, make, organisation, asking, there, count, kept):
    viewer = sign_in(make.viewer(organisation))
    page = viewer.page(there)
    assert "Skola vēl nav atbildējusi" in page.text
    assert page.select_one("main form") is None
    sent = asking | {"grade_from": "10", "grade_to": "12"}
    assert viewer.post(there, data=sent).status_code == 403
    assert viewer.post(f"{there}/{count.id}/take-back").status_code == 403
    assert len(kept()) == 1


def test_another_organisation_finds_nothing(sign_in, make, asking, there, count, kept):
    stranger = sign_in(make.owner(make.organisation()))
    assert stranger.get(there).status_code == 404
    assert stranger.post(there, data=asking).status_code == 404
    assert stranger.post(f"{there}/{count.id}/take-back").status_code == 404
    assert len(kept()) == 1


def test_a_request_is_taken_back_until_it_is_answered(team, there, count, kept, database):
    team.post(f"{there}/{count.id}/take-back")
    assert kept() == []
    noted = database.session.query(AuditEntry).filter_by(what="number not asked any more").one()
    assert noted.details["claimed"] == 4


def test_an_answer_is_not_taken_back(team, there, count, kept, confirmed):
    assert "Atsaukt lūgumu" not in team.get(there).text
    answer = team.post(f"{there}/{count.id}/take-back")
    assert "Skola jau ir atbildējusi." in team.get(answer.location).text
    assert len(kept()) == 1


def test_a_request_is_taken_back_under_its_own_application(
    team, count, kept, make, organisation, owner
):
    other = make.submitted(organisation=organisation, by=owner)
    path = f"/applications/{other.id}/school-counts/{count.id}/take-back"
    assert team.post(path).status_code == 404
    assert len(kept()) == 1
