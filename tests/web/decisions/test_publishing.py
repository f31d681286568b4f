"""Publishing: what blocks it, two people, one set of letters, nothing told before."""

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.decisions.models import Publication
from portal.notifications.models import Letter


def publication(made, rest=""):
    return f"/coordinator/competitions/{made.code}/publication{rest}"


def result_letters(database):
    database.session.commit()
    return list(
        database.session.query(Letter).filter_by(template="decisions/result").order_by(Letter.id)
    )


def test_each_blocker_is_a_sentence_with_a_name_and_a_link(commission, sign_in):
    made = commission(appeal_lv="")
    page = sign_in(made.coordinator).page(publication(made))
    waiting = page.select(".blockers > li:not(.is-done)")
    text = " ".join(one.get_text(" ", strip=True) for one in waiting)

    assert "Sēde nav ierakstīta – Kārlis Ozols" in text
    assert "nav lēmuma" in text
    assert "Protokols nav parakstīts" in text
    assert "Nav teksta par apstrīdēšanas kārtību" in text
    assert all(one.select_one("a[href]") for one in waiting)
    assert page.select_one("button[aria-disabled=true]") is not None


def test_a_refusal_without_reasons_blocks_publication(commission, meet, sign_in, database):
    made = commission()
    browser = meet(made)
    browser.post(f"/competitions/{made.code}/meeting/decide-undisputed")
    sign_in(made.chair.person).post(f"/competitions/{made.code}/meeting/minutes/sign")
    coordinator = sign_in(made.coordinator)
    page = coordinator.page(publication(made))
    assert "noraidījumam trūkst pamatojuma 1. kritērijā" in page.get_text()

    coordinator.post(publication(made, "/confirm"))
    assert database.session.query(Publication).count() == 0

    coordinator.post(
        f"/competitions/{made.code}/meeting/adopt-reasons", data={"from": "publication"}
    )
    assert "trūkst pamatojuma" not in coordinator.page(publication(made)).get_text()


def test_an_applicant_nobody_can_write_to_blocks_publication(commission, signed, sign_in, make):
    made = commission()
    made.owners[0].closed_at = make.now
    made.applications[0].organisation.contact_email = "nav"
    make.session.commit()
    signed(made)

    page = sign_in(made.coordinator).page(publication(made))
    assert "Nav derīgas e-pasta adreses" in page.get_text()


def test_one_person_alone_does_not_publish(commission, signed, sign_in, database, letters):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    assert browser.post(publication(made, "/publish")).status_code == 302
    assert browser.post(publication(made, "/confirm")).status_code == 302
    answer = browser.post(publication(made, "/publish"), follow_redirects=True)

    assert "cits cilvēks" in answer.text
    assert result_letters(database) == []
    assert database.session.query(Publication).one().published_at is None


def test_a_municipality_may_publish_with_one_person(commission, make, signed, sign_in, database):
    municipality = make.municipality(second_person_publishes=False)
    made = signed(commission(municipality=municipality))
    browser = sign_in(made.coordinator)
    assert "otra cilvēka apstiprinājumu nevajag" in browser.page(publication(made)).get_text()
    browser.post(publication(made, "/publish"))

    assert len(result_letters(database)) == 8


def test_the_first_confirmation_can_be_taken_back(commission, signed, sign_in, database):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    browser.post(publication(made, "/confirm"))
    browser.post(publication(made, "/take-back"))

    assert database.session.query(Publication).count() == 0


def test_publishing_tells_everybody_once(commission, published, sign_in, database):
    made = published(commission())
    told = result_letters(database)

    assert len(told) == 8
    assert {one.recipient for one in told} == {
        *(owner.email for owner in made.owners),
        *(one.organisation.contact_email for one in made.applications),
    }
    database.session.refresh(made.competition)
    assert made.competition.stage is Stage.RESULTS_PUBLISHED
    assert database.session.query(AuditEntry).filter_by(what="results published").count() == 1

    for _ in range(3):
        answer = sign_in(made.chair.person).post(
            publication(made, "/publish"), follow_redirects=True
        )
        assert "Nekas nav nosūtīts otrreiz" in answer.text
    assert len(result_letters(database)) == 8


def test_nothing_tells_an_outcome_before_publication(commission, signed, sign_in, client):
    made = signed(commission())
    owner, application = made.owners[3], made.applications[3]

    assert client.get(f"/results/{made.code}").status_code == 404
    assert client.get(f"/results/{made.code}/ranking.csv").status_code == 404
    assert made.competition.title_lv not in client.page("/results").get_text()
    browser = sign_in(owner)
    assert browser.get(f"/applications/{application.id}/result").status_code == 404
    for address in (
        "/",
        "/results",
        "/start",
        "/my",
        f"/applications/{application.id}",
        f"/competitions/{made.code}",
        f"/applications/{application.id}/receipt",
    ):
        answer = browser.get(address, follow_redirects=True)
        for word in ("Nav apstiprināts", "Noraidīts", "nav apstiprināts", "15,00", "Apstiprināts"):
            assert word not in answer.text, (address, word)


def test_only_the_coordinator_and_the_chair_come_to_the_publication(
    commission, signed, sign_in, make, client
):
    made = signed(commission())
    for person in (made.owners[0], made.member.person, make.coordinator(make.municipality())):
        for rest in ("", "/letters", "/delivery"):
            assert sign_in(person).get(publication(made, rest)).status_code == 404
        assert sign_in(person).post(publication(made, "/publish")).status_code == 404
    assert sign_in(made.chair.person).get(publication(made, "/delivery")).status_code == 403
    assert client.get(publication(made)).status_code == 302


def test_reasons_are_frozen_after_publication(commission, published, sign_in):
    made = published(commission())
    address = f"/competitions/{made.code}/meeting/applications/{made.applications[3].id}/reasons"
    browser = sign_in(made.secretary.person)
    answer = browser.post(address, data={"strongest": "Vēlāk."})

    assert answer.status_code == 200
    assert "Rezultāti jau ir paziņoti" in answer.text
    decision = browser.get(address).location
    assert browser.page(decision).select_one(f"a[href='{address}']") is None
