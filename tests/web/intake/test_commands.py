"""`flask support import` and `flask support codes`."""

import json

import pytest
from sqlalchemy import func, select

from portal.support.plans.types import Risk
from portal.support.pupils.models import Pupil


@pytest.fixture
def run(app, database, stopped_clock):
    """Run a command: `run("support", "codes")`."""

    def run(*args):
        database.session.commit()
        return app.test_cli_runner().invoke(args=[str(one) for one in args])

    return run


def test_a_folder_is_brought_in_and_counted(run, sheets, tmp_path):
    sheets.plan()
    result = run("support", "import", sheets.write(tmp_path))
    assert result.exit_code == 0, result.output
    assert "pupils.csv                 1 new       0 changed       0 same" in result.output
    assert "Imported: 7 rows changed." in result.output


def test_the_second_time_it_says_that_nothing_changed(run, sheets, tmp_path):
    run("support", "import", sheets.write(tmp_path))
    result = run("support", "import", tmp_path)
    assert result.exit_code == 0
    assert "Everything is here already. Nothing changed." in result.output


def test_a_dry_run_only_counts(run, sheets, tmp_path, database):
    result = run("support", "import", sheets.write(tmp_path), "--dry-run")
    assert result.exit_code == 0
    assert "Nothing was written: 4 rows would change." in result.output
    assert database.session.scalar(select(func.count()).select_from(Pupil)) == 0


def test_every_fault_is_a_line_with_its_place(run, sheets, tmp_path):
    sheets["pupils"][0] |= {"grade": "13", "first_name": "=A1"}
    result = run("support", "import", sheets.write(tmp_path))
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert (
        "pupils.csv:2:first_name: “=A1” is a formula. Write the text or the number itself." in lines
    )
    assert any(line.startswith("pupils.csv:2:grade: “13” is none of these: 1, 2") for line in lines)
    assert lines[-1] == "Nothing was written: 2 faults."


def test_what_is_kept_and_marked_is_named(run, sheets, tmp_path):
    sheets.plan(grade="4", school_year="2018/2019")
    result = run("support", "import", sheets.write(tmp_path))
    assert "note: plans.csv:2:grade: Grade “4” was not in the target group then." in result.output


def test_many_notes_of_one_kind_are_cut_short(run, sheets, tmp_path):
    sheets.plan()
    for day in range(1, 29):
        sheets.add("sessions", held_on=f"2020-02-{day:02d}", starts_at="10:00")
    result = run("support", "import", sheets.write(tmp_path))
    assert "note: sessions.csv: 8 more of this kind (outside_period)" in result.output


def test_an_archive_and_a_workbook_are_taken_like_a_folder(run, sheets, tmp_path):
    (tmp_path / "dati.zip").write_bytes(sheets.zipped())
    (tmp_path / "dati.xlsx").write_bytes(sheets.workbook())
    assert run("support", "import", tmp_path / "dati.zip").exit_code == 0
    result = run("support", "import", tmp_path / "dati.xlsx")
    assert "Nothing changed." in result.output


def test_an_empty_folder_holds_nothing_to_read(run, tmp_path):
    result = run("support", "import", tmp_path)
    assert result.exit_code == 1
    assert "There is no file of the format here." in result.output


def test_the_codes_are_listed_with_their_words(run):
    lists = json.loads(run("support", "codes", "--format", "json").output)
    assert [one["code"] for one in lists["risks"]] == [risk.value for risk in Risk]
    ill = {"code": "often_ill", "lv": "bieži slimo", "en": "often ill", "group": "social"}
    assert lists["risks"][0] == ill
    assert {"measures", "subjects", "specialists", "reasons"} <= lists.keys()
    entries = [one for listed in lists.values() for one in listed]
    assert all(one["lv"] and one["en"] for one in entries)


def test_they_are_a_table_too(run):
    output = run("support", "codes").output
    assert "mathematics" in output
    assert "matemātika" in output
