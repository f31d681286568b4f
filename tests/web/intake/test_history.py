"""What is unusual is kept and marked; what was made in the portal is left alone."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from portal.support.delivery.models import Session
from portal.support.intake.types import Wrong
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.types import PlanState
from portal.support.pupils.models import Pupil
from tests.support.sheets import Sheets


def test_a_grade_outside_the_target_group_is_kept_and_marked(import_, notes, sheets, database):
    sheets.plan("A", grade="4", school_year="2020/2021")
    sheets.plan("B", grade="4", school_year="2021/2022")
    sheets.plan("C", grade="C1", school_year="2020/2021", period="2")
    assert notes(sheets) == [("plans.csv", 2, "grade", Wrong.OUTSIDE_TARGET)]
    import_(sheets)
    marked = select(SupportPlan.code).where(SupportPlan.is_outside_target)
    assert database.session.scalars(marked).all() == ["A"]


@pytest.mark.parametrize(("kind", "grade"), [("general", "C1"), ("vocational", "12")])
def test_a_grade_the_school_does_not_have_is_named(notes, sheets, kind, grade):
    founder = "municipality" if kind == "general" else "izm"
    sheets["schools"][0] |= {"kind": kind, "founder": founder}
    sheets["pupils"][0]["grade"] = "12" if kind == "general" else "C1"
    assert notes(sheets) == []
    sheets["pupils"][0]["grade"] = grade
    assert notes(sheets) == [("pupils.csv", 2, "grade", Wrong.OTHER_KIND)]


def test_an_open_plan_of_a_closed_semester_is_kept_and_named(import_, notes, sheets, database):
    sheets.plan(state="in_progress", result="", **{"continue": ""})
    assert notes(sheets) == [("plans.csv", 2, "state", Wrong.PERIOD_ENDED)]
    import_(sheets)
    assert database.session.scalars(select(SupportPlan.state)).one() is PlanState.IN_PROGRESS


def test_a_plan_of_a_former_school_is_kept_there_and_named(import_, notes, sheets):
    sheets.add("schools", code="CITA")
    sheets.plan(school="CITA")
    assert notes(sheets) == [("plans.csv", 2, "school", Wrong.FORMER_SCHOOL)]
    assert import_(sheets)["plans"] == (1, 0, 0)


def test_a_session_outside_the_days_of_its_plan_is_kept_and_named(notes, sheets):
    sheets.plan()
    sheets.add("sessions", held_on="2020-01-01")
    sheets.add("sessions", held_on="2019-12-31")
    assert notes(sheets) == [("sessions.csv", 2, "held_on", Wrong.OUTSIDE_PERIOD)]


def test_a_personal_code_with_a_wrong_check_digit_is_kept_and_named(notes, sheets):
    sheets["pupils"][0]["personal_code"] = "010105-21230"
    assert notes(sheets) == [("pupils.csv", 2, "personal_code", Wrong.CHECK_DIGIT)]


def test_what_lies_over_the_weekly_limit_is_kept_and_not_paid(import_, sheets, database):
    sheets.plan()
    for day in range(7, 11):
        sheets.add("sessions", held_on=f"2019-10-{day:02d}", starts_at="08:00", minutes="190")
    import_(sheets)
    found = database.session.execute(
        select(Session.over_minutes, Session.is_payable).order_by(Session.starts_at)
    )
    assert [tuple(row) for row in found] == [(0, True), (0, True), (0, True), (160, False)]


def test_a_session_nobody_held_is_neither_paid_nor_in_the_way(import_, sheets, database):
    sheets.plan()
    sheets.add("sessions", code="A", starts_at="08:00", attendance="provider_absent")
    sheets.add("sessions", code="B", starts_at="08:00")
    import_(sheets)
    found = database.session.execute(
        select(Session.is_held, Session.is_payable).order_by(Session.code)
    )
    assert [tuple(row) for row in found] == [(False, False), (True, True)]


@pytest.fixture
def made(make):
    """A plan made in the portal, and sheets that speak of it."""
    school = make.school(code="SK")
    author = make.author(school, code="SP")
    pupil = make.pupil(school, code="SKOL", first_name="Anna", last_name="Ozola")
    plan = make.plan(code="PLANS", school=school, author=author, pupil=pupil, measures=0)
    make.measure(plan, provider=author, code="PLANS-1")
    return plan


def test_a_plan_made_in_the_portal_is_changed_there_alone(faults, made):
    sheets = Sheets()
    sheets.add("plans", code="PLANS", school_year="2026/2027", period="2")
    assert [one[2:] for one in faults(sheets)] == [("code", Wrong.NOT_IMPORTED)]


def test_nor_does_it_get_risks_and_measures_from_files(faults, made):
    sheets = Sheets()
    sheets.add("risks", risk="violence")
    sheets.add("measures", code="JAUNS")
    assert faults(sheets) == [
        ("risks.csv", 2, "plan", Wrong.NOT_IMPORTED),
        ("measures.csv", 2, "plan", Wrong.NOT_IMPORTED),
    ]


def test_its_sessions_may_come_from_files_and_put_it_in_progress(import_, made, make, database):
    made.state = PlanState.APPROVED
    database.session.commit()
    sheets = Sheets()
    sheets.add("sessions", held_on="2027-02-22", starts_at="14:10")
    assert import_(sheets)["sessions"] == (1, 0, 0)
    assert database.session.get(SupportPlan, made.id).state is PlanState.IN_PROGRESS


def test_but_not_once_it_is_closed(faults, made, database):
    made.state = PlanState.EVALUATED
    database.session.commit()
    sheets = Sheets()
    sheets.add("sessions", held_on="2027-02-22", starts_at="14:10")
    assert faults(sheets) == [("sessions.csv", 2, "measures", Wrong.PLAN_CLOSED)]


@pytest.mark.parametrize(
    ("starts_at", "is_taken"), [("13:59", True), ("14:00", False), ("14:01", False)]
)
def test_a_suspended_plan_takes_what_took_place_before(
    import_, faults, made, database, starts_at, is_taken
):
    made.state = PlanState.SUSPENDED
    made.suspended_at = datetime(2027, 2, 22, 12, tzinfo=UTC)
    database.session.commit()
    sheets = Sheets()
    sheets.add("sessions", held_on="2027-02-22", starts_at=starts_at)
    if is_taken:
        assert import_(sheets)["sessions"] == (1, 0, 0)
    else:
        assert faults(sheets) == [("sessions.csv", 2, "measures", Wrong.PLAN_CLOSED)]


def test_a_session_settles_the_time_that_was_proposed_for_that_day(import_, made, make, database):
    measure = database.session.scalars(select(Measure).where(Measure.code == "PLANS-1")).one()
    slot = make.slot(measure, on_date=(make.now - timedelta(days=7)).date())
    sheets = Sheets()
    sheets.add("sessions", held_on="2027-02-22", starts_at="15:00")
    import_(sheets)
    database.session.refresh(slot)
    assert slot.participation_id is not None


def test_a_pupil_entered_in_the_portal_keeps_the_name_written_there(faults, made):
    sheets = Sheets()
    sheets.add("pupils", code="SKOL")
    assert faults(sheets) == [("pupils.csv", 2, "code", Wrong.NOT_IMPORTED)]


def test_a_pupil_with_a_plan_under_way_moves_in_the_portal(faults, made, make):
    make.school(code="CITA", municipality=make.municipality())
    sheets = Sheets()
    sheets.add("pupils", code="SKOL", first_name="Anna", last_name="Ozola", school="CITA")
    assert faults(sheets) == [("pupils.csv", 2, "school", Wrong.HAS_OPEN_PLAN)]


def test_an_open_plan_belongs_to_the_school_of_now(faults, made, make):
    make.school(code="CITA", municipality=make.municipality())
    sheets = Sheets()
    row = {"school": "CITA", "school_year": "2026/2027", "period": "2", "state": "draft"}
    sheets.add("plans", code="JAUNS", result="", submitted_on="", **row, **{"continue": ""})
    assert faults(sheets) == [("plans.csv", 2, "school", Wrong.LEARNS_ELSEWHERE)]


def test_a_record_that_was_merged_stands_for_the_one_that_was_kept(import_, sheets, database):
    sheets.add("pupils", code="DIVREIZ")
    import_(sheets)
    kept, merged = (
        database.session.scalars(select(Pupil).where(Pupil.code == code)).one()
        for code in ("SKOL", "DIVREIZ")
    )
    merged.merged_into_id = kept.id
    database.session.commit()
    sheets.plan("A", pupil="DIVREIZ")
    counts = import_(sheets)
    assert counts["pupils"] == (0, 0, 2)
    assert database.session.scalars(select(SupportPlan.pupil_id)).one() == kept.id
