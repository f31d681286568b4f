"""The short forms: beginning a plan, deciding, suspending, opening names."""

import re

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    HiddenField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.widgets import CheckboxInput

from portal.web.forms import AtMost, Form, Present, typed

LONGEST_COMMENT = 2000
LONGEST_REASON = 500
_NUMBER = re.compile(r"[0-9]{1,9}")
_TICKED = re.compile(r"(?P<code>[A-Za-z0-9._-]{1,60}):(?P<version>[0-9]{1,9})")


class FindForm(Form):
    """A plan by its number or a part of the pupil's name; names stay off addresses."""

    q = StringField(_l("Plan number or a part of the name"), [AtMost(200)])
    period = SelectField(_l("Period"), choices=[], validate_choice=False)


class NewPlanForm(Form):
    """For whom, and for which period."""

    pupil = SelectField(
        _l("Pupil"), [Present(_l("Choose the pupil."))], choices=[], validate_choice=False
    )
    period = SelectField(
        _l("Period"), [Present(_l("Choose the period."))], choices=[], validate_choice=False
    )


class PressForm(Form):
    """Nothing but a button."""


class ApproveForm(Form):
    """One plan, as the approver was looking at it."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """The version the page was opened with; 0, which no plan has, for anything odd."""
        return int(typed(self.version)) if _NUMBER.fullmatch(typed(self.version)) else 0


class ApproveManyForm(Form):
    """Plans that are ticked: each by its number and the version that was looked at."""

    plans = SelectMultipleField(
        _l("Plans"), choices=[], validate_choice=False, option_widget=CheckboxInput()
    )

    def validate_plans(self, _field: Field) -> None:
        """Say so when nothing is ticked; a button that does nothing looks broken."""
        if not self.wanted():
            raise ValidationError(gettext("Tick at least one plan."))

    def wanted(self) -> dict[str, int]:
        """Return the versions looked at, by plan number."""
        found = (_TICKED.fullmatch(one) for one in self.plans.data or ())
        return {match["code"]: int(match["version"]) for match in found if match}


class CommentForm(Form):
    """Why a plan is returned."""

    comment = TextAreaField(
        _l("What has to be changed"),
        [Present(_l("Say what has to be changed.")), AtMost(LONGEST_COMMENT)],
    )


class AssignForm(Form):
    """Who goes on with a plan."""

    author = SelectField(
        _l("Who prepares the plan"),
        [Present(_l("Choose who prepares the plan."))],
        choices=[],
        validate_choice=False,
    )

    def chosen(self) -> int:
        """Return the key of the staff member; 0, which nobody has, for anything odd."""
        return int(typed(self.author)) if _NUMBER.fullmatch(typed(self.author)) else 0


class SuspendForm(Form):
    """Why a plan is suspended."""

    reason = TextAreaField(
        _l("Reason"),
        [Present(_l("A plan can be suspended only with a reason.")), AtMost(LONGEST_COMMENT)],
    )


class NamesForm(Form):
    """Why somebody of the agency needs the names."""

    reason = TextAreaField(
        _l("Why you need the names"),
        [Present(_l("Say why you need the names.")), AtMost(LONGEST_REASON)],
    )
