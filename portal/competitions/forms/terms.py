"""The settings that freeze when a competition opens."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, SelectField, StringField, ValidationError

from portal.competitions.forms.moments import MomentForm
from portal.competitions.forms.setup import SeenForm, acts
from portal.competitions.labels import COSTS
from portal.competitions.types import CostCategory
from portal.web.fields import (
    Between,
    DayField,
    DecimalTypedField,
    EurosField,
    PercentField,
    WholeField,
)
from portal.web.forms import AtMost, Present

CAPS = {category: f"cap_{category.value}" for category in CostCategory}
"""The field of each category's limit, as a share of the grant."""


class TermsForm(SeenForm):
    """The settings that freeze when the competition opens."""

    opens = FormField(MomentForm, _l("Opens"))
    closes = FormField(MomentForm, _l("Closes"))
    act = SelectField(_l("Legal act that approves the regulations"), choices=acts)
    act_number = StringField(_l("Number of the act"), validators=[AtMost(60)])
    act_date = DayField(_l("Date of the act"))
    grant_amount = EurosField(_l("Grant for one project"), validators=[Present()])
    quota = WholeField(_l("Quota: number of projects"), validators=[Present(), Between(1, 1000)])
    budget = EurosField(_l("Money for the whole competition"))
    min_months = WholeField(_l("Shortest, months"), validators=[Present(), Between(1, 60)])
    max_months = WholeField(_l("Longest, months"), validators=[Present(), Between(1, 60)])
    starts_from = DayField(_l("Projects start from"))
    starts_to = DayField(_l("Projects start by"))
    ends_by = DayField(_l("Latest end of a project"))
    grade_from = WholeField(_l("From grade"), validators=[Present(), Between(1, 12)])
    grade_to = WholeField(_l("To grade"), validators=[Present(), Between(1, 12)])
    course_from = WholeField(_l("From course"), validators=[Present(), Between(1, 6)])
    course_to = WholeField(_l("To course"), validators=[Present(), Between(1, 6)])
    min_participants = WholeField(_l("Least number of participants"), validators=[Between(1, 9999)])
    min_at_risk_share = PercentField(_l("Least share of participants at risk, percent"))
    min_assessments = WholeField(
        _l("Least number of counted assessments"), validators=[Present(), Between(1, 50)]
    )
    min_total = DecimalTypedField(_l("Least total points"))
    disagreement_share = PercentField(_l("Show a spread from, percent"), validators=[Present()])
    clarification_days = WholeField(
        _l("Working days for a clarification"), validators=[Present(), Between(1, 60)]
    )
    tie_first = SelectField(_l("First"))
    tie_second = SelectField(_l("Second"))
    tie_third = SelectField(_l("Third"))
    tie_break_by_time = BooleanField(_l("Also time of submission"))

    @property
    def caps(self) -> list[PercentField]:
        """The limits of the cost categories, in their order."""
        return [self[name] for name in CAPS.values()]

    @property
    def has_caps(self) -> bool:
        """Some category has a limit, or something was typed as one."""
        return any(field._value() for field in self.caps)  # noqa: SLF001 - how WTForms says what stands in a field

    def validate_grant_amount(self, field: EurosField) -> None:
        """Nothing is not a grant."""
        if field.data is not None and field.data == 0:
            raise ValidationError(str(_l("Write an amount above zero.")))


for _category, _name in CAPS.items():
    setattr(TermsForm, _name, PercentField(COSTS[_category]))
