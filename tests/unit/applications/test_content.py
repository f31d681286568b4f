"""The frozen document: written one way only, compared by section."""

import json

from hypothesis import given
from hypothesis import strategies as st

from portal.applications.rules.content import (
    canonical,
    changed_sections,
    corrected,
    draft_in,
)
from portal.applications.rules.sections import objections_in
from portal.applications.types import Section
from tests.builders.drafts import ANSWERS, settings

texts = st.dictionaries(st.text(), st.text(), max_size=5)


@given(texts)
def test_the_order_in_which_answers_were_given_never_matters(answers):
    backwards = dict(reversed(list(answers.items())))

    assert canonical(answers) == canonical(backwards)
    assert json.loads(canonical(answers)) == answers


def test_latvian_letters_stand_as_themselves_and_nothing_is_padded():
    assert canonical({"b": "ā", "a": [1, "č"]}) == '{"a":[1,"č"],"b":"ā"}'


def test_only_the_sections_that_differ_are_named():
    old = {
        "organisation": {"name": "A"},
        "sections": {"need": {"aim": "x"}, "applicant": {"manager": "Anna"}},
        "cost_plan": {"total": "1.00"},
        "submitted": {"at": "then"},
    }
    new = old | {
        "organisation": {"name": "B"},
        "sections": {"need": {"aim": "y"}, "applicant": {"manager": "Anna"}, "risks": {}},
        "submitted": {"at": "now"},
    }

    assert changed_sections(old, old) == []
    assert changed_sections(old, new) == ["applicant", "need", "risks"]
    assert changed_sections({}, {"cost_plan": {"total": "1.00"}}) == ["cost_plan"]


BESIDE = {
    Section.APPLICANT: "organisation",
    Section.COST_PLAN: "cost_plan",
    Section.ATTACHMENTS: "attachments",
    Section.EXTRA: "questions",
}


def whole(word):
    """A document in which every section says the same word."""
    return {
        "form": 1,
        "version": 1,
        "competition": {"code": word},
        "sections": {section.value: {"answer": word} for section in Section},
        "organisation": {"name": word},
        "questions": [{"code": word}],
        "cost_plan": {"lines": [], "total": word},
        "attachments": [{"name": word}],
        "declarations": [word],
    }


@given(st.sets(st.sampled_from(Section)))
def test_of_a_correction_only_the_open_sections_come_into_the_document(opened):
    found = corrected(whole("old"), whole("new"), opened)

    for section in Section:
        word = "new" if section in opened else "old"
        assert found["sections"][section.value] == {"answer": word}
        if section in BESIDE:
            assert found[BESIDE[section]] == whole(word)[BESIDE[section]]
    for key in ("form", "version", "competition", "declarations"):
        assert found[key] == whole("old")[key]
    assert set(changed_sections(whole("old"), found)) == {section.value for section in opened}


def test_an_answer_emptied_in_an_open_section_leaves_the_document():
    old = {"sections": {"partners": {"partners": []}, "need": {"aim": "x"}}}
    assert corrected(old, {"sections": {}}, [Section.PARTNERS]) == {
        "sections": {"need": {"aim": "x"}}
    }


def test_a_frozen_document_is_as_sound_as_the_draft_it_was_made_of():
    line = {
        "category": "materials",
        "item": "Materiāli",
        "quantity": "2",
        "unit": "",
        "unit_price": "2300.00",
    }
    content = {
        "sections": {section.value: answers for section, answers in ANSWERS.items()},
        "cost_plan": {"lines": [line], "total": "4600.00"},
    }
    draft = draft_in(content, settings())

    assert [one for section in Section for one in objections_in(section, draft)] == []
    imported = draft_in({"cost_plan": {"lines": [line | {"category": "cits"}]}}, settings())
    assert [one.field for one in objections_in(Section.COST_PLAN, imported)] == ["lines-1-category"]
