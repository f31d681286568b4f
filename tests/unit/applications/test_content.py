"""The frozen document: written one way only, compared by section."""

import json

from hypothesis import given
from hypothesis import strategies as st

from portal.applications.rules.content import canonical, changed_sections

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
