"""What files say is stored, all of it, once."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import func, select, text

from portal.audit.models import AuditEntry
from portal.institutions.models import Agreement, Municipality, School
from portal.institutions.types import Founder, Region
from portal.support.claims.models import Claim
from portal.support.delivery.models import Participation, Session
from portal.support.delivery.types import Mark
from portal.support.intake.service import check
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.types import Result
from portal.support.plans.models import Measure, PlanEvent, PlanRisk, SensitiveRisk, SupportPlan
from portal.support.plans.service.sensitive import opened
from portal.support.plans.types import Risk
from portal.support.pupils.models import Enrolment, Pupil
from portal.support.staff.models import StaffPlace


def whole(sheets):
    """One row of everything."""
    sheets.add("schools", code="TEH", kind="vocational", founder="izm", successor="SK")
    sheets.add(
        "agreements", number="A-2", partner_kind="vocational", partner_code="TEH", ministry="km"
    )
    sheets.add("agreements", number="A-1")
    sheets.plan(measures=2)
    sheets.add("risks", risk="parents_addiction", justification="Tēvs dzer.")
    sheets["measures"][1] |= {"kind": "meals", "subject": "", "planned_amount": "28.40"}
    sheets["measures"][1] |= {"planned_units": "", "risks": "parents_addiction"}
    sheets.add("sessions", code="N1", starts_at="14:10")
    sheets.add("claims", code="C1", measure="PLANS-2")
    return sheets


def one(database, kind, **by):
    return database.session.scalars(select(kind).filter_by(**by)).one()


def test_every_sheet_lands_in_its_table(import_, sheets, database):
    counts = import_(whole(sheets))
    assert counts["schools"] == (2, 0, 0)
    assert {rows for sheet, rows in counts.items() if sheet in {"plans", "sessions", "claims"}} == {
        (1, 0, 0)
    }
    assert one(database, Municipality).region is Region.KURZEME
    technical = one(database, School, code="TEH")
    assert technical.successor_id == one(database, School, code="SK").id
    assert one(database, Agreement, number="A-2").ministry is Founder.KM
    assert one(database, StaffPlace).school_id == one(database, School, code="SK").id
    assert one(database, Enrolment).grade == "8"
    assert one(database, Claim).amount == Decimal("28.40")


def test_a_session_is_one_event_with_a_mark_for_each_pupil(import_, sheets, database):
    sheets.add("pupils", code="OTRS")
    sheets.plan("A")
    sheets.plan("B", pupil="OTRS")
    row = {"measures": "A-1|B-1", "attendance": "attended|absent_excused", "minutes": "80"}
    sheets.add("sessions", held_on="2019-10-07", starts_at="14:10", **row)
    import_(sheets)
    session = one(database, Session)
    assert session.starts_at == datetime(2019, 10, 7, 11, 10, tzinfo=UTC)
    assert session.week == date(2019, 10, 7)
    found = database.session.execute(
        select(Measure.code, Participation.mark, Participation.units).join(Participation.measure)
    )
    assert sorted(tuple(row) for row in found) == [
        ("A-1", Mark.ATTENDED, 2),
        ("B-1", Mark.ABSENT_EXCUSED, 2),
    ]


def test_a_plan_of_long_ago_is_kept_without_an_approval_trail(import_, sheets, database):
    sheets.plan(result="none", no_improvement_reasons="motivation|peers", stopped_on="2019-11-01")
    import_(sheets)
    plan, outcome = one(database, SupportPlan), one(database, Outcome)
    assert plan.is_imported
    assert (plan.starts_on, plan.ends_on) == (date(2019, 9, 1), date(2019, 12, 31))
    assert (outcome.result, outcome.continues, outcome.stopped_on) == (
        Result.NONE,
        True,
        date(2019, 11, 1),
    )
    assert database.session.scalar(select(func.count()).select_from(PlanEvent)) == 0


def test_who_a_pupil_is_and_what_troubles_the_family_are_sealed(import_, sheets, database):
    sheets["pupils"][0] |= {"personal_code": "320101-12345", "last_name": "Kalniņš"}
    import_(whole(sheets))
    stored = [
        str(database.session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608 - our own
        for table in ("pupil", "plan_risk", "sensitive_risk")
    ]
    secrets = ("Kalniņš", "32010112345", "parents_addiction", "dzer")
    assert not any(secret in rows for secret in secrets for rows in stored)
    assert one(database, Pupil).last_name == "Kalniņš"
    assert opened(one(database, SensitiveRisk).sealed) == (Risk.PARENTS_ADDICTION, "Tēvs dzer.")
    groups = set(database.session.scalars(select(PlanRisk.risk)))
    assert groups == {None, Risk.LEARNING_DIFFICULTIES}


def test_the_same_files_a_second_time_change_nothing(import_, sheets, database):
    first = import_(whole(sheets))
    second = import_(sheets)
    assert second == {sheet: (0, 0, sum(rows)) for sheet, rows in first.items()}


def test_only_what_differs_is_changed(import_, sheets, database):
    import_(whole(sheets))
    sheets["plans"][0]["result"] = "not_needed"
    sheets["measures"][0]["planned_units"] = "12"
    sheets["sessions"][0] |= {"attendance": "refused", "minutes": "30"}
    sheets["risks"][1]["justification"] = "Tēvs vairs nedzer."
    sheets["claims"][0]["amount"] = "30"
    sheets["schools"][1]["successor"] = ""
    sheets["providers"][0]["schools"] = "SK|TEH"
    counts = import_(sheets)
    changed = {sheet: rows[1] for sheet, rows in counts.items() if rows[1]}
    assert changed == dict.fromkeys(
        ("plans", "measures", "sessions", "risks", "claims", "schools", "providers"), 1
    )
    assert sum(rows[0] for rows in counts.values()) == 0
    assert import_(sheets) == {sheet: (0, 0, sum(rows)) for sheet, rows in counts.items()}
    assert one(database, Outcome).result is Result.NOT_NEEDED
    assert one(database, Participation).mark is Mark.REFUSED


def test_a_pupil_who_changed_school_keeps_the_history(import_, sheets, database):
    sheets.add("schools", code="CITA")
    import_(sheets)
    sheets["pupils"][0] |= {"school": "CITA", "grade": "9"}
    assert import_(sheets)["pupils"] == (0, 1, 0)
    places = database.session.scalars(select(Enrolment).order_by(Enrolment.id)).all()
    assert [(place.grade, place.ends_on is None) for place in places] == [("8", False), ("9", True)]


def test_looking_writes_nothing(import_, sheets, database):
    assert import_(whole(sheets), act=check)["pupils"] == (1, 0, 0)
    assert database.session.scalar(select(func.count()).select_from(Pupil)) == 0


def test_the_record_says_how_much_came_and_no_name(import_, sheets, database):
    import_(whole(sheets))
    entry = one(database, AuditEntry)
    assert entry.what == "school data imported"
    assert entry.details["counts"]["pupils"] == {"new": 1}
    assert "Bērziņš" not in str(entry.details)


def test_parts_of_the_whole_can_follow_later(import_, sheets):
    import_(sheets)
    later = type(sheets)()
    later.plan()
    assert import_(later)["measures"] == (1, 0, 0)
