"""What is typed about a pupil."""

import re

from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice

from portal.institutions.types import GRADES, SchoolKind
from portal.support.pupils.rules import code_fault
from portal.support.pupils.service import Details
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, Present, Versioned, typed
from portal.web.grades import grade_words
from portal.web.labels import label

_NAME = 80
_LETTER = 6
_REASON = 500


class PersonalCode:
    """The field is empty or holds a personal code."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        fault = code_fault(field.data) if field.data else None
        if fault is not None:
            raise ValidationError(label(fault))


def grade_choices(kind: SchoolKind) -> list[SelectChoice]:
    """Offer the grades of a general school, or the courses of a vocational one."""
    is_vocational = kind is SchoolKind.VOCATIONAL
    return [
        SelectChoice(grade, grade_words(grade))
        for grade in GRADES
        if grade.startswith("C") is is_vocational
    ]


class FindForm(Form):
    """A pupil by a part of the name, which stays off addresses; a grade may stand in them."""

    q = StringField(_l("Name or a part of it"), [AtMost(200)])
    grade = SelectField(_l("Grade or course"), choices=[], validate_choice=False)


class NamesForm(Form):
    """Who a pupil is."""

    first_name = StringField(
        _l("First name"), [Present(_l("Write the first name.")), AtMost(_NAME)]
    )
    last_name = StringField(_l("Last name"), [Present(_l("Write the last name.")), AtMost(_NAME)])
    personal_code = StringField(_l("Personal code"), [AtMost(40), PersonalCode()])
    letter = StringField(_l("Class letter"), [AtMost(_LETTER)])


class PupilForm(NamesForm):
    """A pupil new to the school."""

    grade = SelectField(
        _l("Grade or course"), [Present(_l("Choose the grade or course."))], choices=[]
    )
    starts_on = DayField(_l("Here since"), [Present(_l("Write the day."))])

    def details(self) -> Details:
        """Return what was typed, as the service takes it."""
        return Details(
            first_name=typed(self.first_name),
            last_name=typed(self.last_name),
            personal_code=typed(self.personal_code),
            grade=typed(self.grade),
            letter=typed(self.letter),
        )


class CorrectForm(NamesForm, Versioned):
    """A pupil who is here, as they were when the page was opened."""

    def details(self, grade: str) -> Details:
        """Return what was typed; the grade changes on a page of its own."""
        return Details(
            first_name=typed(self.first_name),
            last_name=typed(self.last_name),
            personal_code=typed(self.personal_code),
            grade=grade,
            letter=typed(self.letter),
        )


class GradeForm(Form):
    """Another grade from a day on."""

    grade = SelectField(_l("Grade or course"), choices=[])
    letter = StringField(_l("Class letter"), [AtMost(_LETTER)])
    starts_on = DayField(_l("From which day"), [Present(_l("Write the day."))])


class MoveForm(Form):
    """Where a pupil goes to."""

    seen_at = HiddenField()
    school = SelectField(_l("To which school"), [Present(_l("Choose the school."))], choices=[])
    grade = SelectField(_l("Grade or course"), choices=[SelectChoice(one, one) for one in GRADES])
    letter = StringField(_l("Class letter"), [AtMost(_LETTER)])

    def school_seen(self) -> int | None:
        """Return the school the page showed; None for anything odd."""
        seen = typed(self.seen_at)
        return int(seen) if re.fullmatch(r"[0-9]{1,9}", seen) else None


class LeaveForm(Form):
    """Why a pupil leaves for no school of the programme."""

    why = TextAreaField(
        _l("Why the pupil leaves"), [Present(_l("Say why the pupil leaves.")), AtMost(_REASON)]
    )


class MergeForm(Form):
    """Which of two records stays."""

    kept = RadioField(_l("Which record stays"), choices=[])


class CloseSchoolForm(Form):
    """Which school takes over."""

    successor = SelectField(
        _l("Which school takes over"), [Present(_l("Choose the school."))], choices=[]
    )
