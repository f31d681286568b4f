"""Reports: whose plans, as of when, in which shape, and how many statements."""

import csv
import io
import random
import re
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from portal.database import reads_only
from portal.institutions.types import Period
from portal.statistics.reports import queries
from portal.statistics.reports.queries import as_of, cumulative, plans, semester
from portal.statistics.reports.types import Among
from tests.support.sheets import Sheets


@pytest.fixture
def two_towns(sheets, noon):
    """Three plans in one town (two schools), one in another; pupils A and B have two each."""
    sheets.add("schools", code="SK2")
    sheets.add("municipalities", code="CITA")
    sheets.add("schools", code="SK3", municipality="CITA")
    for code, school in (("A", "SK"), ("B", "SK3"), ("C", "SK2")):
        sheets.add("pupils", code=code, school=school)
    sheets.plan("P1", pupil="A", submitted_on="2019-09-10")
    sheets.plan("P2", pupil="A", period="2", submitted_on="2020-01-10", result="none")
    sheets.plan("P3", pupil="B", submitted_on="2019-09-30")
    sheets.plan("P4", pupil="B", school="SK3", period="2", submitted_on="2020-02-01")
    sheets.plan("P5", pupil="C", school="SK2", submitted_on="2019-09-20", result="")
    sheets.bring_in(noon)
    return sheets


def test_plans_and_pupils_are_two_numbers(two_towns, report):
    found = report("plans", school_year="2019/2020")
    assert found == {"total": 5, "by_period": {"1": 3, "2": 2, "summer": 0}, "pupils": 3}


def test_a_municipality_counts_its_own_schools(two_towns, report):
    assert report("plans", school_year="2019/2020", municipality="CITA")["total"] == 1
    assert report("semester", school_year="2019/2020", period="1", municipality="PIL")["plans"] == 3
    assert report("semester", school_year="2019/2020", period="1", school="SK2")["plans"] == 1
    assert report("cumulative", since="2019-09-01", municipality="CITA")["pupils"] == 1


def test_schools_come_by_plans_then_by_name(two_towns, report):
    rows = report("semester", school_year="2019/2020", period="1")["by_school"]
    assert [(row["code"], row["plans"]) for row in rows] == [("SK", 2), ("SK2", 1)]


def test_who_is_not_evaluated_is_counted_apart(two_towns, report):
    results = report("semester", school_year="2019/2020", period="1")["results"]
    assert {name: row["count"] for name, row in results.items()} == {
        "improved": 2,
        "none": 0,
        "not_needed": 0,
        "not_evaluated": 1,
    }


def test_since_a_day_a_pupil_of_two_schools_is_one_person_and_one_at_each(two_towns, report):
    found = report("cumulative", since="2019-09-01")
    assert (found["pupils"], found["plans"]) == (3, 5)
    assert {row["code"]: row["pupils"] for row in found["by_school"]} == {
        "SK": 2,
        "SK2": 1,
        "SK3": 1,
    }


def test_a_pupil_who_moved_has_one_result_the_last_one(sheets, report, noon):
    sheets.add("schools", code="SK2")
    sheets.plan("P1", result="")
    sheets.plan("P2", school="SK2", result="improved")
    sheets.bring_in(noon)
    found = report("semester", school_year="2019/2020", period="1")
    assert (found["plans"], found["pupils"]) == (2, 1)
    assert found["results"]["improved"] == {"count": 1, "percent": "100.0"}
    assert found["results"]["not_evaluated"]["count"] == 0


@pytest.mark.parametrize("seed", range(5))
def test_distinct_pupils_never_become_fewer_as_time_goes_on(make, noon, seed):
    chance, since = random.Random(seed), date(2026, 9, 1)  # noqa: S311 - no secret
    school = make.school()
    pupils = [make.pupil(school) for _ in range(6)]
    author = make.author(school)
    for number, pupil in enumerate(pupils * 3):
        day = since + timedelta(days=chance.randint(-60, 150))
        year, period = f"20{10 + number}/20{11 + number}", chance.choice(list(Period))
        make.plan(
            school=school,
            pupil=pupil,
            author=author,
            submitted_on=day,
            school_year=year,
            period=period,
            measures=0,
            risks=[],
        )
    days = [since + timedelta(days=number) for number in range(-5, 160, 15)]
    counts = [cumulative(since, as_of(day, now=noon)).pupils for day in days]
    assert counts == sorted(counts)
    assert counts[-1] <= len(pupils)


def test_the_day_itself_counts_and_a_later_one_does_not(two_towns, report):
    year = {"school_year": "2019/2020"}
    assert report("plans", **year, as_of="2019-09-09")["total"] == 0
    assert report("plans", **year, as_of="2019-09-10")["total"] == 1
    assert report("plans", **year, as_of="2020-01-31")["total"] == 4


def test_a_school_that_joins_later_in_the_year_is_not_counted_before(sheets, report, noon):
    sheets.add("schools", joined_semester="2")
    sheets.bring_in(noon)
    before = report("institutions", school_year="2017/2018", as_of="2017-12-31")
    assert before["total"] == {"joined_semester_1": 1, "joined_semester_2": 0, "total": 1}


def test_the_statements_stay_as_many_whatever_there_is_to_count(sheets, count_queries, noon):
    def statements():
        at = as_of(None, now=noon)
        with count_queries() as queries:
            semester("2019/2020", Period.FIRST, at, Among(municipality_id=1))
            plans("2019/2020", at)
            cumulative(date(2017, 9, 1), at)
        return len(queries)

    sheets.plan()
    sheets.bring_in(noon)
    few = statements()
    more = Sheets()
    for number in range(20):
        more.add("pupils", code=f"B{number}")
        more.plan(f"P{number}", pupil=f"B{number}")
    more.bring_in(noon)
    assert statements() == few <= 14


@pytest.fixture
def output(app, database, two_towns):
    """What a report writes: `output("plans", "--format", "csv")`."""

    def output(*args):
        database.session.commit()
        result = app.test_cli_runner().invoke(args=["report", *args])
        assert result.exit_code == 0, result.output
        return result.output_bytes if "--output" in args else result.stdout_bytes

    return output


def test_a_report_keeps_no_writer_waiting(report, sheets, noon, monkeypatch):
    """While it reads, the session begins no transaction that writes (SQLite has one writer)."""
    sheets.bring_in(noon)
    seen = []
    whole = queries.plans
    monkeypatch.setattr(
        queries, "plans", lambda *args: seen.append(reads_only.get()) or whole(*args)
    )
    report("plans", school_year="2019/2020")
    assert seen == [True]


YEAR = ("--school-year", "2019/2020")


def test_a_table_writes_shares_as_people_do(output):
    text = output("semester", *YEAR, "--period", "1").decode()
    assert re.search(r"^results improved percent +66,7\u00a0%$", text, re.M)
    assert "latvian" not in text


def test_csv_opens_in_a_latvian_spreadsheet(output):
    text = output("semester", *YEAR, "--period", "1", "--format", "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert ["results improved percent", "66,7"] in rows
    assert ["SK2", "Upmalas 5. vidusskola", "1", "1", "0", "0", "0", "1"] in rows


def test_a_workbook_has_a_sheet_for_each_table_with_numbers_in_it(output, tmp_path):
    file = tmp_path / "semestris.xlsx"
    output("semester", *YEAR, "--period", "1", "--format", "xlsx", "--output", str(file))
    book = load_workbook(file)
    assert book.sheetnames == ["semester", "by_school", "by_subject", "by_measure"]
    assert [cell.value for cell in book["by_subject"][2]] == ["mathematics", 3, 100]


def test_no_cell_of_an_export_is_a_live_formula(make, app, database, noon):
    school = make.school(name="=HYPERLINK(1)")
    make.plan(school=school, author=make.author(school))
    database.session.commit()
    args = ["report", "semester", "--period", "2", "--format"]
    text = app.test_cli_runner().invoke(args=[*args, "csv"]).stdout_bytes.decode()
    assert ";'=HYPERLINK(1);" in text
    content = app.test_cli_runner().invoke(args=[*args, "xlsx"]).stdout_bytes
    cell = load_workbook(io.BytesIO(content))["by_school"]["B2"]
    assert (cell.value, cell.data_type) == ("'=HYPERLINK(1)", "s")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["plans", "--municipality", "NAV"], "There is no municipality NAV."),
        (["plans", "--school-year", "2019"], "Give it like 2019/2020."),
        (["semester"], "Missing option '--period'"),
        (["cumulative", "--since", "01.09.2017"], "does not match the format"),
    ],
)
def test_what_cannot_be_answered_is_said(app, database, args, says):
    result = app.test_cli_runner().invoke(args=["report", *args])
    assert result.exit_code != 0
    assert says in result.output
