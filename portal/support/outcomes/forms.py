"""What is said at the end of a period."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectMultipleField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from portal.support.outcomes.rules import Answers
from portal.support.outcomes.types import Result, WhyNone
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, typed
from portal.web.labels import label

LONGEST = 1000


class EvaluationForm(Form):
    """Result, whether support continues, and why; three taps where all went well."""

    result = RadioField(
        _l("Result"),
        choices=lambda: [SelectChoice(one.value, label(one)) for one in Result],
        validate_choice=False,
    )
    continues = RadioField(
        _l("Support has to continue"),
        choices=lambda: [SelectChoice("yes", str(_l("yes"))), SelectChoice("no", str(_l("no")))],
        validate_choice=False,
    )
    reasons = SelectMultipleField(
        _l("Why there is no improvement"),
        choices=lambda: [SelectChoice(one.value, label(one)) for one in WhyNone],
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    other_reason = TextAreaField(_l("Which other reason"), [AtMost(LONGEST)])
    explanation = TextAreaField(_l("Explain why."), [AtMost(LONGEST)])
    pupil_said = TextAreaField(_l("What the pupil said"), [AtMost(LONGEST)])

    def answers(self) -> Answers:
        """Return what was said; a value nobody offered counts as not said."""
        continues = {"yes": True, "no": False}.get(typed(self.continues))
        chosen = set(self.reasons.data or []) & set(WhyNone)
        result = typed(self.result)
        return Answers(
            result=Result(result) if result in set(Result) else None,
            continues=continues,
            reasons=frozenset(WhyNone(one) for one in chosen),
            other_reason=typed(self.other_reason),
            explanation=typed(self.explanation),
            pupil_said=typed(self.pupil_said),
        )


class StopForm(Form):
    """When support was stopped, and why."""

    stopped_on = DayField(_l("Support was stopped on"))
    reason = TextAreaField(_l("Why support was stopped"), [AtMost(LONGEST)])
