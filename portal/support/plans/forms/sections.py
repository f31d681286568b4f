"""The forms of the editor's steps: nothing typed is refused for being unfinished."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    StringField,
    TextAreaField,
)

from portal.support.plans.types import Risk
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, typed
from portal.web.labels import label

LONGEST_NAME = 160
LONGEST_WORDS = 2000
LONGEST_JUSTIFICATION = 1000


class MarkedForm(Form):
    """Knows which state of the section the page was opened with."""

    version = HiddenField()

    @property
    def seen(self) -> str:
        """The mark the page was opened with."""
        return typed(self.version)


class ApplicationForm(MarkedForm):
    """Who signed the application, and when."""

    signed_by = StringField(_l("Who signed it"), [AtMost(LONGEST_NAME)])
    signed_on = DayField(_l("Signed on"))


class ScanForm(Form):
    """The scan of the signed application."""

    file = FileField(_l("Scan or e-signed file"))


class WordsForm(MarkedForm):
    """What the pupil says."""

    words = TextAreaField(_l("The pupil's own words"), [AtMost(LONGEST_WORDS)])


class RisksForm(MarkedForm):
    """Each risk: whether it is there, and how it is seen."""

    def wanted(self) -> dict[Risk, str]:
        """Return the risks that are ticked, with their words."""
        return {
            risk: typed(self[f"why-{risk.value}"])
            for risk in Risk
            if self[f"risk-{risk.value}"].data
        }


def risks_form(now: Mapping[Risk, str], *, sent: bool) -> RisksForm:
    """Make the form with what was sent, or, without `sent`, with the risks of the plan alone."""
    fields: dict[str, Any] = {}
    data: dict[str, Any] = {}
    for risk in Risk:
        fields[f"risk-{risk.value}"] = BooleanField(label(risk))
        fields[f"why-{risk.value}"] = TextAreaField(label(risk), [AtMost(LONGEST_JUSTIFICATION)])
        data[f"risk-{risk.value}"] = risk in now
        data[f"why-{risk.value}"] = now.get(risk, "")
    kind = type("OneRisksForm", (RisksForm,), fields)
    made: RisksForm = kind(data=data) if sent else kind(formdata=None, data=data)
    return made
