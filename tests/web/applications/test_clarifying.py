"""A team clarifies: only what is named opens, and nobody sees it before it is sent."""

from datetime import timedelta

from sqlalchemy import select

from portal.applications.models import ApplicationVersion
from portal.applications.queries import find_application
from portal.applications.types import Section, Status
from tests.builders.drafts import ANSWERS, reread, typed
from tests.support.clarifications import NEED, PLAN


def test_the_applications_page_says_what_is_asked_and_leads_there(window, there, asked):
    page = window.page(there)
    assert asked.question in page.text
    assert page.find("a", href=f"/clarifications/{asked.id}") is not None
    assert "Jāprecizē līdz 02.03.2027." in window.page("/my").text.replace("\u00a0", " ")
    page = window.page(f"/clarifications/{asked.id}")
    links = [one["href"] for one in page.select(".task-list a")]
    assert links == [f"{there}/sections/need", f"{there}/cost-plan"]


def test_only_what_is_named_is_open(window, there, asked, database, application):
    assert window.get(f"{there}/sections/need").status_code == 200
    assert window.get(f"{there}/cost-plan").status_code == 200
    for place in ("/sections/project", "/sections/risks", "/attachments"):
        assert window.get(there + place).status_code == 303

    sent = typed(ANSWERS[Section.PROJECT] | {"title": "Cits nosaukums"}) | {"version": "1"}
    refused = window.post(f"{there}/sections/project", data=sent)
    told = window.post(f"{there}/sections/project/draft", data=sent)

    assert "Pašvaldība šo sadaļu precizēt nelūdza" in refused.text
    assert "Cits nosaukums" in refused.text
    assert (told.status_code, "Pašvaldība šo sadaļu" in told.json["say"]) == (422, True)
    page = window.post(f"{there}/attachments", data={"file": (b"", "")})
    assert page.status_code in {200, 303}
    stored = find_application(application.id)
    rows = {row.section: row.answers for row in stored.sections}
    assert rows[Section.PROJECT] == ANSWERS[Section.PROJECT]


def test_what_is_written_counts_for_nobody_until_it_is_sent(
    window, there, asked, database, application, versions
):
    window.post(f"{there}/sections/need", data=NEED)
    window.post(f"{there}/cost-plan", data=PLAN | {"lines-1-unit_price": "1"})

    stored = reread(database, application)
    assert (stored.status, stored.planned) == (Status.SUBMITTED, stored.competition.grant_amount)
    assert len(versions()) == 1
    read = window.page(f"{there}/read").text
    assert ANSWERS[Section.NEED]["aim"] in read
    assert "Visi 20" not in read
    page = window.page(f"/clarifications/{asked.id}")
    assert [one.text.strip() for one in page.select(".task-list .tag")] == ["Labota", "Labota"]


def test_the_due_instant_locks_everything_and_what_was_typed_stays_on_the_page(
    sign_in, owner, there, check, asked, at, database, application, versions
):
    sign_in(owner).post(f"{there}/sections/need", data=NEED)
    at(asked.due_at - timedelta(microseconds=1))
    assert sign_in(owner).get(f"{there}/sections/need").status_code == 200
    at(asked.due_at)
    late = sign_in(owner)

    assert late.get(f"{there}/sections/need").status_code == 303
    saved = late.post(f"{there}/sections/need", data=NEED | {"aim": "Vēls.", "version": "2"})
    sent = late.post(check, data={"answer": "Vēls skaidrojums.", "true": "y"})

    assert "Precizēšanas termiņš ir beidzies" in saved.text
    assert "Vēls." in saved.text
    assert "Precizēšanas termiņš beidzās otrdien" in sent.text
    assert "Vēls skaidrojums." in sent.text
    assert len(versions()) == 1
    assert "netika iesniegta" in late.page(f"/clarifications/{asked.id}").text


def test_a_viewer_reads_and_a_stranger_finds_nothing(make, sign_in, organisation, asked, check):
    viewer = sign_in(make.viewer(organisation))
    assert asked.question in viewer.page(f"/clarifications/{asked.id}").text
    assert viewer.get(check).status_code == 403
    assert viewer.post(check, data={"answer": "Es drīkstu?"}).status_code == 403
    stranger = sign_in(make.owner(make.organisation()))
    assert stranger.get(f"/clarifications/{asked.id}").status_code == 404
    assert stranger.post(check, data={"answer": "Es?"}).status_code == 404


def test_what_was_submitted_can_be_put_back(window, there, asked, database, application):
    window.post(f"{there}/sections/need", data=NEED)
    window.post(f"{there}/cost-plan", data=PLAN)

    window.post(f"/clarifications/{asked.id}/discard")

    database.session.expire_all()
    stored = find_application(application.id)
    rows = {row.section: row.answers for row in stored.sections}
    assert rows[Section.NEED] == ANSWERS[Section.NEED]
    assert len(stored.cost_lines) == 1
    assert window.page(f"/clarifications/{asked.id}").text.count("Kā iesniegta") == 2


def test_withdrawing_ends_the_clarification(window, there, check, asked, database):
    window.post(f"{there}/sections/need", data=NEED)
    window.post(f"{there}/withdraw", data={})

    sent = window.post(check, data={"true": "y"})

    database.session.refresh(asked)
    assert asked.settled_at is not None
    assert "vairs negaida" in sent.text
    assert database.session.scalars(select(ApplicationVersion.number)).all() == [1]


def test_an_application_being_clarified_is_not_taken_back_whole(
    window, there, asked, database, application
):
    application.competition.closes_at = application.competition.closes_at + timedelta(days=9)
    database.session.commit()

    window.post(f"{there}/reopen")

    assert reread(database, application).status is Status.SUBMITTED


def test_a_stale_page_of_a_clarification_shows_both_texts(window, there, asked):
    window.post(f"{there}/sections/need", data=NEED)

    stale = window.post(f"{there}/sections/need", data=NEED | {"aim": "Mans."})

    assert stale.status_code == 409
    assert "Mans." in stale.text
    assert "Visi 20" in stale.text
