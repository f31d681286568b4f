"""A plan passes its desks, is revised, suspended and deleted; each move is written down."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from portal.institutions.types import Founder
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.models import PlanEvent, PlanVersion, SupportPlan
from portal.support.plans.queries import find_plan
from portal.support.plans.service import following
from portal.support.plans.service.following import Given
from portal.support.plans.types import Desk, Move, PlanState, WhyNotMoved


@pytest.fixture
def told(monkeypatch):
    """What followers were told: (move, state at that moment)."""
    heard = []
    follow = [lambda plan, move, _at: heard.append((move, plan.state))]
    monkeypatch.setattr(following, "after_move", follow)
    return heard


@pytest.fixture
def given(monkeypatch):
    """What was given: fill the dictionary by the key of the measure."""
    kept = {}
    monkeypatch.setattr(following, "given", [lambda _plan_id: kept])
    return kept


@pytest.fixture
def draft(make):
    return make.plan(state=PlanState.DRAFT)


def approve_all(make, plan, at):
    desks = [Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY]
    for desk in desks:
        service.approve(plan.id, desk, by=make.person().id, at=at)


def measure_of(plan):
    return find_plan(plan.code).measures[0]


def events(database, plan):
    query = select(PlanEvent).where(PlanEvent.plan_id == plan.id).order_by(PlanEvent.id)
    return database.session.scalars(query).all()


def fresh(database, plan):
    return database.session.get_one(SupportPlan, plan.id, populate_existing=True)


def test_a_plan_is_handed_over_and_passes_every_desk(make, database, draft, noon):
    service.submit(draft.id, by=make.person().id, at=noon)
    lay = [fresh(database, draft).desk]
    for desk in (Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY):
        service.approve(draft.id, desk, by=make.person().id, at=noon)
        lay.append(fresh(database, draft).desk)
    assert lay == [Desk.HEAD, Desk.MUNICIPALITY, Desk.AGENCY, None]
    assert draft.state is PlanState.APPROVED
    assert draft.approved_at == noon
    assert [(one.move, one.desk, one.after) for one in events(database, draft)] == [
        (Move.SUBMIT, None, PlanState.IN_APPROVAL),
        (Move.APPROVE, Desk.HEAD, PlanState.IN_APPROVAL),
        (Move.APPROVE, Desk.MUNICIPALITY, PlanState.IN_APPROVAL),
        (Move.APPROVE, Desk.AGENCY, PlanState.APPROVED),
    ]


def test_a_state_school_skips_the_municipality(make, database, noon):
    plan = make.plan(school=make.school(founder=Founder.IZM), state=PlanState.DRAFT)
    service.submit(plan.id, by=make.person().id, at=noon)
    service.approve(plan.id, Desk.HEAD, by=make.person().id, at=noon)
    assert fresh(database, plan).desk is Desk.AGENCY


def test_the_last_approval_keeps_what_was_approved(make, database, draft, noon):
    measure = measure_of(draft)
    measure.planned_units, measure.original_units = 12, None
    service.submit(draft.id, by=make.person().id, at=noon)
    approve_all(make, draft, noon)
    version = database.session.scalars(select(PlanVersion)).one()
    assert (version.number, version.approved_at) == (1, noon)
    assert version.content["measures"][measure.code]["units"] == 12
    assert measure.original_units == 12


def test_a_revision_leaves_the_original_as_it_was(make, database, noon):
    plan = make.plan()
    service.revise(plan.id, by=make.person().id, at=noon)
    measure = measure_of(plan)
    measure.planned_units = 7
    service.submit(plan.id, by=make.person().id, at=noon)
    approve_all(make, plan, noon)
    assert (measure.planned_units, measure.original_units) == (7, 10)


def test_a_revision_repeats_every_approval(make, database, noon):
    plan = make.plan()
    service.revise(plan.id, by=make.person().id, at=noon)
    service.submit(plan.id, by=make.person().id, at=noon)
    assert fresh(database, plan).desk is Desk.HEAD


def test_a_revised_plan_with_sessions_is_in_progress_again(make, database, noon, given):
    plan = make.plan()
    given[measure_of(plan).id] = Given(units=3)
    service.revise(plan.id, by=make.person().id, at=noon)
    service.submit(plan.id, by=make.person().id, at=noon)
    approve_all(make, plan, noon)
    assert fresh(database, plan).state is PlanState.IN_PROGRESS
    assert events(database, plan)[-1].move is Move.START


def test_a_returned_plan_is_a_draft_with_the_comment_in_its_log(make, database, draft, noon):
    service.submit(draft.id, by=make.person().id, at=noon)
    service.give_back(draft.id, Desk.HEAD, "Trūkst pamatojuma.", by=make.person().id, at=noon)
    assert fresh(database, draft).state is PlanState.DRAFT
    assert draft.returned_at == noon
    assert draft.desk is None
    assert events(database, draft)[-1].comment == "Trūkst pamatojuma."


def test_handing_it_over_again_forgets_that_it_was_returned(make, database, draft, noon):
    first = draft.submitted_on
    service.submit(draft.id, by=make.person().id, at=noon)
    service.give_back(draft.id, Desk.HEAD, "Kļūda.", by=make.person().id, at=noon)
    service.submit(draft.id, by=make.person().id, at=noon + timedelta(days=3))
    assert first is None
    assert fresh(database, draft).returned_at is None
    assert draft.submitted_on == noon.date()


def test_ones_own_plan_is_not_approved(make, draft, noon):
    service.submit(draft.id, by=make.person().id, at=noon)
    with pytest.raises(Refused) as refusal:
        service.approve(draft.id, Desk.HEAD, by=draft.author.person_id, at=noon)
    assert refusal.value.reasons == (WhyNotMoved.OWN_PLAN,)


def test_a_plan_changed_meanwhile_is_not_approved(make, database, draft, noon):
    service.submit(draft.id, by=make.person().id, at=noon)
    seen = fresh(database, draft).version
    with pytest.raises(Refused) as refusal:
        service.approve(draft.id, Desk.HEAD, by=make.person().id, at=noon, version=seen - 1)
    assert refusal.value.reasons == (WhyNotMoved.CHANGED,)
    service.approve(draft.id, Desk.HEAD, by=make.person().id, at=noon, version=seen)
    assert draft.desk is Desk.MUNICIPALITY


def test_many_are_approved_each_with_its_own_answer(make, database, noon):
    school = make.school()
    plans = [make.plan(school=school, state=PlanState.DRAFT) for _ in range(3)]
    for plan in plans[:2]:
        service.submit(plan.id, by=make.person().id, at=noon)
    wanted = [(plan.id, fresh(database, plan).version) for plan in plans]
    answers = service.approve_many(wanted, Desk.HEAD, by=make.person().id, at=noon)
    assert [one.reasons for one in answers] == [(), (), (WhyNotMoved.NOT_NOW,)]
    assert [fresh(database, plan).desk for plan in plans] == 2 * [Desk.MUNICIPALITY] + [None]


def test_a_suspended_plan_keeps_its_reason_until_it_is_resumed(make, database, noon):
    plan = make.plan()
    service.suspend(plan.id, "Ilgstoši slimo.", by=make.person().id, at=noon)
    assert fresh(database, plan).state is PlanState.SUSPENDED
    assert (plan.suspended_at, plan.suspended_why) == (noon, "Ilgstoši slimo.")
    service.resume(plan.id, by=make.person().id, at=noon)
    assert fresh(database, plan).state is PlanState.IN_REVISION
    assert (plan.suspended_at, plan.suspended_why) == (None, "")


def test_the_last_evening_of_the_period_is_still_within_it_in_riga(make, database):
    plan = make.plan()
    by = make.person().id
    service.suspend(plan.id, "Slimo.", by=by, at=datetime(2027, 5, 31, 12, tzinfo=UTC))
    with pytest.raises(Refused):
        service.resume(plan.id, by=by, at=datetime(2027, 5, 31, 21, 0, tzinfo=UTC))
    service.resume(plan.id, by=by, at=datetime(2027, 5, 31, 20, 59, 59, tzinfo=UTC))
    assert fresh(database, plan).state is PlanState.IN_REVISION


def test_a_plan_in_which_nothing_was_given_becomes_inactive(make, database, noon, given):
    plan = make.plan()
    given[measure_of(plan).id] = Given(amount=Decimal("1.00"))
    by = make.person().id
    database.session.commit()
    with pytest.raises(Refused) as refusal:
        service.delete(plan.id, by=by, at=noon)
    assert refusal.value.reasons == (WhyNotMoved.DELIVERED,)
    given.clear()
    service.delete(plan.id, by=by, at=noon)
    assert fresh(database, plan).state is PlanState.INACTIVE


def test_the_first_session_puts_an_approved_plan_in_progress_once(make, database, noon):
    plan = make.plan(state=PlanState.APPROVED)
    assert service.start(plan, by=None, at=noon)
    assert fresh(database, plan).state is PlanState.IN_PROGRESS
    assert not service.start(plan, by=None, at=noon)
    assert len(events(database, plan)) == 1


@pytest.mark.parametrize("state", [PlanState.APPROVED, PlanState.IN_PROGRESS])
def test_an_evaluated_plan_is_closed(make, database, noon, state):
    plan = make.plan(state=state)
    service.mark_evaluated(plan.id, by=make.person().id, at=noon)
    assert fresh(database, plan).state is PlanState.EVALUATED


def test_followers_hear_of_each_move_when_it_has_been_made(make, draft, noon, told):
    service.submit(draft.id, by=make.person().id, at=noon)
    approve_all(make, draft, noon)
    assert told == [
        (Move.SUBMIT, PlanState.IN_APPROVAL),
        (Move.APPROVE, PlanState.IN_APPROVAL),
        (Move.APPROVE, PlanState.IN_APPROVAL),
        (Move.APPROVE, PlanState.APPROVED),
    ]


def test_when_a_follower_fails_nothing_has_moved(make, database, draft, noon, monkeypatch):
    def fail(*_):
        raise OSError

    monkeypatch.setattr(following, "after_move", [fail])
    by = make.person().id
    database.session.commit()
    with pytest.raises(OSError):  # noqa: PT011 - any will do
        service.submit(draft.id, by=by, at=noon)
    assert fresh(database, draft).state is PlanState.DRAFT
    assert events(database, draft) == []
