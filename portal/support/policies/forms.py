"""What is typed about a dated rule."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice

from portal.support.policies.labels import value_words
from portal.support.policies.rules import WORDS
from portal.support.policies.types import Policy
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, Present


class RuleForm(Form):
    """From when, and on which ground."""

    valid_from = DayField(_l("In force from"), [Present(_l("Write the day."))])
    basis = StringField(_l("Which act says so"), [AtMost(200)])


class NumberForm(RuleForm):
    """A rule that is a number, or a span of grades."""

    value = StringField(_l("Value"), [Present(_l("Write the value.")), AtMost(20)])


class ChoiceForm(RuleForm):
    """A rule that is one of a few words."""

    value = RadioField(_l("Value"), choices=[])


def form_for(policy: Policy, now: str) -> NumberForm | ChoiceForm:
    """Return the form of a rule, with the value that holds now."""
    if policy not in WORDS:
        return NumberForm(value=now)
    form = ChoiceForm(value=now)
    form.value.choices = [SelectChoice(one, value_words(one)) for one in WORDS[policy]]
    return form
