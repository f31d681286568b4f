"""The short forms: starting, attaching, submitting, withdrawing."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    TextAreaField,
)

from portal.applications.types import Declaration
from portal.web.forms import AtMost, Form
from portal.web.labels import label

LONGEST_REASON = 1000
LONGEST_EXPLANATION = 4000


class StartForm(Form):
    """Which organisation applies, and whether texts are copied."""

    key = HiddenField()
    organisation = RadioField(_l("Organisation"), validate_choice=False)
    copy = SelectField(_l("Start from an earlier application"), validate_choice=False, default="")


class AttachForm(Form):
    """One file."""

    file = FileField(_l("Attach a file"))


class WithdrawForm(Form):
    """Why it is withdrawn."""

    reason = TextAreaField(
        _l("Reason (optional, the municipality will read it)"), [AtMost(LONGEST_REASON)]
    )


class ClarifyForm(Form):
    """The answer to a clarification: what is said beside what was corrected."""

    answer = TextAreaField(_l("Explanation"), [AtMost(LONGEST_EXPLANATION)])
    true = BooleanField(_l("I declare that the information is true and complete."))


def _declarations() -> dict[str, Any]:
    return {one.value: BooleanField(label(one)) for one in Declaration}


def submit_form() -> type[Form]:
    """Return the class of the declarations, worded in the language of the page."""
    return type("SubmitForm", (Form,), _declarations())


def declared_in(form: Form) -> frozenset[Declaration]:
    """Return what was ticked."""
    return frozenset(one for one in Declaration if form[one.value].data)
