"""What cannot be brought in: every place is named, and nothing is written."""

from datetime import date, time

import pytest
from sqlalchemy import func, select

from portal.institutions.models import Municipality
from portal.institutions.queries import find_municipality_by_code
from portal.institutions.service import merge
from portal.support.delivery.models import Session
from portal.support.intake.types import Wrong
from portal.support.plans.models import SupportPlan
from portal.support.pupils.models import Pupil


def test_every_fault_of_every_file_is_named_at_once(faults, sheets, database):
    sheets["pupils"][0]["grade"] = "13"
    sheets.add("pupils", code="OTRS", school="NAV")
    sheets.plan(author="NAV")
    sheets.add("sessions", minutes="0", attendance="came")
    assert faults(sheets) == [
        ("pupils.csv", 2, "grade", Wrong.NOT_ONE_OF),
        ("pupils.csv", 3, "school", Wrong.UNKNOWN_SCHOOL),
        ("plans.csv", 2, "author", Wrong.UNKNOWN_PROVIDER),
        ("sessions.csv", 2, "minutes", Wrong.NOT_A_NUMBER),
        ("sessions.csv", 2, "attendance", Wrong.NOT_ONE_OF),
    ]
    for kind in (Municipality, Pupil, SupportPlan, Session):
        assert database.session.scalar(select(func.count()).select_from(kind)) == 0


def test_a_row_that_is_itself_broken_is_no_second_fault_of_those_that_speak_of_it(faults, sheets):
    sheets["providers"][0]["specialist"] = "wizard"
    sheets.plan()
    assert faults(sheets) == [("providers.csv", 2, "specialist", Wrong.NOT_ONE_OF)]


def test_nobody_is_missing_from_a_file_that_could_not_be_read(faults, sheets):
    sheets.plan()
    files = sheets.contents()
    files["pupils.csv"] = "code,first_name\nĀ,B\n".encode("cp1257")
    assert faults(files) == [("pupils.csv", 2, "-", Wrong.NOT_UTF8)]


@pytest.mark.parametrize("file", ["providers", "risks"])
def test_nor_from_one_whose_columns_are_wrong(faults, sheets, file):
    sheets.plan()
    files = sheets.contents()
    files[f"{file}.csv"] = b"x\n1\n"
    assert {one[0] for one in faults(files)} == {f"{file}.csv"}


def test_a_risk_whose_words_are_wrong_is_a_risk_of_the_plan(faults, sheets):
    sheets.plan()
    files = sheets.contents()
    files["risks.csv"] = b"plan,risk,justification\nPLANS,learning_difficulties,=1+1\n"
    assert faults(files) == [("risks.csv", 2, "justification", Wrong.FORMULA)]


def test_a_key_that_stands_twice_names_the_first_row(faults, sheets):
    sheets.add("pupils", code="SKOL")
    sheets.plan()
    sheets.add("risks")
    assert faults(sheets) == [
        ("pupils.csv", 3, "code", Wrong.KEY_TWICE),
        ("risks.csv", 3, "risk", Wrong.KEY_TWICE),
    ]


INSTITUTIONS = [
    ("schools", {"municipality": "NAV"}, "municipality", Wrong.UNKNOWN_MUNICIPALITY),
    ("schools", {"successor": "NAV"}, "successor", Wrong.UNKNOWN_SCHOOL),
    ("schools", {"code": "X", "successor": "X"}, "successor", Wrong.OWN_SUCCESSOR),
    ("schools", {"joined_semester": ""}, "joined_semester", Wrong.HALF_JOINED),
    ("agreements", {"partner_code": "NAV"}, "partner_code", Wrong.UNKNOWN_MUNICIPALITY),
    ("agreements", {"ministry": "izm"}, "ministry", Wrong.MINISTRY_UNWANTED),
    (
        "agreements",
        {"partner_kind": "vocational", "partner_code": "SK", "ministry": "izm"},
        "partner_code",
        Wrong.NOT_VOCATIONAL,
    ),
    ("providers", {"schools": "SK|NAV"}, "schools", Wrong.UNKNOWN_SCHOOL),
]
PLANS = [
    ("plans", {"pupil": "NAV"}, "pupil", Wrong.UNKNOWN_PUPIL),
    (
        "plans",
        {"no_improvement_reasons": "peers"},
        "no_improvement_reasons",
        Wrong.REASONS_UNWANTED,
    ),
    ("risks", {"plan": "NAV"}, "plan", Wrong.UNKNOWN_PLAN),
    ("risks", {"risk": "other_family", "justification": ""}, "justification", Wrong.SAYS_NOT_WHICH),
    ("measures", {"risks": "violence"}, "risks", Wrong.RISK_MISSING),
    ("measures", {"provider": "NAV"}, "provider", Wrong.UNKNOWN_PROVIDER),
    ("claims", {"measure": "NAV"}, "measure", Wrong.UNKNOWN_MEASURE),
    ("claims", {}, "measure", Wrong.NO_CLAIMS),
    ("claims", {"measure": "PLANS-2", "amount": "0"}, "amount", Wrong.NOTHING_CLAIMED),
    ("claims", {"measure": "PLANS-2", "period_to": "2019-09-30"}, "period_to", Wrong.BACKWARDS),
]
SESSIONS = [
    ({"measures": "NAV"}, "measures", Wrong.UNKNOWN_MEASURE),
    ({"measures": "PLANS-2"}, "measures", Wrong.NO_SESSIONS),
    ({"provider": "NAV"}, "provider", Wrong.UNKNOWN_PROVIDER),
    ({"attendance": "attended|attended"}, "attendance", Wrong.ATTENDANCE_COUNT),
    (
        {"measures": "PLANS-1|PLANS-3", "attendance": "attended|attended"},
        "measures",
        Wrong.SAME_PUPIL_TWICE,
    ),
    ({"held_on": "2021-03-28", "starts_at": "03:30"}, "starts_at", Wrong.TIME_SKIPPED),
    ({"held_on": "2027-03-01", "starts_at": "12:01"}, "held_on", Wrong.IN_THE_FUTURE),
]


@pytest.mark.parametrize(("sheet", "row", "column", "wrong"), INSTITUTIONS)
def test_what_a_row_of_institutions_may_not_say(faults, sheets, sheet, row, column, wrong):
    sheets.add(sheet, **row)
    line = len(sheets[sheet]) + 1
    assert faults(sheets) == [(f"{sheet}.csv", line, column, wrong)]


def test_a_school_is_not_brought_back_to_a_municipality_that_is_part_of_another(
    faults, import_, sheets, make
):
    import_(sheets)
    town = find_municipality_by_code("PIL")
    merge(town, make.municipality(), on=date(2027, 2, 1), by=make.person().id, at=make.now)
    assert faults(sheets) == [("schools.csv", 2, "municipality", Wrong.MERGED_MUNICIPALITY)]


@pytest.mark.parametrize(("sheet", "row", "column", "wrong"), PLANS)
def test_what_a_row_of_a_plan_may_not_say(faults, sheets, sheet, row, column, wrong):
    sheets.plan(measures=2)
    sheets["measures"][1]["kind"] = "meals"
    sheets.add(sheet, **row)
    line = len(sheets[sheet]) + 1
    assert faults(sheets) == [(f"{sheet}.csv", line, column, wrong)]


@pytest.mark.parametrize(("row", "column", "wrong"), SESSIONS)
def test_what_a_session_may_not_say(faults, sheets, row, column, wrong):
    sheets.plan(measures=3)
    sheets["measures"][1]["kind"] = "meals"
    sheets.add("sessions", **row)
    assert faults(sheets) == [("sessions.csv", 2, column, wrong)]


def test_a_pupil_has_one_plan_at_a_school_in_a_period(faults, import_, sheets):
    sheets.plan("A")
    import_(sheets)
    sheets.plan("B")
    assert faults(sheets) == [("plans.csv", 3, "pupil", Wrong.PLAN_TWICE)]


def test_a_plan_that_was_made_inactive_leaves_its_place_free(import_, sheets):
    sheets.plan("A", state="inactive", result="", **{"continue": ""})
    sheets.plan("B")
    assert import_(sheets)["plans"] == (2, 0, 0)


def test_a_plan_stays_that_of_its_pupil_and_period(faults, import_, sheets):
    sheets.add("pupils", code="OTRS")
    sheets.plan()
    import_(sheets)
    sheets["plans"][0] |= {"pupil": "OTRS", "period": "2"}
    assert {(column, wrong) for _, _, column, wrong in faults(sheets)} == {
        ("pupil", Wrong.FIXED),
        ("period", Wrong.FIXED),
    }


def test_two_sessions_of_one_provider_cannot_be_at_once(faults, sheets):
    sheets.add("pupils", code="OTRS")
    sheets.plan("A")
    sheets.plan("B", pupil="OTRS")
    sheets.add("sessions", measures="A-1", starts_at="14:00")
    sheets.add("sessions", measures="B-1", starts_at="14:39")
    sheets.add("sessions", measures="A-1", starts_at="15:19")
    sheets.add("sessions", measures="B-1", starts_at="14:10", attendance="provider_absent")
    assert faults(sheets) == [("sessions.csv", 3, "starts_at", Wrong.OVERLAPS)]


def test_nor_can_one_be_at_once_with_one_that_is_stored(faults, import_, sheets):
    sheets.plan("PLANS", measures=1)
    sheets.add("sessions", code="PIRMA", starts_at="14:00")
    import_(sheets)
    sheets.rows.pop("sessions")
    sheets.add("sessions", code="OTRA", starts_at="14:20")
    assert faults(sheets) == [("sessions.csv", 2, "starts_at", Wrong.OVERLAPS_STORED)]


def test_one_personal_code_belongs_to_one_pupil(faults, import_, sheets):
    sheets["pupils"][0]["personal_code"] = "32010112345"
    import_(sheets)
    sheets.add("pupils", code="OTRS", personal_code="320101-12345")
    sheets.add("pupils", code="TRESAIS", personal_code="321111-11111")
    sheets.add("pupils", code="CETURTAIS", personal_code="32111111111")
    assert [fault for fault in faults(sheets) if fault[2] == "personal_code"] == [
        ("pupils.csv", 3, "personal_code", Wrong.PERSONAL_CODE_TWICE),
        ("pupils.csv", 5, "personal_code", Wrong.PERSONAL_CODE_TWICE),
    ]
    later = type(sheets)()
    later.add("pupils", code="OTRS", personal_code="320101-12345")
    assert faults(later) == [("pupils.csv", 2, "personal_code", Wrong.PERSONAL_CODE_TAKEN)]


def test_files_that_are_none_of_the_format_are_named(faults, sheets):
    contents = sheets.contents() | {"pupil.csv": b"", "plans.csv": b"\xff\xfec\x00o\x00"}
    assert faults(contents) == [("pupil.csv", 1, "-", Wrong.UNKNOWN_FILE)]
    contents.pop("pupil.csv")
    assert faults(contents) == [("plans.csv", 1, "-", Wrong.NOT_UTF8)]


def test_midnight_is_a_time_like_any_other(import_, sheets, database):
    sheets.plan()
    sheets.add("sessions", code="A", starts_at=time(0, 0).strftime("%H:%M"))
    sheets.add("sessions", code="B", starts_at="23:50")
    assert import_(sheets)["sessions"] == (2, 0, 0)
    ends = database.session.scalars(select(Session.ends_at).order_by(Session.code)).all()
    assert ends[1].isoformat() == "2019-10-07T21:30:00+00:00"


def test_of_an_hour_that_comes_twice_the_first_is_meant(import_, sheets, database):
    sheets.plan()
    sheets.add("sessions", held_on="2019-10-27", starts_at="03:30")
    import_(sheets)
    start = database.session.scalars(select(Session.starts_at)).one()
    assert start.isoformat() == "2019-10-27T00:30:00+00:00"
