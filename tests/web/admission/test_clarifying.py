"""What came back: before and after, accepted, asked again, lapsed."""

from datetime import timedelta
from io import BytesIO

from sqlalchemy import select

from portal.applications.queries import find_application
from portal.applications.types import Section, Status
from portal.audit.models import AuditEntry
from tests.builders.drafts import ANSWERS, DECLARED, typed
from tests.support.asking import NEED

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_what_came_back_is_shown_before_and_after_and_accepted(
    desk, there, answered, latest, database
):
    page = desk.page(f"{there}/clarifications/{answered.id}")
    assert "Izlabojām." in page.text
    assert [one.text for one in page.select(".difference h3")] == ["Vajadzība un mērķis"]
    assert "Visi" in [one.text.strip() for one in page.select("ins")]
    english = desk.page(f"/en{there}/clarifications/{answered.id}")
    assert "Need and aim" in english.text

    desk.post(f"{there}/clarifications/{answered.id}/settle", data={"move": "accept"})

    assert (latest().is_accepted, latest().settled_at is not None) == (True, True)
    assert "Precizēts" in desk.page(there).text
    lines = [one.what for one in database.session.scalars(select(AuditEntry))]
    assert "clarification accepted" in lines


def test_an_answer_that_came_meanwhile_is_not_closed_unread(desk, there, answered, latest):
    desk.post(f"{there}/clarifications/{answered.id}/settle", data={"move": "close"})

    assert latest().settled_at is None


def test_asking_again_settles_the_answer_and_opens_sections_anew(
    desk, there, answered, question, latest, database
):
    desk.post(f"{there}/clarifications", data=question | {"sections": ["risks"]})

    database.session.refresh(answered)
    assert (answered.settled_at is not None, answered.is_accepted) == (True, False)
    assert latest().sections == ["risks"]
    page = desk.page(there)
    assert "Lūgts vēlreiz" in page.text
    assert "Gaida precizējumu līdz" in page.text


def test_the_coordinator_sees_that_it_lapsed_and_may_ask_again_or_close(
    make, sign_in, application, desk, there, question, latest, at
):
    desk.post(f"{there}/clarifications", data=question)
    asked = latest()
    code = application.competition.code
    listed = f"/coordinator/competitions/{code}/applications?show=clarifying"
    assert "Gaida precizējumu līdz" in desk.page(listed).text
    at(asked.due_at)
    later = sign_in(make.coordinator(application.competition.municipality))

    assert "Termiņā atbildes nebija" in later.page(listed).text
    page = later.page(f"{there}/clarifications/{asked.id}")
    assert "nekas netika iesniegts" in page.text
    assert "Lūgt vēlreiz" in page.text
    later.post(f"{there}/clarifications", data=question)

    assert latest().id != asked.id
    assert "Slēgts bez atbildes" in later.page(there).text


def test_what_a_team_wrote_too_late_is_there_when_it_is_asked_again(
    make, sign_in, owner, application, desk, there, question, latest, at
):
    desk.post(f"{there}/clarifications", data=question)
    form = f"/applications/{application.id}/sections/need"
    sign_in(owner).post(form, data=NEED)
    at(latest().due_at)
    again = sign_in(make.coordinator(application.competition.municipality))
    again.post(f"{there}/clarifications", data=question | {"sections": ["need"]})

    assert "Visi 20 pabeidz gadu." in sign_in(owner).page(form).text


def test_what_was_reopened_and_never_submitted_is_given_up_when_it_is_clarified(
    sign_in, owner, application, desk, there, question, database
):
    application.competition.closes_at += timedelta(hours=1)
    database.session.commit()
    team = sign_in(owner)
    team.post(f"/applications/{application.id}/reopen")
    form = f"/applications/{application.id}/sections"
    title = typed(ANSWERS[Section.PROJECT] | {"title": "Pusgatavs"}) | {"version": "1"}
    team.post(f"{form}/project", data=title)
    team.post(f"{form}/need", data=NEED)
    application.competition.closes_at -= timedelta(hours=1)
    database.session.commit()

    desk.post(f"{there}/clarifications", data=question)

    database.session.expire_all()
    stored = find_application(application.id)
    assert (stored.status, stored.title) == (Status.SUBMITTED, ANSWERS[Section.PROJECT]["title"])
    rows = {row.section: row.answers for row in stored.sections}
    assert rows[Section.PROJECT] == ANSWERS[Section.PROJECT]
    assert rows[Section.NEED] == ANSWERS[Section.NEED]


def test_another_municipality_cannot_tell_the_question_exists(
    make, sign_in, there, answered, question
):
    other = sign_in(make.coordinator(make.municipality()))
    assert other.get(f"{there}/clarifications").status_code == 404
    assert other.get(f"{there}/clarifications/{answered.id}").status_code == 404
    assert other.post(f"{there}/clarifications/{answered.id}/settle").status_code == 404


def test_a_clarification_is_reached_only_through_its_own_application(
    desk, make, answered, application, owner
):
    other = make.frozen(competition=application.competition, by=owner)
    foreign = f"/coordinator/applications/{other.id}/clarifications/{answered.id}"
    assert desk.get(foreign).status_code == 404
    assert desk.post(f"{foreign}/settle", data={"move": "accept"}).status_code == 404


def test_the_register_asks_the_database_as_often_for_many_clarifications_as_for_one(
    desk, make, application, owner, count_queries
):
    listed = f"/coordinator/competitions/{application.competition.code}/applications"
    make.clarification(application)
    desk.get(listed)
    with count_queries() as one:
        desk.get(listed)
    for _ in range(5):
        more = make.submitted(competition=application.competition, by=owner)
        make.clarification(more)
    with count_queries() as many:
        desk.get(listed)
    assert len(many) == len(one)


def test_a_file_taken_out_is_there_for_the_coordinator_before_and_after_it_is_sent(
    make, sign_in, application, owner, desk, there, question, latest
):
    application.competition.closes_at += timedelta(hours=1)
    make.save(application)
    team = sign_in(owner)
    form = f"/applications/{application.id}"
    team.post(f"{form}/reopen")
    given = {"file": (BytesIO(PDF), "Vēstule.pdf")}
    team.post(f"{form}/attachments", data=given, content_type="multipart/form-data")
    team.post(f"{form}/check", data=DECLARED)
    application.competition.closes_at -= timedelta(hours=1)
    make.save(application)
    desk.post(f"{there}/clarifications", data=question | {"sections": ["attachments"]})
    listed = team.page(f"{form}/attachments").select_one(".file-list a")["href"]
    team.post(f"{listed}/delete")

    kept = desk.page(there).select_one(".file-list a")["href"]
    assert desk.get(kept).data == PDF
    team.post(f"/clarifications/{latest().id}/check", data={"true": "y"})

    assert desk.page(there).select_one(".file-list") is None
    assert desk.get(kept).data == PDF
    page = desk.page(f"{there}/clarifications/{latest().id}")
    assert "Vēstule.pdf" in [one.text for one in page.select("del")]
