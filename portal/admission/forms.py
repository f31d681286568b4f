"""What a coordinator and a team type in: checks, a paper application, a clarification."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from flask_babel import gettext, pgettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from portal.applications.types import Channel, Section
from portal.competitions.models import Criterion
from portal.kernel.riga import instants
from portal.organisations.types import Kind
from portal.web.fields import (
    AddressField,
    CheckboxesField,
    DayField,
    EurosField,
    TimeOfDayField,
)
from portal.web.formats import in_language
from portal.web.forms import AtMost, Form, Present
from portal.web.labels import label

LONGEST_NOTE = 1000
YES, NO = "yes", "no"


class ChecksForm(Form):
    """One yes or no, with a note, for each criterion; made by `checks_form`."""


def checks_form(criteria: Sequence[Criterion]) -> type[ChecksForm]:
    """Return a form with a pair of fields, `met_<key>` and `note_<key>`, for each criterion."""
    fields: dict[str, object] = {}
    for criterion in criteria:
        fields[f"met_{criterion.id}"] = RadioField(
            in_language(criterion.title_lv, criterion.title_en),
            choices=[SelectChoice(YES, _l("Yes")), SelectChoice(NO, _l("No"))],
            validate_choice=False,
            filters=[lambda value: value if value in {YES, NO} else None],
        )
        fields[f"note_{criterion.id}"] = TextAreaField(
            _l("Reason (the applicant will read it)"), [AtMost(LONGEST_NOTE)]
        )
    return type("ChecksForm", (ChecksForm,), fields)


class AskForm(Form):
    """A question to the applicant, in plain words, and what may be corrected because of it."""

    question = TextAreaField(
        _l("Question in plain words"), [Present(_l("Write the question.")), AtMost(LONGEST_NOTE)]
    )
    sections = CheckboxesField(_l("Which sections may be corrected"), choices=[])
    criterion = SelectField(_l("Which criterion it is about"), choices=[])
    why = StringField(_l("Point of the regulations or another reason"), [AtMost(300)])

    def offer(self, sections: Iterable[Section], criteria: Iterable[Criterion]) -> None:
        """Fill the lists of choices in the page's language; one criterion is chosen already."""
        self.sections.choices = [SelectChoice(one.value, _name_of(one)) for one in sections]
        self.criterion.choices = [
            SelectChoice(str(one.id), in_language(one.title_lv, one.title_en)) for one in criteria
        ]

    @property
    def opened(self) -> list[Section]:
        """The sections ticked."""
        return [Section(name) for name in self.sections.data or []]


def _name_of(section: Section) -> str:
    is_applicant = section is Section.APPLICANT  # to the team it is “About you”
    return str(pgettext("section", "Applicant")) if is_applicant else label(section)


class RegisterForm(Form):
    """An application that came on paper, by e-mail or as an e-signed document."""

    channel = SelectField(_l("How it came"), choices=[])
    received_on = DayField(_l("Received on (date)"), [Present(_l("Enter the date of receipt."))])
    received_time = TimeOfDayField(
        _l("Received at (time)"), [Present(_l("Enter the time of receipt, for example, 16:40."))]
    )
    postmark = DayField(_l("Date of the postmark"))
    registration_number = StringField(
        _l("Registration number"), [Present(_l("Enter the registration number.")), AtMost(20)]
    )
    organisation = StringField(
        _l("Name of the organisation"), [Present(_l("Enter the name.")), AtMost(200)]
    )
    kind = SelectField(_l("Kind of organisation"), choices=[])
    email = AddressField(_l("E-mail address for letters"))
    title = StringField(
        _l("Title of the project"), [Present(_l("Enter the title of the project.")), AtMost(200)]
    )
    planned = EurosField(
        _l("Total of the cost plan, €"),
        [Present(_l("Enter the total in euros and cents, for example, 4600.00."))],
    )
    scan = FileField(_l("Scan of the document"))

    def validate_received_time(self, field: Field) -> None:
        """Refuse an hour the clocks skipped."""
        if self.received_on.data and field.data is not None and self.received_at is None:
            raise ValidationError(gettext("The clocks skipped this hour that night."))

    @property
    def received_at(self) -> datetime | None:
        """The instant of receipt; of an hour that came twice, the earlier."""
        if self.received_on.data is None or self.received_time.data is None:
            return None
        meant = instants(datetime.combine(self.received_on.data, self.received_time.data))
        return meant[0] if meant else None

    def offer(self) -> None:
        """Fill the lists of choices in the page's language."""
        self.channel.choices = [
            SelectChoice(one.value, label(one)) for one in Channel if one is not Channel.PORTAL
        ]
        self.kind.choices = [SelectChoice(one.value, label(one)) for one in Kind]
