"""A revision begun by mistake is discarded: the plan is exactly as it was last approved."""

from datetime import date, time, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from sqlalchemy import text

from portal.database import transaction
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.models import KeptPlan, KeptRisk, Measure, PlanEvent, WeeklySlot
from portal.support.plans.queries import lock_plan
from portal.support.plans.rules.content import as_json
from portal.support.plans.service import filling
from portal.support.plans.service.freezing import content_of, freeze
from portal.support.plans.service.reading import risks_of
from portal.support.plans.service.sensitive import seal_risk
from portal.support.plans.types import Desk, MeasureKind, Move, PlanState, Risk, Stage, WhyNotMoved
from tests.support.forms import words

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def plan(make, plan_of, database, school):
    """A plan in progress with every kind of risk, a weekly pattern and a version."""
    plan = plan_of()
    measure = plan_measure(database, plan)
    make.save(WeeklySlot(measure_id=measure.id, weekday=1, starts_at=time(14, 10), minutes=40))
    with transaction():
        seal_risk(plan.id, Risk.ADDICTION, "Divi gadījumi.")
        freeze(lock_plan(plan.id), at=make.now)
    return plan


def plan_measure(database, plan):
    return database.session.query(Measure).filter_by(plan_id=plan.id).first()


def said(plan):
    """All a plan says, words too."""
    with transaction():
        whole = lock_plan(plan.id)
        slots = [
            (one.code, slot.weekday, slot.starts_at, slot.minutes)
            for one in whole.measures
            for slot in one.slots
        ]
        return (
            as_json(content_of(whole)),
            dict(risks_of(whole)),
            (whole.signed_by, whole.signed_on, whole.pupil_words, whole.scan_id),
            sorted(slots),
        )


def scribble(plan, by, at):
    """Change everything an author can change."""
    with transaction():
        seen = {one: filling.mark_of(lock_plan(plan.id), one) for one in filling.Section}
    wanted = {Risk.OFTEN_ILL: "Cits vārds.", Risk.MATERIAL_CIRCUMSTANCES: "Maza alga."}
    filling.save_risks(plan.id, wanted, seen=seen[filling.Section.RISKS])
    filling.save_words(plan.id, "Neko nevajag.", seen=seen[filling.Section.WORDS])
    signed = filling.Signed("Cits cilvēks", date(2027, 2, 2))
    filling.save_application(plan.id, signed, seen=seen[filling.Section.APPLICATION])
    filling.attach_scan(plan.id, BytesIO(PDF), name="cits.pdf", by=by, at=at)
    with transaction():
        measure = lock_plan(plan.id).measures[0]
        measure.planned_units, measure.subject, measure.provider_id = 99, None, None
        measure.slots = [WeeklySlot(weekday=4, starts_at=time(8), minutes=60)]
        code = measure.code
    service.remove_measure(plan.id, code, at=at)
    service.add_measure(plan.id, MeasureKind.MEALS)


def revised(plan, make, noon):
    service.revise(plan.id, by=make.person().id, at=noon)
    scribble(plan, make.person().id, noon)


def test_everything_is_as_it_was_last_approved(plan, make, noon):
    before = said(plan)
    revised(plan, make, noon)
    assert said(plan) != before
    service.discard(plan.id, by=make.person().id, at=noon + timedelta(hours=1))
    assert said(plan) == before


def test_what_the_approver_would_compare_with_still_fits(plan, make, noon, fresh, school):
    revised(plan, make, noon)
    service.discard(plan.id, by=make.person().id, at=noon)
    service.revise(plan.id, by=make.person().id, at=noon)
    page = words(school.by("author").get(f"/school/plans/{plan.code}"))
    assert "Kas mainījies kopš pēdējā apstiprinājuma" not in page


def test_a_risk_whose_key_somebody_else_has_by_now_is_put_back_under_another(
    plan, make, noon, database, school
):
    before = dict(said(plan)[1])
    revised(plan, make, noon)
    key = max(before)
    make.risk(make.plan(risks=[]), id=key)
    service.discard(plan.id, by=make.person().id, at=noon)
    assert sorted(said(plan)[1].values()) == sorted(before.values())
    service.revise(plan.id, by=make.person().id, at=noon)
    page = words(school.by("author").get(f"/school/plans/{plan.code}"))
    assert "Kas mainījies kopš pēdējā apstiprinājuma" not in page


@pytest.mark.parametrize("state", [PlanState.APPROVED, PlanState.IN_PROGRESS])
def test_the_plan_is_in_the_state_it_was_in(plan_of, make, noon, fresh, state):
    plan = plan_of(state=state)
    service.revise(plan.id, by=make.person().id, at=noon)
    service.discard(plan.id, by=make.person().id, at=noon)
    found = fresh(plan)
    assert (found.state, found.desk, found.approved_at) == (state, None, noon - timedelta(days=45))
    assert [one.stage for one in found.measures] == [Stage.SETTLED]


def test_it_is_written_in_the_log_of_the_plan(plan, make, noon, database):
    by = make.person().id
    service.revise(plan.id, by=by, at=noon)
    service.discard(plan.id, by=by, at=noon)
    query = database.session.query(PlanEvent).filter_by(plan_id=plan.id).order_by(PlanEvent.id)
    moves = [(one.move, one.by_id) for one in query]
    assert moves[:2] == [(Move.REVISE, by), (Move.DISCARD, by)]


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.reasons


def test_once_sent_again_a_revision_is_not_discarded_even_when_it_came_back(plan, make, noon):
    by = make.person().id
    service.revise(plan.id, by=by, at=noon)
    service.submit(plan.id, by=by, at=noon)
    discard = lambda: service.discard(plan.id, by=by, at=noon)  # noqa: E731
    assert refused(discard) == (WhyNotMoved.NOT_NOW,)
    service.give_back(plan.id, Desk.HEAD, "Nē.", by=make.person().id, at=noon)
    assert refused(discard) == (WhyNotMoved.NOTHING_KEPT,)


def test_a_resumed_plan_cannot_get_round_its_approvals(plan, make, noon):
    by = make.person().id
    service.suspend(plan.id, "Slimo.", by=by, at=noon)
    service.resume(plan.id, by=by, at=noon)
    assert refused(lambda: service.discard(plan.id, by=by, at=noon)) == (WhyNotMoved.NOTHING_KEPT,)


def test_what_is_kept_is_sealed_and_gone_as_soon_as_it_is_not_needed(plan, make, noon, database):
    by = make.person().id
    service.revise(plan.id, by=by, at=noon)
    written = str(database.session.execute(text("SELECT * FROM kept_plan")).all())
    written += str(database.session.execute(text("SELECT * FROM kept_risk")).all())
    assert database.session.query(KeptRisk).count() == 1
    assert not any(word in written for word in ("Vecāks", "matemātiku", "vērtējumi", "addiction"))
    service.submit(plan.id, by=by, at=noon)
    assert database.session.query(KeptPlan).count() == database.session.query(KeptRisk).count() == 0


def test_a_measure_of_the_revision_in_which_something_was_given_stays_taken_out(
    plan, make, noon, fresh
):
    service.revise(plan.id, by=make.person().id, at=noon)
    code = service.add_measure(plan.id, MeasureKind.MEALS)
    added = next(one for one in fresh(plan).measures if one.code == code)
    make.claim(added, amount=Decimal(5))
    service.discard(plan.id, by=make.person().id, at=noon)
    assert {one.code: one.withdrawn_at for one in fresh(plan).measures}[code] == noon


# ---------------------------------------------------------------------------------- in a browser


def test_the_author_discards_a_revision_after_being_asked(school, plan, fresh):
    author = school.by("author")
    author.post(f"/school/plans/{plan.code}/revise")
    page = author.get(f"/school/plans/{plan.code}")
    assert "Atmest pārskatīšanu" in words(page)
    asked = author.get(f"/school/plans/{plan.code}/discard")
    assert "Plāns būs tāds, kāds tas pēdējoreiz apstiprināts" in words(asked)
    author.post(f"/school/plans/{plan.code}/discard")
    assert fresh(plan).state is PlanState.IN_PROGRESS


def test_what_would_be_lost_is_shown_before(school, plan, make, noon):
    revised(plan, make, noon)
    page = words(school.by("head").get(f"/school/plans/{plan.code}/discard"))
    assert "Kas pazudīs" in page


def test_a_revision_that_was_sent_cannot_be_discarded_and_the_page_says_so(school, plan):
    author = school.by("author")
    author.post(f"/school/plans/{plan.code}/revise")
    service.submit(plan.id, by=school.author.person_id, at=plan.opened_at + timedelta(days=60))
    for answer in (
        author.get(f"/school/plans/{plan.code}/discard"),
        author.post(f"/school/plans/{plan.code}/discard"),
    ):
        assert answer.status_code == 200
    assert "vairs nevar atmest" in words(author.get(f"/school/plans/{plan.code}/discard"))
    assert "Atmest pārskatīšanu" not in words(author.get(f"/school/plans/{plan.code}"))


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("author", 200),
        ("head", 200),
        ("coordinator", 403),
        ("provider", 403),
        ("municipality", 403),
        ("expert", 403),
    ],
)
def test_those_who_govern_the_plan_discard_its_revision(school, plan, name, status):
    service.revise(plan.id, by=school.author.person_id, at=plan.opened_at + timedelta(days=60))
    assert school.by(name).get(f"/school/plans/{plan.code}/discard").status_code == status
