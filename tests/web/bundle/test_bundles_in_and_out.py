"""Whole competitions in and out of the database by command."""

import json

import pytest
from sqlalchemy import func, select

from portal.accounts.models import Person
from portal.applications.models import Application
from portal.bundle.rules.ranking import as_json, ranking_of
from portal.bundle.rules.reading import read
from portal.competitions.models import Competition
from portal.evaluation import queries
from tests.builders.bundles import sound_bundle
from tests.support.checks import miscounted


@pytest.fixture
def run(app, database):
    """Run `flask competition …` and give its result."""

    def run(*words):
        database.session.commit()
        return app.test_cli_runner().invoke(args=["competition", *map(str, words)])

    return run


@pytest.fixture
def file(tmp_path, make):
    """Write a bundle to a file; its municipality is there."""
    make.municipality(code="paraugi")

    def file(value):
        path = tmp_path / "bundle.json"
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        path.write_bytes(content)
        return path

    return file


def rows(database):
    database.session.rollback()
    tables = (Competition, Application, Person)
    return [database.session.scalar(select(func.count()).select_from(one)) for one in tables]


def test_what_goes_in_comes_out_the_same_and_ranks_the_same(run, file, database):
    whole = sound_bundle()
    assert run("import", file(whole)).exit_code == 0

    out = json.loads(run("export", "PAR-2027-7").stdout)

    assert out == whole
    assert miscounted(database.session) == []
    competition = database.session.scalars(select(Competition)).one()
    from_tables = queries.ranking_of(competition)
    assert from_tables == ranking_of(read(json.dumps(whole).encode()))
    by_command = json.loads(run("ranking", "PAR-2027-7", "--format", "json").stdout)
    assert by_command == as_json("PAR-2027-7", from_tables)
    from_file = run("ranking", "--bundle", file(whole), "--format", "json").stdout
    assert json.loads(from_file) == by_command


def test_export_writes_a_file_when_told(run, file, tmp_path):
    run("import", file(sound_bundle()))

    assert run("export", "PAR-2027-7", "--output", tmp_path / "out.json").exit_code == 0

    assert json.loads((tmp_path / "out.json").read_text()) == sound_bundle()


def test_settings_and_words_beyond_the_usual_go_both_ways(run, file):
    whole = sound_bundle() | {"tie_break_by_time": True, "disagreement_share": "0.25"}
    whole["assessments"][0]["reasons"] = {"need": "Skaidra vajadzība."}
    whole["applications"][0]["cost_plan"][0]["category"] = "Kancelejas preces"
    whole["assessments"][1]["points"] = {"need": "7"}

    run("import", file(whole))

    assert json.loads(run("export", "PAR-2027-7").stdout) == whole


def test_a_code_that_exists_is_refused_and_nothing_changes(run, file, database):
    run("import", file(sound_bundle()))
    before = rows(database)

    again = run("import", file(sound_bundle()))

    assert again.exit_code == 1
    assert "$.code: exists already" in again.stderr
    assert rows(database) == before


@pytest.mark.parametrize("name", ["liepaja", "Liepāja", "LIEP"])
def test_a_municipality_is_known_by_its_place_as_well_as_by_its_code(
    run, file, database, make, name
):
    make.municipality(code="LIEP", place="Liepāja")
    make.municipality(code="liepajas-novads", place="Kuldīga")

    assert run("import", file(sound_bundle() | {"municipality": name})).exit_code == 0

    competition = database.session.scalars(select(Competition)).one()
    assert competition.municipality.code == "LIEP"


def test_two_municipalities_of_one_place_are_told_apart_by_their_codes(run, file, make):
    for code in ("viena", "otra"):
        make.municipality(code=code, place="Liepāja")

    assert run("import", file(sound_bundle() | {"municipality": "liepaja"})).exit_code == 1
    assert run("import", file(sound_bundle() | {"municipality": "otra"})).exit_code == 0


def test_an_unknown_municipality_is_named(run, file, database):
    before = rows(database)

    answer = run("import", file(sound_bundle() | {"municipality": "nekur"}))

    assert answer.exit_code == 1
    assert "$.municipality: names no municipality" in answer.stderr
    assert rows(database) == before


def test_a_bad_file_names_every_fault_and_writes_nothing(run, file, database):
    whole = sound_bundle()
    whole["quota"] = "many"
    whole["applications"][3]["cost_plan"][0]["unit_price"] = "x"
    before = rows(database)

    answer = run("import", file(whole))

    assert answer.exit_code == 1
    assert "$.quota: " in answer.stderr
    assert "$.applications[3].cost_plan[0].unit_price: " in answer.stderr
    assert rows(database) == before


@pytest.mark.parametrize("words", [(), ("PAR-2027-7", "--bundle")])
def test_a_ranking_is_of_a_code_or_of_a_file(run, file, words):
    given = [*words, file(sound_bundle())] if words else []

    assert run("ranking", *given).exit_code == 2


def test_a_competition_that_is_not_there_is_said_so(run):
    for words in (("ranking", "NAV-2027-1"), ("export", "NAV-2027-1")):
        answer = run(*words)
        assert answer.exit_code == 1
        assert "There is no competition NAV-2027-1." in answer.stderr


def test_ranking_a_file_needs_no_database(run, file, count_queries):
    path = file(sound_bundle())

    with count_queries() as queries_sent:
        answer = run("ranking", "--bundle", path)

    assert answer.exit_code == 0
    assert len(queries_sent) == 0
    assert "PAR-2027-7/001" in answer.stdout
