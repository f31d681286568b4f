"""What is typed about school counts: whom to ask about what, and the answer."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice

from portal.bridge.labels import grade_band
from portal.institutions.models import School
from portal.institutions.types import GRADES
from portal.web.fields import WholeField
from portal.web.forms import AtMost, Form, Present, Versioned

LONGEST = 500


def _grades() -> list[SelectChoice]:
    grades = [SelectChoice(one, grade_band(one, one)) for one in GRADES]
    return [SelectChoice("", str(_l("Choose the grade"))), *grades]


class AskForm(Form):
    """Which school, which grades, how many."""

    school = SelectField(_l("School"), choices=[])
    grade_from = SelectField(
        _l("From grade"), [Present(_l("Choose the first of the grades."))], choices=_grades
    )
    grade_to = SelectField(
        _l("To grade"), [Present(_l("Choose the last of the grades."))], choices=_grades
    )
    claimed = WholeField(
        _l("How many participants of these grades you count"),
        [Present(_l("Write how many there are, at least 1."))],
    )

    def offer(self, schools: Iterable[School]) -> None:
        """Let one of these schools be chosen."""
        self.school.choices = [
            SelectChoice("", str(_l("Choose the school"))),
            *(
                SelectChoice(str(one.id), f"{one.name} ({one.municipality.place})")
                for one in schools
            ),
        ]


class ConfirmForm(Versioned):
    """The number a school confirms."""

    number = WholeField(
        _l("Number of participants with a plan"), [Present(_l("Write a number, 0 if none."))]
    )


class DeclineForm(Versioned):
    """Why a school confirms no number."""

    why = TextAreaField(
        _l("Why the school does not confirm a number"),
        [Present(_l("Write why: the organisation reads it.")), AtMost(LONGEST)],
    )
