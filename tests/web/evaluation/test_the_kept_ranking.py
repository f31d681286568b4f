"""A ranking is kept while nothing in it changes; whatever changes, nobody is shown the old one."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from portal.admission import service as admission
from portal.applications import service as applications
from portal.applications.models import Check
from portal.evaluation import queries, service
from portal.evaluation.access import HandedIn
from portal.evaluation.rules.ranking import rank


@pytest.fixture
def ranking(commission):
    return lambda **given: queries.ranking_of(commission.competition, **given)


@pytest.fixture
def computed(commission):
    """The ranking worked out from every mark, whatever is kept."""

    def computed(**given):
        entries = queries.entries_of(commission.competition, **given)
        return rank(queries.terms_of(commission.competition), entries)

    return computed


@pytest.fixture
def scored(make, commission):
    """Two members have handed in their sheets; one sheet for the last application is missing."""
    for application in commission.applications[:2]:
        make.assessment(commission.first, application, points=8)
        make.assessment(commission.second, application, points=7)
    make.assessment(commission.second, commission.applications[2])
    return commission.applications[0]


@pytest.fixture
def send(sign_in, desk_of, word, whole_sheet, commission):
    """The first member says there is no conflict and sends a sheet."""

    def send(application, **sheet):
        word(commission.first, application)
        address = desk_of(application, "?criterion=all")
        sign_in(commission.first.person).post(address, data=whole_sheet(**sheet))

    return send


@pytest.fixture
def office(make, commission, scored, send):
    desk = queries.find_desk(commission.code, scored.id)
    return SimpleNamespace(make=make, commission=commission, scored=scored, desk=desk, send=send)


def hand_in(office):
    office.send(office.commission.applications[2], finish="1")


def reopen(office):
    sheet = queries.find_assessment(office.commission.first.id, office.scored.id)
    handed_in = HandedIn(assessment=sheet, desk=office.desk)
    by = office.commission.coordinator
    service.reopen(handed_in, "Kļūda.", by=by, at=office.make.now)


def correct_a_mark(office):
    reopen(office)
    office.send(office.scored, version=2, points="3", finish="1")


def declare_a_conflict(office):
    member = office.commission.first
    service.declare_conflict(office.desk, member, "Radi.", at=office.make.now)


def withdraw(office):
    by = office.make.person()
    applications.withdraw(office.scored.id, "Vairs nevaram.", by=by, at=office.make.now)


def fail_a_check(office):
    criteria = office.make.session.scalars(
        select(Check.criterion_id).where(Check.application_id == office.scored.id)
    ).all()
    answers = {key: admission.CheckAnswer(is_met=True) for key in criteria}
    answers[min(criteria)] = admission.CheckAnswer(is_met=False, note="Nav paraksta.")
    by = office.commission.coordinator.id
    admission.check(office.scored, answers, by=by, at=office.make.now)


def correct_a_criterion(office):
    office.commission.quality[0].min_points = Decimal(8)
    office.make.session.commit()


def correct_the_terms(office):
    office.commission.competition.min_total = Decimal(45)
    office.make.session.commit()


@pytest.mark.parametrize(
    "change",
    [
        hand_in,
        reopen,
        correct_a_mark,
        declare_a_conflict,
        withdraw,
        fail_a_check,
        correct_a_criterion,
        correct_the_terms,
    ],
)
def test_after_every_change_the_ranking_is_what_the_marks_say(office, ranking, computed, change):
    before = ranking()

    change(office)

    assert ranking() != before
    assert ranking() == computed()


def test_an_application_received_later_is_in_it(make, commission, scored, ranking, computed):
    before = ranking()

    make.submitted(make.application(competition=commission.competition))

    assert len(ranking().not_ranked) == len(before.not_ranked) + 1
    assert ranking() == computed()


def test_an_order_settled_by_the_commission_is_in_it(make, commission, ranking, computed):
    commission.competition.quota = 1
    for application in commission.applications[:2]:
        make.assessment(commission.first, application)
        make.assessment(commission.second, application)
    numbers = [one.number for one in commission.applications[:2]]
    assert ranking().rows[0].tied_with

    settled = {number: place for place, number in enumerate(reversed(numbers), 1)}

    assert [row.number for row in ranking(settled=settled).rows] == numbers[::-1]
    assert ranking(settled=settled) == computed(settled=settled)


def test_marks_are_read_again_only_when_they_have_changed(office, ranking, count_queries):
    def reads_marks():
        with count_queries() as asked:
            ranking()
        return any("FROM mark" in one for one in asked)

    assert reads_marks()
    assert not reads_marks()

    office.send(office.commission.applications[2])  # a draft, which counts nowhere
    assert not reads_marks()

    declare_a_conflict(office)
    assert reads_marks()
