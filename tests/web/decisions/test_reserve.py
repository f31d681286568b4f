"""A winner does not take the grant: one act, once, by the coordinator, after publication."""

import threading
from datetime import date

import pytest

from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.decisions.models import Decision
from portal.decisions.service.reserve import Noted, decline_and_offer
from portal.extensions import db
from portal.kernel.refusal import Refused
from tests.support.reserve import REASON, decision_of, letters_of, press, reserve, text_of


def noted(seen):
    return Noted(reason="Atteicās.", next_seen=seen, offer_until=date(2027, 3, 8))


def test_the_page_is_reached_after_publication_and_says_who_is_next(commission, published, sign_in):
    made = published(commission())
    browser = sign_in(made.coordinator)
    start = browser.page(f"/coordinator/competitions/{made.code}/publication")
    assert start.select_one(f"a[href='{reserve(made)}']") is not None

    page = browser.page(reserve(made))
    row = page.find(string=made.applications[2].title).find_parent("tr")
    assert "Nākamais rezervē" in row.get_text()
    assert page.select_one(f"a[href='{reserve(made, 0)}']") is not None
    assert page.select_one(f"a[href='{reserve(made, 2)}']") is None
    assert made.applications[3].title not in page.get_text()
    assert made.applications[2].number in text_of(browser, reserve(made, 0))


def test_one_act_notes_the_refusal_and_offers_the_next(commission, published, sign_in, database):
    made = published(commission())
    answer = press(sign_in(made.coordinator), made, 0)

    assert f"Finansējums piedāvāts pieteikumam {made.applications[2].number}" in answer.text
    first, third = (decision_of(database, made.applications[at]) for at in (0, 2))
    assert (first.standing.value, first.declined_reason) == ("declined", REASON)
    assert (third.standing.value, third.outcome.value) == ("approved", "reserve")
    whats = {one.what: one for one in database.session.query(AuditEntry)}
    assert whats["grant declined"].by_id == made.coordinator.id
    assert "grant offered from the reserve" in whats


def test_one_who_was_offered_may_decline_and_an_empty_reserve_keeps_nobody(
    commission, published, sign_in, database
):
    made = published(commission())
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    assert "Rezerves saraksts ir tukšs" in text_of(browser, reserve(made, 2))
    answer = press(browser, made, 2)

    assert "finansējumu nevienam nepiedāvā" in answer.text
    assert decision_of(database, made.applications[2]).standing.value == "declined"
    assert len(letters_of(database, "decisions/offer")) == 2
    assert len(letters_of(database, "decisions/declined")) == 4


def test_pressed_again_nothing_is_sent_twice(commission, published, sign_in, database):
    made = published(commission(points=(9, 8, 7, 6, 3)))
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    for seen in (made.applications[2].id, made.applications[3].id, "", "x", "9" * 20):
        answer = browser.post(
            reserve(made, 0), data={"reason": "Vēlreiz", "next": seen}, follow_redirects=True
        )
        assert "Nekas nav nosūtīts otrreiz" in answer.text

    assert len(letters_of(database, "decisions/offer")) == 2
    assert decision_of(database, made.applications[3]).standing.value == "reserve"


def test_pressed_by_several_at_once_it_is_one_offer(app, commission, published, database, make):
    made = published(commission(points=(9, 8, 7, 6, 3)))
    key, seen = decision_of(database, made.applications[0]).id, made.applications[2].id
    by, moment, start, answers = made.coordinator.id, make.now, threading.Barrier(4), []
    db.session.commit()
    db.session.remove()

    def press_once():
        with app.app_context():
            decision = db.session.get(Decision, key)
            db.session.commit()
            start.wait()
            try:
                decline_and_offer(decision, noted(seen), by=by, at=moment)
                answers.append("done")
            except Refused as refusal:
                answers.append(refusal.reasons[0].value)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=press_once) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sorted(answers) == ["already_declined"] * 3 + ["done"]
    assert len(letters_of(database, "decisions/offer")) == 2
    assert len(letters_of(database, "decisions/declined")) == 2


def test_a_page_that_showed_another_as_next_offers_nobody(commission, published, sign_in, database):
    made = published(commission(points=(9, 8, 7, 6, 3)))
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    old = {
        "reason": "Atteicās, jo nav telpu.",
        "next": made.applications[2].id,
        "offer_until": "08.03.2027.",
    }
    answer = browser.post(reserve(made, 1), data=old)

    assert answer.status_code == 200
    assert "Atteicās, jo nav telpu." in answer.text
    assert made.applications[3].number in answer.text
    assert decision_of(database, made.applications[1]).standing.value == "approved"
    assert len(letters_of(database, "decisions/offer")) == 2
    press(browser, made, 1)
    assert decision_of(database, made.applications[3]).standing.value == "approved"


@pytest.mark.parametrize("reason", ["", "  ", "a" * 4001, "a\x00b"])
def test_bad_reasons_are_refused_and_nothing_is_sent(
    commission, published, sign_in, database, reason
):
    made = published(commission())
    answer = press(sign_in(made.coordinator), made, 0, reason=reason)

    assert "error-summary" in answer.text
    assert decision_of(database, made.applications[0]).standing.value == "approved"
    assert letters_of(database, "decisions/declined") == []


def test_before_publication_nobody_can_decline(commission, signed, sign_in, database, make):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    assert browser.get(reserve(made)).status_code == 403
    assert browser.post(reserve(made, 0), data={"reason": REASON}).status_code == 403
    start = browser.page(f"/coordinator/competitions/{made.code}/publication")
    assert start.select_one(f"a[href='{reserve(made)}']") is None
    with pytest.raises(Refused, match="NOT_PUBLISHED"):
        decline_and_offer(
            decision_of(database, made.applications[0]),
            noted(made.applications[2].id),
            by=made.coordinator.id,
            at=make.now,
        )
    assert letters_of(database, "decisions/declined") == []


def test_a_suspended_competition_offers_nobody(commission, published, sign_in, make, database):
    made = published(commission())
    competition = made.competition
    database.session.refresh(competition)
    competition.resume_to, competition.stage = competition.stage, Stage.SUSPENDED
    make.session.commit()

    assert "Konkurss ir apturēts" in press(sign_in(made.coordinator), made, 0).text
    assert letters_of(database, "decisions/declined") == []


def test_only_the_coordinator_of_the_municipality_comes_here(
    commission, published, sign_in, make, client
):
    made = published(commission())
    for person in (made.owners[0], made.member.person, make.coordinator(make.municipality())):
        browser = sign_in(person)
        assert browser.get(reserve(made)).status_code == 404
        assert browser.post(reserve(made, 0), data={"reason": REASON}).status_code == 404
    assert sign_in(made.chair.person).get(reserve(made)).status_code == 403
    assert client.get(reserve(made)).status_code == 302


def test_what_is_no_winner_of_this_competition_is_not_found(commission, published, sign_in):
    made, other = published(commission()), published(commission())
    browser = sign_in(made.coordinator)
    for key in (made.applications[2].id, made.applications[3].id, other.applications[0].id):
        assert browser.get(f"{reserve(made)}/{key}").status_code == 404
    assert browser.get(f"{reserve(made)}/{'9' * 20}").status_code == 404


def test_the_list_costs_the_same_for_few_and_many(commission, published, sign_in, count_queries):
    costs = []
    for points in ((9, 8, 7), (9, 8, 7, 6, 5)):
        made = published(commission(points=points))
        browser = sign_in(made.coordinator)
        with count_queries() as queries:
            browser.page(reserve(made))
        costs.append(len(queries))

    assert costs[0] == costs[1]
