"""A session that was not just as proposed: when, how, and what became of each pupil."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.widgets import CheckboxInput, ListWidget

from portal.support.delivery.forms.stamped import StampedForm
from portal.support.delivery.labels import given_words, sentence
from portal.support.delivery.models import Session
from portal.support.delivery.queries.seen import Seen
from portal.support.delivery.rules.logging import LONGEST, SHORTEST
from portal.support.delivery.service.entry import Entry, Line
from portal.support.delivery.types import Mark, Mode, NotLogged, WhyNotLogged
from portal.web.fields import DayField, TimeOfDayField, WholeField
from portal.web.formats import local
from portal.web.forms import AtMost, Present, typed
from portal.web.grades import grade_words
from portal.web.labels import label

LONGEST_NOTE = 300
THERE = (Mark.ATTENDED, Mark.ABSENT_EXCUSED, Mark.ABSENT_UNEXCUSED, Mark.REFUSED)
"""What may have become of one pupil of a session that was held."""
_WHERE = {
    WhyNotLogged.FUTURE: "starts_at",
    WhyNotLogged.NO_SUCH_HOUR: "starts_at",
    WhyNotLogged.OVERLAPS: "starts_at",
    WhyNotLogged.OUTSIDE_PLAN: "day",
    WhyNotLogged.MINUTES: "minutes",
    WhyNotLogged.NOBODY: "measures",
}


class WhenForm(StampedForm):
    """When and how a session took place."""

    day = DayField(_lp("session", "Day"), [Present(_l("Write the day."))])
    starts_at = TimeOfDayField(
        _lp("session", "Start"), [Present(_l("Write the time, for example 14:30."))]
    )
    minutes = WholeField(
        _lp("session", "Minutes"),
        [Present(_l("Write the minutes as a whole number from 5 to 240."))],
    )
    mode = RadioField(
        _lp("session", "How"),
        choices=lambda: [(one.value, label(one)) for one in Mode],
        default=Mode.IN_PERSON.value,
        validate_choice=False,
        filters=[lambda value: value if value in set(Mode) else Mode.IN_PERSON.value],
    )
    is_in_lessons = BooleanField(_l("in lessons"))
    note = StringField(_l("Note (optional)"), [AtMost(LONGEST_NOTE)])

    def validate_minutes(self, field: Field) -> None:
        """Hold the length against what a session may be."""
        if field.data is not None and not SHORTEST <= field.data <= LONGEST:
            raise ValidationError(label(WhyNotLogged.MINUTES))

    def propose(self, day: date, starts_at: time | None, minutes: int) -> None:
        """Fill in when it was to take place."""
        self.day.data, self.starts_at.data, self.minutes.data = day, starts_at, minutes

    def entry(self, lines: Sequence[Line], *, at: datetime) -> Entry:
        """Return the session as it was typed."""
        return Entry(
            key=self.code,
            lines=lines,
            day=self.day.data,
            starts_at=self.starts_at.data,
            minutes=self.minutes.data,
            mode=Mode(self.mode.data),
            is_in_lessons=bool(self.is_in_lessons.data),
            note=typed(self.note),
            form_seconds=self.seconds(at),
        )

    def blame_objections(self, refusal: NotLogged) -> None:
        """Show every objection at the field it is about."""
        several = len({one.plan for one in refusal.objections if one.plan}) > 1
        for one in refusal.objections:
            said = sentence(one, with_plan=several)
            name = _WHERE.get(one.why, "")
            if name in self:
                self[name].errors = [*self[name].errors, said]
            else:
                self.form_errors = [*self.form_errors, said]


def _known(names: Sequence[Mark]) -> list[tuple[str, str]]:
    return [(one.value, label(one)) for one in names]


class OtherwiseForm(WhenForm):
    """What became of a proposed time with one pupil."""

    what = RadioField(_l("What happened?"), choices=[], validate_choice=False)

    def offer(self) -> None:
        """Fill in the choices, in the words of the page."""
        self.what.choices = [
            (Mark.ABSENT_EXCUSED.value, gettext("The pupil was not there, excused")),
            (Mark.ABSENT_UNEXCUSED.value, gettext("The pupil was not there, reason unknown")),
            (Mark.REFUSED.value, gettext("The pupil was there but refused")),
            (Mark.PROVIDER_ABSENT.value, gettext("I could not be there")),
            (Mark.CANCELLED.value, gettext("The session was cancelled")),
            (Mark.ATTENDED.value, gettext("It was held, but otherwise")),
        ]

    @property
    def hints(self) -> Mapping[str, str]:
        """What is meant by a choice."""
        return {
            Mark.ABSENT_EXCUSED.value: gettext("illness, family reasons, competitions"),
            Mark.PROVIDER_ABSENT.value: gettext("another time has to be agreed"),
            Mark.CANCELLED.value: gettext("a school event, a day off"),
            Mark.ATTENDED.value: gettext("another time or length, remotely, in lessons"),
        }

    def validate_what(self, field: Field) -> None:
        """Ask for an answer."""
        if field.data not in set(Mark):
            raise ValidationError(gettext("Choose what happened."))

    def mark_of(self, _key: int) -> Mark:
        """Return what became of the pupil."""
        return Mark(self.what.data)


class GroupForm(OtherwiseForm):
    """What became of a proposed time with a group: each pupil has a mark of their own."""

    def offer(self) -> None:
        """Fill in the choices, in the words of the page."""
        self.what.choices = [
            (Mark.ATTENDED.value, gettext("It was held")),
            (Mark.PROVIDER_ABSENT.value, gettext("I could not be there")),
            (Mark.CANCELLED.value, gettext("The session was cancelled")),
        ]

    @property
    def hints(self) -> Mapping[str, str]:
        """What is meant by a choice."""
        return {key: words for key, words in super().hints.items() if key != Mark.ATTENDED}

    def mark_of(self, key: int) -> Mark:
        """Return what became of one pupil; what holds for the session holds for everybody."""
        what = super().mark_of(key)
        return Mark(self[f"mark_{key}"].data) if what is Mark.ATTENDED else what


def otherwise_form(keys: Sequence[int]) -> type[OtherwiseForm]:
    """Return the form for one pupil, or for a group with a field `mark_<key>` for each."""
    return OtherwiseForm if len(keys) == 1 else with_marks(GroupForm, keys)


def with_marks(kind: type[GroupForm], keys: Sequence[int]) -> type[GroupForm]:
    """Return a form with a mark for each key, everybody there unless said otherwise."""
    fields = {
        f"mark_{key}": SelectField(
            _l("Attendance"), choices=lambda: _known(THERE), default=Mark.ATTENDED.value
        )
        for key in keys
    }
    return type(kind.__name__, (kind,), fields)


class CorrectForm(GroupForm):
    """An entry to put in the place of another, and why."""

    reason = StringField(
        _l("Why you correct it"), [Present(_l("Say why you correct it.")), AtMost(LONGEST_NOTE)]
    )

    def show(self, session: Session) -> None:
        """Fill in what is on record."""
        starts = local(session.starts_at)
        self.propose(session.held_on, starts.time().replace(tzinfo=None), session.minutes)
        self.mode.data = session.mode.value
        self.is_in_lessons.data = session.is_in_lessons
        self.note.data = session.note
        marks = {one.mark for one in session.participations}
        self.what.data = Mark.ATTENDED.value if session.is_held else next(iter(marks)).value
        for one in session.participations:
            if session.is_held and one.mark in THERE:
                self[f"mark_{one.id}"].data = one.mark.value


def correct_form(keys: Sequence[int]) -> type[CorrectForm]:
    """Return the form to correct an entry, with a mark for each pupil of it."""
    return with_marks(CorrectForm, keys)


class NewForm(WhenForm):
    """A session without a proposed time."""

    measures = SelectMultipleField(
        _lp("session (for whom)", "Who"),
        choices=[],
        coerce=str,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
        validate_choice=False,
    )
    mark = RadioField(
        _l("Attendance"),
        choices=lambda: _known(THERE),
        default=Mark.ATTENDED.value,
        validate_choice=False,
        filters=[lambda value: value if value in set(THERE) else Mark.ATTENDED.value],
    )

    def offer(self, given: Sequence[Seen]) -> None:
        """Fill in what the provider gives, and to whom."""
        self.measures.choices = [
            (
                str(one.measure_id),
                f"{one.name}, {grade_words(one.grade, one.letter)}"
                f" · {given_words(one.kind, one.subject)}",
            )
            for one in given
        ]

    def validate_measures(self, field: Field) -> None:
        """Ask for somebody, among those the provider gives support to."""
        known = {value for value, *_ in field.choices}
        field.data = [one for one in dict.fromkeys(field.data or []) if one in known]
        if not field.data:
            raise ValidationError(label(WhyNotLogged.NOBODY))

    @property
    def lines(self) -> list[Line]:
        """One line a measure chosen."""
        return [Line(int(one), Mark(self.mark.data)) for one in self.measures.data]
