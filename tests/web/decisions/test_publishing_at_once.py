"""Publishing under pressure: many at once, and many results."""

import threading

import pytest

from portal.competitions.models import Competition
from portal.decisions.models import Publication, TieSettled
from portal.decisions.queries.desk import Desk
from portal.decisions.service import publishing
from portal.extensions import db
from portal.kernel.refusal import Refused
from portal.notifications.models import Letter


def publication(made, rest=""):
    return f"/coordinator/competitions/{made.code}/publication{rest}"


def result_letters(database):
    database.session.commit()
    return list(
        database.session.query(Letter).filter_by(template="decisions/result").order_by(Letter.id)
    )


def press_together(app, competition_id, ids, *, at):
    """Publish in as many threads as there are people, all let go at the same moment."""
    answers, start = [], threading.Barrier(len(ids))
    db.session.commit()
    db.session.remove()

    def press(person_id):
        with app.app_context():
            competition = db.session.get(Competition, competition_id)
            db.session.commit()
            start.wait()
            try:
                answers.append(publishing.publish(competition, by=person_id, at=at))
            except Refused as refusal:
                answers.append([one.value for one in refusal.reasons])
            finally:
                db.session.remove()

    threads = [threading.Thread(target=press, args=(key,)) for key in ids]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return answers


@pytest.mark.parametrize("presses", [2, 20])
def test_pressed_by_many_at_once_it_is_one_publication(
    app, commission, signed, sign_in, database, make, presses
):
    made = signed(commission())
    second = make.coordinator(made.municipality)
    sign_in(made.coordinator).post(publication(made, "/confirm"))
    ids = [(made.chair.person_id, second.id)[turn % 2] for turn in range(presses)]
    answers = press_together(app, made.competition.id, ids, at=make.now)

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
    signed_quietly(made, signed, make, database)
    sign_in(made.coordinator).post(publication(made, "/confirm"))
    browser = sign_in(made.chair.person)
    with count_queries() as queries:
        browser.post(publication(made, "/publish"))

    assert len(result_letters(database)) == 100
    assert len(queries) <= 100


def signed_quietly(made, signed, make, database):
    """Decide and sign without the pages: ties across the line settled in any order."""
    database.session.commit()
    for group in Desk(made.competition).ranking.tied_groups:
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
