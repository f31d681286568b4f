"""What a coordinator types while setting up a competition."""

import re
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    FormField,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from portal.competitions.forms.moments import MomentForm
from portal.competitions.types import Act
from portal.web.fields import (
    AddressField,
    Between,
    CheckboxesField,
    DayField,
    DecimalTypedField,
    TimeOfDayField,
    WholeField,
)
from portal.web.forms import AtMost, Form, Present
from portal.web.labels import label

TITLE, TEXT, LONG = 200, 1500, 4000


def _area(words: Any, limit: int) -> TextAreaField:  # noqa: ANN401 - a lazy string
    return TextAreaField(words, validators=[AtMost(limit)])


def acts() -> list[SelectChoice]:
    """Return the kinds of legal acts, with an empty first choice."""
    return [SelectChoice("", "–"), *(SelectChoice(act.value, label(act)) for act in Act)]


_LEVEL = re.compile(r"(?P<points>\d{1,4}(?:[.,]\d{1,4})?)\s*[:–-]\s*(?P<words>\S.*)")


def read_levels(text: str) -> dict[Decimal, str] | None:
    """Read what each level means, a line each: `6: the need is shown`; None for another line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    matches = [_LEVEL.fullmatch(line) for line in lines]
    found = [match for match in matches if match is not None]
    if len(found) < len(lines):
        return None
    return {
        Decimal(match["points"].replace(",", ".")).normalize(): match["words"] for match in found
    }


class SeenForm(Form):
    """A form of something two people may edit: it carries the seal of what it showed."""

    seen = HiddenField()


class NewForm(Form):
    """The least a competition begins with."""

    municipality_id = SelectField(_l("Municipality"), coerce=int)
    code = StringField(_l("Code"), validators=[Present(), AtMost(40)])
    title_lv = StringField(_l("Title in Latvian"), validators=[Present(), AtMost(TITLE)])
    title_en = StringField(_l("Title in English"), validators=[AtMost(TITLE)])
    opens = FormField(MomentForm, _l("Opens"))
    closes = FormField(MomentForm, _l("Closes"))
    quota = WholeField(_l("Quota: number of projects"), validators=[Present(), Between(1, 1000)])
    like = SelectField(_l("Copy from an earlier competition"), coerce=int)

    def validate_code(self, field: StringField) -> None:
        """A code has capitals, digits and hyphens, so it fits an address and a register number."""
        text = field.data or ""
        if not text.isascii() or not text.replace("-", "").isalnum() or text != text.upper():
            raise ValidationError(
                str(_l("Write it like this: %(example)s.", example="LIEP-2027-1"))
            )
        if text.startswith("-") or text.endswith("-") or len(text) < 3:  # noqa: PLR2004 - of the code
            raise ValidationError(
                str(_l("Write it like this: %(example)s.", example="LIEP-2027-1"))
            )


class TextsForm(SeenForm):
    """What the public reads, in both languages."""

    title_lv = StringField(_l("Title in Latvian"), validators=[Present(), AtMost(TITLE)])
    title_en = StringField(_l("Title in English"), validators=[AtMost(TITLE)])
    summary_lv = _area(_l("Summary in Latvian"), TEXT)
    summary_en = _area(_l("Summary in English"), TEXT)
    applicants_lv = _area(_l("Who may apply, in Latvian"), TEXT)
    applicants_en = _area(_l("Who may apply, in English"), TEXT)
    appeal_lv = _area(_l("How to contest (goes into letters of refusal)"), LONG)
    appeal_en = _area(_l("How to contest, in English"), LONG)


class ContactForm(SeenForm):
    """Whom to ask, and by when scores and results are due."""

    contact_name = StringField(_l("Name"), validators=[AtMost(TITLE)])
    contact_phone = StringField(_l("Phone"), validators=[AtMost(40)])
    contact_hours = StringField(_l("Hours on working days"), validators=[AtMost(40)])
    contact_email = AddressField(_l("E-mail"))
    evaluate_by = DayField(_l("Scoring ends"))
    results_by = DayField(_l("Results by"))


class CriterionForm(SeenForm):
    """One criterion; the numbers are for those that give points."""

    title_lv = StringField(_l("Title in Latvian"), validators=[Present(), AtMost(TITLE)])
    title_en = StringField(_l("Title in English"), validators=[AtMost(TITLE)])
    looks_for_lv = _area(_l("What the commission looks for, in Latvian"), TEXT)
    looks_for_en = _area(_l("What the commission looks for, in English"), TEXT)


class YesNoCriterionForm(CriterionForm):
    """A criterion that is met or not."""

    correctable = BooleanField(_l("The applicant may clarify it"))


class QualityCriterionForm(CriterionForm):
    """A criterion that gives points."""

    max_points = DecimalTypedField(_l("Maximum"), validators=[Present(), Between(0, 1000)])
    step = DecimalTypedField(_l("Step"), validators=[Present()])
    weight = DecimalTypedField(_l("Weight"), validators=[Present(), Between(0, 100)])
    min_points = DecimalTypedField(_l("Minimum"))
    sections = CheckboxesField(_l("Answered in questions"))
    anchors_lv = _area(_l("What each level means"), LONG)
    anchors_en = _area(_l("What each level means, in English"), LONG)

    def _above_zero(self, field: DecimalTypedField) -> None:
        if field.data is not None and field.data == 0:
            raise ValidationError(str(_l("Write a number above zero.")))

    validate_max_points = validate_step = validate_weight = _above_zero

    def _levels(self, field: TextAreaField) -> None:
        if read_levels(field.data or "") is None:
            raise ValidationError(
                str(_l("Write one level a line, first its points, like “6: the need is shown”."))
            )

    validate_anchors_lv = validate_anchors_en = _levels

    def anchors(self) -> list[dict[str, str]]:
        """Return the levels in both languages, rising."""
        lv = read_levels(self.anchors_lv.data or "") or {}
        en = read_levels(self.anchors_en.data or "") or {}
        return [
            {"points": f"{points:f}", "lv": lv.get(points, ""), "en": en.get(points, "")}
            for points in sorted({*lv, *en})
        ]


class QuestionForm(SeenForm):
    """A question of this competition only."""

    title_lv = StringField(_l("Question in Latvian"), validators=[Present(), AtMost(TITLE)])
    title_en = StringField(_l("Question in English"), validators=[AtMost(TITLE)])
    hint_lv = _area(_l("Hint in Latvian"), TEXT)
    hint_en = _area(_l("Hint in English"), TEXT)
    limit = WholeField(_l("Most characters"), validators=[Present(), Between(50, 10000)])
    is_required = BooleanField(_l("Must be answered"))


class DocumentForm(Form):
    """A new version of a document, or a document of another kind."""

    what = SelectField(_l("Document"))
    title_lv = StringField(_l("Own title in Latvian"), validators=[AtMost(TITLE)])
    title_en = StringField(_l("Own title in English"), validators=[AtMost(TITLE)])
    file = FileField(_l("File"), validators=[Present(_l("Attach a file."))])
    note = StringField(_l("What is new (public)"), validators=[AtMost(300)])


class ActForm(Form):
    """The act behind a decision, and the reason everybody reads."""

    act = RadioField(
        _l("Legal act"),
        choices=lambda: acts()[1:],
        validators=[Present(_l("Choose an answer from the list."))],
    )
    act_number = StringField(_l("Number of the act"), validators=[Present(), AtMost(60)])
    act_date = DayField(_l("Date of the act"), validators=[Present(_l("Give the date."))])
    reason_lv = TextAreaField(_l("Reason (public)"), validators=[Present(), AtMost(TEXT)])
    reason_en = _area(_l("Reason in English"), TEXT)


class HaltForm(ActForm):
    """Suspend or cancel: never by one press."""

    sure = BooleanField(
        _l("I have checked the act and the reason; everybody will read them."),
        validators=[Present(_l("Confirm this to continue."))],
    )


class AmendForm(ActForm):
    """Where the deadline moves."""

    seen = HiddenField()
    closes = FormField(MomentForm, _l("New deadline"))
    results_by = DayField(_l("Results by"))


class OutageForm(Form):
    """When the portal did not work: the reason of an amendment is prepared from it."""

    class Meta(Form.Meta):
        """A question asked by its address; nothing of it is kept."""

        csrf = False

    outage_on = DayField(_l("Date"), validators=[Present(_l("Give the date."))])
    outage_from = TimeOfDayField(
        _l("From"), validators=[Present(_l("Write the time, for example 14:30."))]
    )
    outage_to = TimeOfDayField(
        _p("dates", "To"), validators=[Present(_l("Write the time, for example 14:30."))]
    )

    def validate_outage_to(self, field: TimeOfDayField) -> None:
        """What ended before it began is a slip."""
        start = self.outage_from.data
        if start and field.data and field.data <= start:
            raise ValidationError(str(_l("The end cannot be before the beginning.")))
