"""What stands for a pupil's word, the pupil's own answer, and a director's order."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.fields import HiddenField
from wtforms.widgets import CheckboxInput, ListWidget

from portal.support.delivery.service.ordering import Ordered
from portal.support.delivery.types import Evidence, WhyNotConfirmed
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, Present, typed
from portal.web.labels import label

_OTHERWISE = (Evidence.PAPER, Evidence.DIARY, Evidence.EMAIL)


class EvidenceForm(Form):
    """By what else than the code pupils confirmed a session on its day."""

    parts = SelectMultipleField(
        _lp("evidence", "Who confirmed it"),
        choices=[],
        coerce=str,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validate_choice=False,
    )
    how = RadioField(
        _l("How the pupil confirmed it"),
        choices=lambda: [(one.value, label(one)) for one in _OTHERWISE],
        validate_choice=False,
    )

    def offer(self, parts: Sequence[tuple[int, str]]) -> None:
        """Fill in whose word is missing; everybody's is meant unless some are taken out."""
        self.parts.choices = [(str(key), words) for key, words in parts]
        if not self.is_submitted():
            self.parts.data = [str(key) for key, _ in parts]

    def validate_parts(self, field: Field) -> None:
        """Ask for somebody whose word is missing."""
        known = {value for value, *_ in field.choices}
        field.data = [one for one in dict.fromkeys(field.data or []) if one in known]
        if not field.data:
            raise ValidationError(gettext("Choose who confirmed it."))

    def validate_how(self, field: Field) -> None:
        """Ask for a kind of evidence."""
        if field.data not in {one.value for one in _OTHERWISE}:
            raise ValidationError(gettext("Choose how the pupil confirmed it."))

    @property
    def keys(self) -> list[int]:
        """The parts of the session it is about."""
        return [int(one) for one in self.parts.data]


class AnswerForm(Form):
    """A pupil's own answer."""

    digits = StringField(_l("Your 4-digit code"), [Present(_l("Write the four digits."))])
    answer = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Ask for the code, and for one of the two answers."""
        sound = bool(super().validate(extra_validators))
        if self.answer.data not in {"yes", "no"}:
            self.form_errors = [label(WhyNotConfirmed.NO_ANSWER)]
            return False
        return sound

    @property
    def took_place(self) -> bool:
        """The pupil says that it was held."""
        return bool(self.answer.data == "yes")


class OrderForm(Form):
    """A director's order that allows remote support."""

    number = StringField(
        _l("Number of the order"), [Present(_l("Write the number of the order.")), AtMost(40)]
    )
    signed_on = DayField(_l("Signed on"), [Present(_l("Write the day it was signed."))])
    valid_from = DayField(_l("First day"), [Present(_l("Write the first day."))])
    valid_to = DayField(_l("Last day"), [Present(_l("Write the last day."))])
    is_for_all = BooleanField(_l("For every plan of the school"))
    plans = SelectMultipleField(
        _lp("order", "For these plans"),
        choices=[],
        coerce=str,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validate_choice=False,
    )

    def offer(self, plans: Sequence[tuple[int, str]]) -> None:
        """Fill in the plans of the school, each with its key."""
        self.plans.choices = [(str(key), words) for key, words in plans]

    def ordered(self) -> Ordered:
        """Return the order as it was typed; plans of other schools are left out."""
        known = {value for value, *_ in self.plans.choices}
        return Ordered(
            number=typed(self.number),
            signed_on=self.signed_on.data,
            valid_from=self.valid_from.data,
            valid_to=self.valid_to.data,
            is_for_all=bool(self.is_for_all.data),
            plans=frozenset(int(one) for one in self.plans.data or [] if one in known),
        )
