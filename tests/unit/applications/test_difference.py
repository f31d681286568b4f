"""What differs between two versions: every field, row and word once, and nothing else."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.applications.rules.difference import FILES, PLAN, changed_rows, differences, likeness
from portal.applications.rules.wording import marked
from portal.applications.types import Change, Section
from tests.builders.drafts import ACTIVITY, ANSWERS

LINE = {
    "category": "materials",
    "item": "Papīrs",
    "quantity": "1",
    "unit": "komplekts",
    "unit_price": "4600.00",
    "sum": "4600.00",
    "reason": "",
}


def document(changes=None, **given):
    """A frozen document; `changes` are answers by section."""
    sections = {
        section.value: {**written, **(changes or {}).get(section, {})}
        for section, written in ANSWERS.items()
    }
    sound = {
        "organisation": {"name": "Asns", "iban": "LV80BANK0000435195001"},
        "sections": sections,
        "questions": [{"code": "q1", "title_lv": "Kas mainīsies?", "title_en": "What changes?"}],
        "cost_plan": {"lines": [LINE], "total": "4600.00"},
        "attachments": [{"name": "vēstule.pdf", "sha256": "a" * 64, "file": 1}],
    }
    return sound | given


def told(old, new):
    return [(one.section, one.field, one.change) for one in differences(old, new)]


def test_a_version_does_not_differ_from_itself():
    assert differences(document(), document()) == []


@pytest.mark.parametrize(
    ("answers", "change"),
    [
        ({"need": "Kavējumi sarūk."}, Change.CHANGED),
        ({"need": ""}, Change.REMOVED),
    ],
)
def test_a_text_is_changed_or_removed(answers, change):
    new = document({Section.NEED: answers})
    assert told(document(), new) == [(Section.NEED, "need", change)]
    (found,) = differences(document(), new)
    assert (found.before, found.after) == ("Kavējumi pieaug.", answers["need"])


def test_an_answer_that_was_not_there_is_added():
    new = document({Section.RESULTS: {"after": "Telpa paliek."}})
    assert told(document(), new) == [(Section.RESULTS, "after", Change.ADDED)]


def test_differences_come_in_the_order_of_the_form():
    new = document(
        {Section.RISKS: {"risks": []}, Section.PROJECT: {"place": "Cēsis", "title": "Cits"}}
    )
    assert [one.field for one in differences(document(), new)] == ["title", "place", "risks"]


def test_a_field_of_the_organisation_belongs_to_the_applicant():
    new = document(organisation={"name": "Asns", "iban": "LV97HABA0551000000000"})
    assert told(document(), new) == [(Section.APPLICANT, "iban", Change.CHANGED)]


def test_an_empty_band_is_no_difference():
    bands = {"g5-6": "10", "g7-9": "20"}
    assert differences(document(), document({Section.YOUNG_PEOPLE: {"bands": bands}})) == []
    fewer = document({Section.YOUNG_PEOPLE: {"bands": bands | {"g7-9": "19"}}})
    (found,) = differences(document(), fewer)
    assert (found.field, found.after) == ("bands", {"g5-6": "10", "g7-9": "19"})


def test_a_question_of_the_competition_is_compared_by_its_code():
    new = document({}, questions=document()["questions"])
    new["sections"]["extra"] = {"q1": "Viss."}
    (found,) = differences(document(), new)
    assert (found.section, found.field, found.change) == (Section.EXTRA, "q1", Change.ADDED)
    assert found.question.titles == ("Kas mainīsies?", "What changes?")


def test_an_activity_put_first_is_one_row_added():
    first = ACTIVITY | {"what": "Atklāšana", "where": "Skola", "method": "saruna", "who": "Zane"}
    new = document({Section.ACTIVITIES: {"activities": [first, ACTIVITY]}})
    (found,) = differences(document(), new)
    (row,) = found.rows
    assert (row.change, row.number, row.after) == (Change.ADDED, 1, first)


def test_a_date_moved_in_an_activity_is_one_cell_changed():
    moved = ACTIVITY | {"to": "2027-06-04"}
    (found,) = differences(document(), document({Section.ACTIVITIES: {"activities": [moved]}}))
    (row,) = found.rows
    assert (row.change, row.cells) == (Change.CHANGED, ["to"])
    assert (row.before["to"], row.after["to"]) == ("2027-05-28", "2027-06-04")


def test_rows_that_only_change_places_have_no_row_of_their_own():
    second = ACTIVITY | {"what": "Noslēgums"}
    old = document({Section.ACTIVITIES: {"activities": [ACTIVITY, second]}})
    new = document({Section.ACTIVITIES: {"activities": [second, ACTIVITY]}})
    (found,) = differences(old, new)
    assert found.rows == ()


def test_a_line_of_the_plan_split_in_two_is_one_changed_and_one_added():
    lines = [
        LINE | {"unit_price": "4000.00", "sum": "4000.00"},
        LINE
        | {
            "item": "Autobuss",
            "category": "transport",
            "unit": "brauciens",
            "unit_price": "600.00",
            "sum": "600.00",
        },
    ]
    (found,) = differences(document(), document(cost_plan={"lines": lines}))
    assert found.field == PLAN
    assert [(row.change, row.number) for row in found.rows] == [
        (Change.CHANGED, 1),
        (Change.ADDED, 2),
    ]
    assert found.rows[0].cells == ["unit_price", "sum"]


def test_a_file_replaced_by_one_of_the_same_name_is_told():
    files = [{"name": "vēstule.pdf", "sha256": "b" * 64, "file": 2}]
    (found,) = differences(document(), document(attachments=files))
    assert (found.field, [row.change for row in found.rows]) == (FILES, [Change.CHANGED])


def test_documents_that_lack_everything_are_compared_all_the_same():
    assert differences({}, {}) == []
    assert told({"sections": {"project": {"title": "Viens"}}}, {}) == [
        (Section.PROJECT, "title", Change.REMOVED)
    ]


cells = st.sampled_from(["", "autobuss", "autobuss uz Rīgu", "telpas", "papīrs un krāsas"])
tables = st.lists(st.fixed_dictionaries({"what": cells, "sum": cells}), max_size=6)


def count(rows):
    return Counter(tuple(sorted(row.items())) for row in rows if row)


@given(tables, tables)
def test_every_row_is_accounted_for_once(before, after):
    found = changed_rows(before, after)
    gone, come = count(row.before for row in found), count(row.after for row in found)
    assert count(before) - gone == count(after) - come
    assert gone <= count(before)
    assert come <= count(after)


@given(tables, tables)
def test_places_are_those_of_the_tables(before, after):
    for row in changed_rows(before, after):
        table = before if row.change is Change.REMOVED else after
        assert table[row.number - 1] == (row.before if row.change is Change.REMOVED else row.after)


@given(tables)
def test_no_row_of_a_table_differs_from_itself(rows):
    assert changed_rows(rows, rows) == []
    assert changed_rows(rows, rows[::-1]) == []


words = st.lists(st.sampled_from(["viens ", "divi\n", "trīs", " ", "četri. "]), max_size=12)


@given(words.map("".join), words.map("".join))
def test_pieces_joined_are_the_texts_they_were_made_of(before, after):
    was, now = marked(before, after)
    assert "".join(piece.text for piece in was) == before
    assert "".join(piece.text for piece in now) == after
    kept = ["".join(one.text for one in side if not one.is_marked).split() for side in (was, now)]
    assert kept[0] == kept[1]


def test_an_amount_is_one_word():
    was, now = marked("4\u00a0600,00\u00a0€", "4\u00a0000,00\u00a0€")
    assert [len(side) for side in (was, now)] == [1, 1]


def test_only_the_words_that_differ_are_marked():
    was, now = marked("Brauksim ar autobusu uz Rīgu.", "Brauksim ar vilcienu uz Rīgu.")
    assert [one.text for one in was if one.is_marked] == ["autobusu "]
    assert [one.text for one in now if one.is_marked] == ["vilcienu "]


def test_of_texts_with_nothing_in_common_the_whole_is_marked():
    was, now = marked("Viena doma par skolu.", "Pavisam citāds teikums šeit")
    assert [one.is_marked for one in (*was, *now)] == [True, True]


@pytest.mark.parametrize(
    ("before", "after", "was_marked", "now_marked"),
    [
        ("", "Jauns.", [], ["Jauns."]),
        ("Vecs.", "", ["Vecs."], []),
        ("Brauksim uz Rīgu", "Brauksim uz Rīgu rīt", [], ["rīt"]),
    ],
)
def test_what_was_only_put_in_or_taken_out_is_marked_on_one_side(
    before, after, was_marked, now_marked
):
    was, now = marked(before, after)
    assert [one.text for one in was if one.is_marked] == was_marked
    assert [one.text for one in now if one.is_marked] == now_marked


def test_rows_without_a_word_are_not_alike():
    assert likeness({"what": ""}, {"what": ""}) == 0
