"""What is typed about a dated rule."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, StringField, ValidationError
from wtforms.fields.choices import SelectChoice

from portal.support.policies.labels import value_words
from portal.support.policies.rules import WORDS, is_value_of
from portal.support.policies.types import Policy, WhyNotSet
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, Present, typed
from portal.web.labels import label


class RuleForm(Form):
    """From when, and on which ground."""

    valid_from = DayField(_l("In force from"), [Present(_l("Write the day."))])
    basis = StringField(_l("Which act says so"), [AtMost(200)])


class NumberForm(RuleForm):
    """A rule that is a number, or a span of grades."""

    policy: Policy
    value = StringField(_l("Value"), [Present(_l("Write the value.")), AtMost(20)])

    def validate_value(self, field: StringField) -> None:
        """Say with all else that is wrong that the rule cannot have this value."""
        if not field.errors and not is_value_of(self.policy, typed(field)):
            raise ValidationError(label(WhyNotSet.NOT_A_VALUE))


class ChoiceForm(RuleForm):
    """A rule that is one of a few words."""

    value = RadioField(_l("Value"), choices=[])


def form_for(policy: Policy, now: str) -> NumberForm | ChoiceForm:
    """Return the form of a rule, with the value that holds now."""
    if policy not in WORDS:
        number = NumberForm(value=now)
        number.policy = policy
        return number
    form = ChoiceForm(value=now)
    form.value.choices = [SelectChoice(one, value_words(one)) for one in WORDS[policy]]
    return form
