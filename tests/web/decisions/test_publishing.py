"""Publishing: nothing leaks before, two people, one set of letters, everybody told."""

import threading
from datetime import timedelta

import pytest

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.decisions import service  # noqa: F401 - the package under test
from portal.decisions.models import Publication
from portal.decisions.service import publishing
from portal.extensions import db
from portal.kernel.refusal import Refused
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus


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


@pytest.mark.parametrize("presses", [2, 20])
def test_pressed_by_many_at_once_it_is_one_publication(
    app, commission, signed, sign_in, database, make, presses
):
    made = signed(commission())
    second = make.coordinator(made.municipality)
    sign_in(made.coordinator).post(publication(made, "/confirm"))
    ids = [(made.chair.person_id, second.id)[turn % 2] for turn in range(presses)]
    competition_id, noon = made.competition.id, make.now
    database.session.commit()
    database.session.remove()
    answers, start = [], threading.Barrier(presses)

    def press(person_id):
        with app.app_context():
            from portal.competitions.models import Competition

            competition = db.session.get(Competition, competition_id)
            db.session.commit()
            start.wait()
            try:
                answers.append(publishing.publish(competition, by=person_id, at=noon))
            except Refused as refusal:
                answers.append([one.value for one in refusal.reasons])
            finally:
                db.session.remove()

    threads = [threading.Thread(target=press, args=(key,)) for key in ids]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(answers, key=str) == sorted(
        [8] + [["already_published"]] * (presses - 1), key=str
    )
    assert len(result_letters(database)) == 8
    assert database.session.query(Publication).count() == 1


def test_fifty_results_are_published_in_at_most_a_hundred_statements(
    commission, signed, sign_in, count_queries, make, database
):
    made = commission(points=(), quota=8)
    for turn in range(50):
        commission.add(made, 9 - turn % 7)
    for size, settled in ((1, True),):
        assert size and settled
    signed_quietly(made, signed, make, database)
    sign_in(made.coordinator).post(publication(made, "/confirm"))
    browser = sign_in(made.chair.person)
    with count_queries() as queries:
        browser.post(publication(made, "/publish"))

    assert len(result_letters(database)) == 100
    assert len(queries) <= 100


def signed_quietly(made, signed, make, database):
    """Decide and sign without the pages: ties across the line settled in any order."""
    from portal.decisions.models import TieSettled
    from portal.decisions.queries.desk import desk_of

    database.session.commit()
    for group in desk_of(made.competition).tied_groups:
        make.save(
            TieSettled(
                competition_id=made.competition.id,
                numbers=[row.number for row in group],
                reason="Pēc apspriešanas.",
                votes={},
                settled_at=make.now,
                settled_by_id=made.chair.person_id,
            )
        )
    signed(made)


def test_what_is_previewed_is_what_is_sent_to_the_byte(commission, signed, sign_in, database):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    shown = []
    for place in range(1, 9):
        page = browser.page(publication(made, f"/letters?number={place}"))
        shown.append(page.select_one("pre.letter-text").get_text())
    browser.post(publication(made, "/confirm"))
    sign_in(made.chair.person).post(publication(made, "/publish"))

    assert shown == [one.text for one in result_letters(database)]


def test_the_letters_are_sorted_by_kind(commission, signed, sign_in):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    page = browser.page(publication(made, "/letters?outcome=rejected"))

    assert "Priekšskatījums: 1 no 2" in page.get_text()
    assert "nesasniedza slieksni" in page.select_one("pre.letter-text").get_text()
    assert (
        "Šāda veida vēstuļu nav"
        in browser.page(
            publication(made, "/letters?outcome=inadmissible&number=99999999999")
        ).get_text()
    )


def test_a_test_letter_goes_to_whoever_asks_and_to_no_applicant(
    commission, signed, sign_in, database, letters
):
    made = signed(commission())
    sign_in(made.coordinator).post(
        publication(made, "/letters/test"), data={"outcome": "approved", "number": "1"}
    )
    told = [one for one in letters() if one.template == "decisions/result"]

    assert [one.recipient for one in told] == [made.coordinator.email]
    assert told[0].application_id is None


def test_a_chair_in_conflict_does_not_read_the_letter(commission, make, signed, sign_in):
    made = commission()
    third = make.member(made.competition)
    make.assessment(third, made.applications[0], points=9)
    make.conflict(made.chair, made.applications[0])
    for one in made.applications[1:]:
        make.assessment(third, one, points=5)
    signed_with_all(made, third, sign_in)
    page = sign_in(made.chair.person).page(publication(made, "/letters"))

    assert made.applications[0].number not in page.get_text()
    assert "no 6" in page.get_text()


def signed_with_all(made, third, sign_in):
    browser = sign_in(made.secretary.person)
    address = f"/competitions/{made.code}/meeting"
    browser.post(
        f"{address}/opening",
        data={
            "number": "12",
            "held_on": "09.04.2027.",
            "held_time": "10.00",
            "place": "Liepājā",
            "version": "0",
            "present": [str(one.id) for one in (made.chair, made.member, third)],
        },
    )
    browser.post(f"{address}/decide-undisputed")
    browser.post(f"{address}/adopt-reasons")
    answer = sign_in(made.chair.person).post(f"{address}/minutes/sign", follow_redirects=True)
    assert "Protokols ir parakstīts" in answer.text


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


def test_the_delivery_log_says_what_became_of_each_letter(
    commission, published, sign_in, database, make
):
    made = published(commission())
    first, second = result_letters(database)[:2]
    first.status, first.settled_at = LetterStatus.HANDED_OVER, make.now
    second.status, second.settled_at = LetterStatus.REFUSED, make.now
    make.session.commit()
    browser = sign_in(made.coordinator)
    text = browser.page(publication(made, "/delivery")).get_text(" ", strip=True)

    assert "nodotas 1 · rindā 6 · atgrieztas 1" in text
    assert "Zvaniet" in text

    browser.post(publication(made, f"/delivery/{second.id}/resend"))
    told = result_letters(database)
    assert len(told) == 9
    assert told[-1].text == second.text
    browser.post(publication(made, f"/delivery/{second.id}/resend"))
    assert len(result_letters(database)) == 9


def test_the_delivery_log_costs_the_same_for_few_and_many(
    commission, published, sign_in, count_queries
):
    costs = []
    for points in ((9, 3), (9, 8, 7, 6, 5, 4, 3)):
        made = published(commission(points=points))
        browser = sign_in(made.coordinator)
        with count_queries() as queries:
            browser.page(publication(made, "/delivery"))
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_a_letter_of_another_competition_is_not_sent_again(
    commission, published, sign_in, database
):
    made, other = published(commission()), published(commission())
    letter = next(
        one for one in result_letters(database) if one.competition_id == other.competition.id
    )

    answer = sign_in(made.coordinator).post(publication(made, f"/delivery/{letter.id}/resend"))
    assert answer.status_code == 404


def test_the_formal_dispatch_stands_beside_the_letter(commission, published, sign_in):
    made = published(commission())
    browser = sign_in(made.coordinator)
    address = publication(made, f"/formal/{made.applications[0].id}")
    faulty = browser.post(address, data={"way": "owl", "number": "", "sent_on": "nekad"})
    assert faulty.status_code == 200
    assert "error-summary" in faulty.text

    browser.post(address, data={"way": "e_address", "number": "4-12/118", "sent_on": "16.04.2027."})
    text = browser.page(publication(made, "/delivery")).get_text().replace("\xa0", " ")
    assert "e-adrese: nosūtīts 16.04.2027., Nr. 4-12/118" in text
    mine = sign_in(made.owners[0]).page(f"/applications/{made.applications[0].id}/result")
    assert "4-12/118" in mine.get_text()


def test_reasons_are_frozen_after_publication(commission, published, sign_in):
    made = published(commission())
    address = f"/competitions/{made.code}/meeting/applications/{made.applications[3].id}/reasons"
    answer = sign_in(made.secretary.person).post(address, data={"strongest": "Vēlāk."})

    assert answer.status_code == 200
    assert "Rezultāti jau ir paziņoti" in answer.text


def test_a_clock_that_moves_changes_no_letter(commission, signed, sign_in, database, at, noon):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    before = browser.page(publication(made, "/letters")).select_one("pre").get_text()
    at(noon + timedelta(hours=1))

    after = browser.page(publication(made, "/letters")).select_one("pre").get_text()
    assert before == after
