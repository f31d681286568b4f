"""The ranking straight from a file."""

import json

from portal.bundle.rules.ranking import as_json, as_table, ranking_of
from portal.bundle.rules.reading import read
from tests.builders.bundles import sound_bundle


def ranked(whole):
    return ranking_of(read(json.dumps(whole).encode()))


def test_the_ranking_of_a_file_has_the_shape_of_the_format():
    assert as_json("PAR-2027-7", ranked(sound_bundle())) == {
        "code": "PAR-2027-7",
        "rows": [
            {
                "number": "PAR-2027-7/001",
                "rank": 1,
                "tied_with": [],
                "total": "19.63",
                "criteria": {"need": "7.75", "role": "8.00"},
                "counted_members": ["m1", "m2"],
                "passes": True,
                "proposal": "approved",
                "why": [],
            },
            {
                "number": "PAR-2027-7/002",
                "rank": 2,
                "tied_with": [],
                "total": "18.75",
                "criteria": {"need": "7.50", "role": "7.50"},
                "counted_members": ["m1", "m2"],
                "passes": True,
                "proposal": "reserve",
                "why": ["quota_reached"],
            },
        ],
        "not_ranked": [
            {"number": "PAR-2027-7/003", "why": ["late"]},
            {"number": "PAR-2027-7/004", "why": ["withdrawn"]},
        ],
    }


def test_the_table_has_a_line_for_each_application():
    lines = as_table(ranked(sound_bundle())).splitlines()

    assert len(lines) == 5
    assert lines[1].split() == ["1", "PAR-2027-7/001", "19.63", "yes", "approved"]
    assert lines[4].split() == ["-", "PAR-2027-7/004", "-", "-", "-", "withdrawn"]


def test_equal_totals_are_marked_in_the_table():
    whole = sound_bundle() | {"tie_break": [], "conflicts": []}
    whole["assessments"] = [
        one | {"points": {"need": "7", "role": "7"}} for one in whole["assessments"]
    ]

    assert as_table(ranked(whole)).splitlines()[1].startswith("1=")


def test_a_check_not_answered_counts_against_an_application_in_time():
    whole = sound_bundle()
    whole["applications"][0]["checks"] = {}

    assert ("PAR-2027-7/001", ("inadmissible",)) in [
        (one.number, one.why) for one in ranked(whole).not_ranked
    ]
