"""What is typed: a question, and its answer."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import TextAreaField

from portal.web.fields import AddressField
from portal.web.forms import AtMost, Form, Present, Versioned

LONGEST = 1000
LONGEST_ANSWER = 4000


class AskForm(Form):
    """A question, and where the answer goes by letter."""

    question = TextAreaField(
        _l("Your question"), [Present(_l("Write the question.")), AtMost(LONGEST)]
    )
    email = AddressField(_l("E-mail address for the answer"))


def _area(words: Any, limit: int, *more: Any) -> TextAreaField:  # noqa: ANN401 - lazy strings
    return TextAreaField(words, [*more, AtMost(limit)])


class AnswerForm(Versioned):
    """The question as everyone reads it, and its answer."""

    wording_lv = _area(
        _l("The question in Latvian"), LONGEST, Present(_l("Write the question in Latvian."))
    )
    answer_lv = _area(
        _l("The answer in Latvian"), LONGEST_ANSWER, Present(_l("Write the answer in Latvian."))
    )
    wording_en = _area(_l("The question in English"), LONGEST)
    answer_en = _area(_l("The answer in English"), LONGEST_ANSWER)
