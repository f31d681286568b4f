"""Bad files: every fault is named by its path, and nothing makes the reader fall over."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.bundle.rules.json_text import LARGEST_FILE
from portal.bundle.rules.reading import read
from portal.bundle.types import BadBundle
from tests.builders.bundles import sound_bundle

GONE = object()


def as_bytes(value):
    return json.dumps(value).encode()


def changed(path, value):
    """The sound bundle with one place changed; `GONE` takes the key away."""
    whole = sound_bundle()
    here = whole
    for key in path[:-1]:
        here = here[key]
    if value is GONE:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return whole


def faults_of(value):
    with pytest.raises(BadBundle) as refused:
        read(value if isinstance(value, bytes) else as_bytes(value))
    return [str(fault) for fault in refused.value.faults]


def paths_of(value):
    return [fault.partition(": ")[0] for fault in faults_of(value)]


def test_a_sound_file_is_read():
    bundle = read(as_bytes(sound_bundle()))

    assert bundle.code == "PAR-2027-7"
    assert [one.code for one in bundle.quality] == ["need", "role"]
    assert read(b"\xef\xbb\xbf" + as_bytes(sound_bundle())) == bundle


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (["version"], 2, "$.version"),
        (["version"], True, "$.version"),
        (["version"], GONE, "$.version"),
        (["code"], "liep", "$.code"),
        (["title"], "", "$.title"),
        (["title"], 7, "$.title"),
        (["title"], "a\0b", "$.title"),
        (["opens_at"], "2027-02-01", "$.opens_at"),
        (["opens_at"], "2027-02-01T00:00:00", "$.opens_at"),
        (["opens_at"], "0001-01-01T00:00:00+14:00", "$.opens_at"),
        (["opens_at"], None, "$.opens_at"),
        (["closes_at"], "2027-02-01T00:00:00+02:00", "$.closes_at"),
        (["grant_amount"], 4600, "$.grant_amount"),
        (["grant_amount"], 4600.0, "$.grant_amount"),
        (["grant_amount"], "0", "$.grant_amount"),
        (["grant_amount"], "-4600.00", "$.grant_amount"),
        (["grant_amount"], "4600.001", "$.grant_amount"),
        (["grant_amount"], "NaN", "$.grant_amount"),
        (["grant_amount"], "1e9", "$.grant_amount"),
        (["grant_amount"], "٤٦٠٠", "$.grant_amount"),
        (["grant_amount"], "9" * 400, "$.grant_amount"),
        (["quota"], 0, "$.quota"),
        (["quota"], True, "$.quota"),
        (["quota"], "8", "$.quota"),
        (["quota"], 10**30, "$.quota"),
        (["budget"], [], "$.budget"),
        (["min_assessments"], 0, "$.min_assessments"),
        (["tie_break"], ["need", "nothing"], "$.tie_break[1]"),
        (["tie_break"], ["signed"], "$.tie_break[0]"),
        (["tie_break"], ["need", "need"], "$.tie_break[1]"),
        (["tie_break"], [["need"]], "$.tie_break[0]"),
        (["tie_break"], "need", "$.tie_break"),
        (["colour"], "red", "$.colour"),
        (["criteria", 0, "kind"], "funny", "$.criteria[0].kind"),
        (["criteria", 0, "title"], "Parakstīts", "$.criteria[0].title"),
        (["criteria", 0, "title", "lv"], GONE, "$.criteria[0].title.lv"),
        (["criteria", 1, "step"], "3", "$.criteria[1].max"),
        (["criteria", 1, "step"], "0", "$.criteria[1].step"),
        (["criteria", 1, "weight"], "0.00", "$.criteria[1].weight"),
        (["criteria", 1, "min"], "10.5", "$.criteria[1].min"),
        (["criteria", 1, "max"], GONE, "$.criteria[1].max"),
        (["criteria", 2, "code"], "need", "$.criteria[2].code"),
        (["members", 1, "code"], "m1", "$.members[1].code"),
        (["members", 1, "email"], "DACE@example.lv", "$.members[1].email"),
        (["members", 1, "email"], "dace", "$.members[1].email"),
        (["members", 1, "role"], "owner", "$.members[1].role"),
        (["members", 2, "role"], "secretary", "$.assessments[4].member"),
        (["members", 0], "m1", "$.members[0]"),
        (["organisations", 0, "registration_number"], "40008999994", None),
        (["organisations", 0, "kind"], "firm", "$.organisations[0].kind"),
        (["applications", 0, "number"], "PAR-2027-7/1", "$.applications[0].number"),
        (["applications", 0, "number"], "PAR-2027-7/000", "$.applications[0].number"),
        (["applications", 1, "number"], "PAR-2027-7/001", "$.applications[1].number"),
        (["applications", 0, "organisation"], "40003000000", "$.applications[0].organisation"),
        (["applications", 0, "channel"], "fax", "$.applications[0].channel"),
        (["applications", 0, "postmark_date"], "19.03.2027", "$.applications[0].postmark_date"),
        (["applications", 0, "withdrawn"], "no", "$.applications[0].withdrawn"),
        (["applications", 0, "cost_plan"], GONE, "$.applications[0].cost_plan"),
        (
            ["applications", 0, "cost_plan", 0, "unit_price"],
            4600,
            "$.applications[0].cost_plan[0].unit_price",
        ),
        (
            ["applications", 0, "cost_plan", 0, "quantity"],
            "0",
            "$.applications[0].cost_plan[0].quantity",
        ),
        (
            ["applications", 0, "cost_plan", 0, "quantity"],
            "999999999",
            "$.applications[0].cost_plan",
        ),
        (["applications", 0, "checks"], {"need": True}, "$.applications[0].checks.need"),
        (["applications", 0, "checks"], {"signed": 1}, "$.applications[0].checks.signed"),
        (["conflicts", 0, "member"], "m9", "$.conflicts[0].member"),
        (["conflicts", 0, "application"], "PAR-2027-7/009", "$.conflicts[0].application"),
        (["assessments", 1, "application"], "PAR-2027-7/001", "$.assessments[1]"),
        (["assessments", 0, "points", "need"], "10.5", "$.assessments[0].points.need"),
        (["assessments", 0, "points", "need"], "7.25", "$.assessments[0].points.need"),
        (["assessments", 0, "points", "need"], 7, "$.assessments[0].points.need"),
        (["assessments", 0, "points", "need"], None, "$.assessments[0].points.need"),
        (["assessments", 0, "points"], {"signed": "1"}, "$.assessments[0].points.signed"),
        (["assessments", 0, "points"], ["7"], "$.assessments[0].points"),
        (["assessments", 0, "reasons"], {"need": "Jā", "x": ""}, "$.assessments[0].reasons.x"),
        (["criteria", 1, "code"], "a b!", "$.criteria[1].code"),
        (["criteria"], sound_bundle()["criteria"][:1], "$.criteria"),
    ],
)
def test_a_fault_is_named_by_its_path(path, value, where):
    found = paths_of(changed(path, value))

    assert (where or "$.organisations[0].registration_number") in found


def test_all_faults_are_named_at_once():
    whole = sound_bundle()
    whole["quota"] = 0
    whole["criteria"][1]["max"] = "x"
    whole["applications"][3]["cost_plan"][0]["unit_price"] = "4,600"

    assert paths_of(whole) == [
        "$.quota",
        "$.criteria[1].max",
        "$.applications[3].cost_plan[0].unit_price",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"[]", "must be an object"),
        (b"null", "must be an object"),
        (b'"text"', "must be an object"),
        (b'{"quota": NaN}', "is not JSON"),
        (b'{"quota": Infinity}', "is not JSON"),
        (b'{"quota": 1, "quota": 2}', "twice"),
        (b'{"a": {"b": 1, "b": 1}}', "twice"),
        ('{"title": "ā"}'.encode("utf-16"), "is not UTF-8"),
        (b'{"title": "\xe2\x28\xa1"}', "is not UTF-8"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"quota": ' + b"9" * 10_000 + b"}", "is not JSON"),
    ],
)
def test_what_is_no_bundle_at_all_is_refused_in_words(content, says):
    assert says in faults_of(content)[0]


def test_a_file_too_large_is_not_even_read():
    assert faults_of(b" " * (LARGEST_FILE + 1)) == ["$: is larger than 64 MB"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def places_in(value, path=()):
    yield path
    if isinstance(value, dict):
        for key, one in value.items():
            yield from places_in(one, (*path, key))
    elif isinstance(value, list):
        for key, one in enumerate(value):
            yield from places_in(one, (*path, key))


PLACES = [place for place in places_in(sound_bundle()) if place]


@given(st.sampled_from(PLACES), ANYTHING)
def test_whatever_stands_anywhere_the_answer_is_a_bundle_or_named_faults(place, value):
    content = as_bytes(changed(list(place), value))

    for fault in named(content):
        assert fault.path.startswith("$")
        assert fault.says


def named(content):
    """The faults of a file; none when it is sound after all."""
    try:
        read(content)
    except BadBundle as bad:
        return bad.faults
    return ()


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_in_words(content):
    with pytest.raises(BadBundle):
        read(content)
