"""What is typed in the meeting and when publishing; meaning is left to the rules."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import partial
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from wtforms import (
    Field,
    HiddenField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    widgets,
)

from portal.decisions.labels import label
from portal.decisions.types import Choice, Outcome, Way
from portal.kernel.clock import RIGA
from portal.web.fields import DayField
from portal.web.forms import AtMost, Form, Present

_DATE = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?")
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})")
_SHORT, _LONG = 200, 4000
_KEY = 19  # digits: no key in a database has more


class Chosen:
    """One of the choices offered must be chosen; says the sentence given."""

    def __init__(self, message: Any) -> None:  # noqa: ANN401 - a lazy string
        self.message = message

    def __call__(self, form: object, field: Any) -> None:  # noqa: ANN401 - a choice field
        del form
        if field.data not in {choice.value for choice in field.choices}:
            raise ValidationError(str(self.message))


def read_date(text: str) -> date | None:
    """Read `19.03.2027.`, `19.3.2027` or `2027-03-19`."""
    plain = text.strip()
    if found := _DATE.fullmatch(plain):
        day, month, year = found.groups()
    elif found := _ISO_DATE.fullmatch(plain):
        year, month, day = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """Read `17.00` or `17:00`."""
    found = _TIME.fullmatch(text.strip())
    try:
        return time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None


def _is_date(form: object, field: Field) -> None:
    del form
    if field.data and read_date(field.data) is None:
        raise ValidationError(gettext("Enter the date like 19.03.2027."))


def _is_time(form: object, field: Field) -> None:
    del form
    if field.data and read_time(field.data) is None:
        raise ValidationError(gettext("Enter the time like 17.00."))


class Ticks(SelectMultipleField):
    """Check boxes of which any number may be ticked; strange values are left out."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - WTForms' own
        super().__init__(*args, validate_choice=False, **kwargs)


def _choices(of: type[StrEnum]) -> list[SelectChoice]:
    return [SelectChoice(one.value, label(one)) for one in of]


class MeetingForm(Form):
    """The head of the minutes, and who is there."""

    number = StringField(
        _l("Number of the minutes"),
        [Present(_l("Enter the number of the minutes, like 12.")), AtMost(40)],
    )
    held_on = StringField(
        _p("meeting", "Date"), [Present(_l("Enter the date like 19.03.2027.")), _is_date]
    )
    held_time = StringField(
        _p("meeting", "Time"), [Present(_l("Enter the time like 17.00.")), _is_time]
    )
    place = StringField(
        _p("meeting", "Place"),
        [Present(_l("Say where the meeting is, like Liepājā, Rožu ielā 6.")), AtMost(_SHORT)],
    )
    agenda = TextAreaField(_l("Agenda"), [AtMost(_LONG)])
    present = Ticks(_l("Present"))
    version = HiddenField()

    @property
    def held_at(self) -> datetime:
        """The moment typed, by the clocks of Riga; only after the form was found sound."""
        day, hour = read_date(self.held_on.data or ""), read_time(self.held_time.data or "")
        assert day is not None and hour is not None  # noqa: PT018, S101 - validated
        return datetime.combine(day, hour, tzinfo=RIGA).astimezone(UTC)


class _Voting(Form):
    """A form with one choice for each member who votes."""

    voters: tuple[int, ...] = ()

    @property
    def votes(self) -> dict[int, Choice]:
        """Each voter's choice."""
        return {key: Choice(self[f"vote_{key}"].data) for key in self.voters}

    @property
    def vote_fields(self) -> list[Field]:
        """The fields of the vote, in the order of the commission."""
        return [self[f"vote_{key}"] for key in self.voters]


def _with_votes(form: type[_Voting], voters: Mapping[int, str]) -> type[_Voting]:
    fields: dict[str, Any] = {
        f"vote_{key}": RadioField(
            name,
            choices=partial(_choices, Choice),
            default=Choice.FOR.value,
            validators=[Chosen(_l("Mark the vote of every member who votes."))],
            validate_choice=False,
        )
        for key, name in voters.items()
    }
    return type(form.__name__, (form,), fields | {"voters": tuple(voters)})


class _DecideForm(_Voting):
    outcome = RadioField(
        _l("Decision"),
        choices=partial(_choices, Outcome),
        validators=[Chosen(_l("Choose the decision."))],
        validate_choice=False,
    )
    reason = TextAreaField(_p("decision", "Reason (goes into the minutes)"), [AtMost(_LONG)])


def decide_form(voters: Mapping[int, str], **given: Any) -> Any:  # noqa: ANN401 - a form made on the spot
    """Make the form by which an application is decided; `voters` are names by member."""
    return _with_votes(_DecideForm, voters)(**given)


class _TieForm(_Voting):
    reason = TextAreaField(
        _l("Reason for the order"),
        [Present(_l("Write the reason for the order.")), AtMost(_LONG)],
    )


def tie_form(voters: Mapping[int, str], numbers: Sequence[str], **given: Any) -> Any:  # noqa: ANN401 - a form made on the spot
    """Make the form by which a tie is settled: a place for each application, and the vote."""
    places = [SelectChoice(str(place), str(place)) for place in range(1, len(numbers) + 1)]
    fields = {
        f"place_{at}": RadioField(
            number,
            choices=places,
            validators=[Chosen(_l("Give each application a place of its own."))],
            validate_choice=False,
        )
        for at, number in enumerate(numbers)
    }
    form = type("TieForm", (_with_votes(_TieForm, voters),), fields)(**given)
    form.numbers = tuple(numbers)
    return form


def order_typed(form: Any) -> list[str]:  # noqa: ANN401 - a form made on the spot
    """Return the applications in the order typed, best first."""
    places = {number: int(form[f"place_{at}"].data) for at, number in enumerate(form.numbers)}
    return sorted(form.numbers, key=lambda number: places[number])


def has_one_place_each(form: Any) -> bool:  # noqa: ANN401 - a form made on the spot
    """No two applications are given the same place; says so at the second of them."""
    seen: set[str] = set()
    for at in range(len(form.numbers)):
        field = form[f"place_{at}"]
        if field.data in seen:
            field.errors = [gettext("Give each application a place of its own.")]
            return False
        seen.add(field.data)
    return True


class NotesForm(Form):
    """What else the minutes say."""

    notes = TextAreaField(_l("Notes for the minutes"), [AtMost(_LONG)])
    dissent = TextAreaField(_l("Dissenting opinion"), [AtMost(_LONG)])
    version = HiddenField()


class _ReasonsForm(Form):
    strongest = TextAreaField(_l("What was strong"), [AtMost(_LONG)])
    improve = TextAreaField(_l("What to change next time"), [AtMost(_LONG)])


def reasons_form(criteria: Mapping[int, str], **given: Any) -> Any:  # noqa: ANN401 - a form made on the spot
    """Make the form for the commission's reasons by criterion, as the applicant will read them."""
    fields = {
        f"criterion_{key}": TextAreaField(title, [AtMost(_LONG)]) for key, title in criteria.items()
    }
    return type("ReasonsForm", (_ReasonsForm,), fields)(**given)


class DeclinedForm(Form):
    """Why an organisation does not take the grant, and who was shown as next in reserve."""

    reason = TextAreaField(
        _p("declined", "Reason"),
        [Present(_l("Write why the organisation does not take the grant.")), AtMost(_LONG)],
    )
    offer_until = DayField(_l("The offer is open until"))
    next = HiddenField()

    @property
    def next_seen(self) -> int | None:
        """The application shown as next; None for nobody, and for what is no number."""
        text = self.next.data or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < _KEY else None


class FormalForm(Form):
    """How and when the decision was sent formally."""

    way = RadioField(
        _l("Sent by"),
        choices=partial(_choices, Way),
        validators=[Chosen(_l("Choose how it was sent."))],
        validate_choice=False,
    )
    number = StringField(
        _l("Number of the dispatch"),
        [Present(_l("Enter the number of the dispatch.")), AtMost(_SHORT)],
    )
    sent_on = StringField(
        _p("letter", "Date"), [Present(_l("Enter the date like 19.03.2027.")), _is_date]
    )

    @property
    def sent_at(self) -> datetime:
        """The day typed, at noon in Riga; only after the form was found sound."""
        day = read_date(self.sent_on.data or "")
        assert day is not None  # noqa: S101 - validated
        return datetime.combine(day, time(12), tzinfo=RIGA).astimezone(UTC)
