"""The published tables come out of records exactly (facts 5; decisions, Figures 5)."""

from itertools import count

from portal.decisions.models import Decision, Publication
from portal.decisions.types import Outcome

A13 = [
    ("Rīga", "vocational", 5, 2, 7),
    ("Rīga", "general", 34, 1, 35),
    ("Rīgas reģions", "vocational", 2, 2, 4),
    ("Rīgas reģions", "general", 13, 3, 16),
    ("Latgale", "vocational", 4, 1, 5),
    ("Latgale", "general", 27, 6, 33),
    ("Vidzeme", "vocational", 5, 0, 5),
    ("Vidzeme", "general", 40, 12, 52),
    ("Kurzeme", "vocational", 4, 2, 6),
    ("Kurzeme", "general", 35, 21, 56),
    ("Zemgale", "vocational", 2, 1, 3),
    ("Zemgale", "general", 43, 3, 46),
]


def test_a13_institutions_by_region_and_kind(sheets, report, noon):
    sheets["schools"][0] |= {"joined_school_year": "", "joined_semester": ""}
    for region, kind, first, second, _ in A13:
        for semester, number in (("1", first), ("2", second)):
            for _ in range(number):
                sheets.add("schools", region=region, kind=kind, joined_semester=semester)
    sheets.add("schools", joined_school_year="2018/2019")
    sheets.bring_in(noon)
    found = report("institutions", school_year="2017/2018")
    assert [tuple(row.values()) for row in found["rows"]] == A13
    assert tuple(found["total"].values()) == (214, 54, 268)


def test_a5_agreements(sheets, report, noon):
    for number in range(48):
        sheets.add("municipalities", code=f"P{number}")
        sheets.add("agreements", partner_code=f"P{number}", signed_on="2018-02-20")
    ministries = ["izm"] * 24 + ["km"] * 6 + ["vm"]
    for number, ministry in enumerate(ministries):
        sheets.add("schools", code=f"T{number}", kind="vocational", founder=ministry)
        row = {"partner_kind": "vocational", "ministry": ministry, "signed_on": "2017-11-01"}
        sheets.add("agreements", partner_code=f"T{number}", **row)
    sheets.add("agreements", signed_on="2018-02-21")
    sheets.bring_in(noon)
    assert report("agreements", as_of="2018-02-20") == {
        "total": 79,
        "municipalities": 48,
        "vocational": 31,
        "by_ministry": {"izm": 24, "km": 6, "vm": 1},
    }


def many(sheets, number, prefix="S", **plan):
    """So many pupils with a plan each; return the plans' codes."""
    codes = []
    for place in range(number):
        pupil = f"{prefix}{place}"
        sheets.add("pupils", code=pupil)
        code = f"P-{prefix}{place}-{plan.get('period', '1')}"
        codes.append(sheets.add("plans", code=code, pupil=pupil, **plan))
    return codes


def test_a8_plans_received_by_a_day(sheets, report, noon):
    year = {"school_year": "2017/2018", "state": "in_progress", "result": "", "continue": ""}
    first = many(sheets, 2648, submitted_on="2017-10-20", **year)
    for code in first[:1000]:  # a plan for each semester, one pupil
        row = {"pupil": code.split("-")[1], "submitted_on": "2018-02-20", "period": "2"}
        sheets.add("plans", code=code[:-1] + "2", **(year | row))
    many(sheets, 1991, prefix="J", submitted_on="2018-02-20", period="2", **year)
    many(sheets, 7, prefix="V", submitted_on="2018-02-21", period="2", **year)
    many(sheets, 3, prefix="N", submitted_on="2018-01-10", period="2", **(year | GONE))
    sheets.bring_in(noon)
    assert report("plans", school_year="2017/2018", as_of="2018-02-20") == {
        "total": 5639,
        "by_period": {"1": 2648, "2": 2991, "summer": 0},
        "pupils": 2648 + 1991,
    }


GONE = {"state": "inactive"}


def test_c1_pupils_by_subject_in_two_semesters(sheets, report, noon):
    numbers = {
        "1": {"mathematics": 285, "latvian": 130, "english": 65},
        "2": {"mathematics": 362, "latvian": 131, "english": 71},
    }
    for period, subjects in numbers.items():
        codes = many(sheets, 400, prefix=f"S{period}", period=period, school_year="2020/2021")
        for subject, number in subjects.items():
            for code in codes[:number]:
                sheets.add("measures", plan=code, subject=subject, risks="")
        sheets.add("measures", plan=codes[0], subject="mathematics", risks="")
    sheets.bring_in(noon)
    for period, subjects in numbers.items():
        found = report("semester", school_year="2020/2021", period=period)
        assert {row["subject"]: row["pupils"] for row in found["by_subject"]} == subjects


def test_e1_and_o3_pupils_with_meals_and_travel(sheets, report, noon):
    year, town = {"school_year": "2019/2020", "period": "2"}, count()
    codes = many(sheets, 515, **year)
    for code in codes[:60]:
        sheets.add("measures", plan=code, kind="meals", subject="", risks="", planned_units="")
    for code in codes[60:79]:
        row = {"kind": "transport_public", "subject": "", "planned_units": ""}
        sheets.add("measures", plan=code, risks="", **row)
    before = many(sheets, 365, prefix="O", school_year="2018/2019", period="2")
    for kind, number in (("transport_public", 30), ("meals", 73)):
        for code in before[:number]:
            row = {"code": f"O{next(town)}", "kind": kind, "subject": "", "planned_units": ""}
            sheets.add("measures", plan=code, risks="", **row)
    sheets.bring_in(noon)
    found = report("semester", **year)
    assert (found["pupils"], sum(row["pupils"] for row in found["by_measure"])) == (515, 79)
    found = report("semester", school_year="2018/2019", period="2")
    by_kind = {row["kind"]: (row["pupils"], row["percent"]) for row in found["by_measure"]}
    assert by_kind == {"meals": (73, "20.0"), "transport_public": (30, "8.2")}


def test_i5_i7_i9_a_partition_with_those_stopped_within(sheets, report, noon):
    schools = [f"SK{number}" for number in range(8)]
    for school in schools:
        sheets.add("schools", code=school)
    for number in range(224 - 1):
        sheets.add("providers", code=f"T{number}")
    results = ["improved"] * 255 + ["none"] * 57 + ["not_needed"] * 64
    for place, result in enumerate(results):
        school = (["SK", *schools])[place % 9]
        sheets.add("pupils", code=f"B{place}", school=school)
        stop = {"stopped_on": "2019-11-20"} if result == "none" and school == "SK3" else {}
        row = {"result": result, "continue": "no" if result == "not_needed" else "yes", **stop}
        sheets.add("plans", code=f"P{place}", pupil=f"B{place}", school=school, **row)
        provider = f"T{place % 223}"
        sheets.add("measures", code=f"M{place}", plan=f"P{place}", risks="", provider=provider)
    stopped = sum(1 for row in sheets["plans"] if row["stopped_on"])
    for row in [row for row in sheets["plans"] if row["stopped_on"]][5:]:
        row["stopped_on"] = ""
    sheets.add("sessions", code="N", measures="M0", provider="SP")
    sheets.bring_in(noon)
    assert stopped >= 5
    found = report("semester", school_year="2019/2020", period="1")
    assert (found["plans"], found["pupils"], found["schools"], found["providers"]) == (
        376,
        376,
        9,
        224,
    )
    assert found["results"] == {
        "improved": {"count": 255, "percent": "67.8"},
        "none": {"count": 57, "percent": "15.2"},
        "not_needed": {"count": 64, "percent": "17.0"},
        "not_evaluated": {"count": 0, "percent": "0.0"},
    }
    assert (found["stopped"], found["continue"]) == (5, 312)


def test_m2_submitted_approved_and_implemented(make, report, noon):
    competition = make.competition(code="LIEP-2018-1", municipality=make.municipality(code="LIEP"))
    for place in range(14):
        submitted = make.submitted(competition=competition, received_at=noon)
        outcome = Outcome.APPROVED if place < 10 else Outcome.REJECTED
        declined = noon if place < 2 else None
        make.save(
            Decision(
                application_id=submitted.id,
                competition_id=competition.id,
                outcome=outcome,
                decided_at=noon,
                declined_at=declined,
            )
        )
    by = make.person().id
    make.save(
        Publication(competition_id=competition.id, first_by_id=by, first_at=noon, published_at=noon)
    )
    rows = report("competitions", municipality="LIEP")["rows"]
    assert [
        (row["code"], row["submitted"], row["approved"], row["implemented"]) for row in rows
    ] == [("LIEP-2018-1", 14, 10, 8)]
    assert rows[0]["awarded_eur"] == "36800.00"
