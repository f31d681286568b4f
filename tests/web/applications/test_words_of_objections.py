"""Every objection has a sentence, in both languages, and every question its words."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from flask_babel import force_locale

from portal.applications.labels import TASKS, say, words_of
from portal.applications.labels.objections import say_line
from portal.applications.queries.drafts import DATA_NEEDED
from portal.applications.rules.questions import QUESTIONS, sections_of
from portal.applications.types import (
    CostCategory,
    Declaration,
    Kind,
    LineFault,
    Objection,
    WhyNot,
    WhyNotMoved,
)
from portal.web.labels import has_label

DAY = date(2027, 3, 19)
VALUES = {
    "moment": datetime(2027, 3, 19, 15, 0, tzinfo=UTC),
    "missing": DATA_NEEDED,
    "question": "need",
    "kind": Kind.DATE,
    "num": 2,
    "from_date": DAY,
    "to_date": DAY,
    "latest": DAY,
    "date": DAY,
    "min": 3,
    "max": 18,
    "value": 2,
    "at_risk": 3,
    "total": Decimal("4600.00"),
    "least": Fraction(1, 2),
    "share": Fraction(1, 3),
    "sum": 30,
    "amount": Decimal("0.01"),
    "category": CostCategory.PEOPLE,
    "limit": Decimal("0.4"),
    "most": Decimal("1840.00"),
    "over": Decimal("0.01"),
    "fault": LineFault.PRICE_BIG,
    "grant": Decimal("4600.00"),
    "declaration": Declaration.TRUE,
}


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("why", WhyNot)
@pytest.mark.parametrize("missing_end", [None, "from_date", "to_date"])
def test_every_objection_has_its_sentence(app, why, language, missing_end):
    values = VALUES | ({missing_end: None} if missing_end else {})
    with app.test_request_context("/"), force_locale(language):
        sentence = say(Objection(why=why, row=2, values=values))

    assert sentence
    assert "%(" not in sentence


def test_every_line_fault_question_column_task_and_move_has_words(app):
    with app.test_request_context("/"):
        assert all(say_line(fault, Decimal(1)) for fault in LineFault)
        for question in QUESTIONS:
            assert str(words_of(question.code).label)
            assert all(str(words_of(question.code, one.code).label) for one in question.columns)
    assert set(TASKS) == set(sections_of(has_extra=True))
    assert all(has_label(one) for one in WhyNotMoved)
    assert all(has_label(one) for one in CostCategory)


def test_an_own_question_of_the_competition_is_named_in_the_language_of_the_page(app):
    own = Objection(
        why=WhyNot.ANSWER_MISSING,
        values={"question": "why_us", "titles": ("Kāpēc jūs?", "Why you?")},
    )
    with app.test_request_context("/"), force_locale("lv"):
        assert say(own) == "Atbildiet uz jautājumu „Kāpēc jūs?”."
    with app.test_request_context("/en/"), force_locale("en"):
        assert say(own) == "Answer the question “Why you?”."
