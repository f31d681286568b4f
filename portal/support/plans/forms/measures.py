"""The form of one measure, made for its kind, with so many rows of weekly times."""

import re
from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from wtforms import RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from portal.support.plans.forms.sections import MarkedForm
from portal.support.plans.labels.phrases import day_words
from portal.support.plans.service.measuring import Weekly, Written
from portal.support.plans.types import CONSULTATIVE, ECONOMIC, MeasureKind, Subject
from portal.support.staff.types import Specialist
from portal.web.fields import Between, EurosField, TimeOfDayField, WholeField
from portal.web.forms import NOTHING_YET, Form
from portal.web.labels import label

MOST_TIMES = 10
SHORTEST, LONGEST = 5, 240
_KEY = re.compile(r"[0-9]{1,18}")
_ROW = re.compile(r"time-(\d{1,2})-(?:day|starts|minutes)")


class AddMeasureForm(Form):
    """What kind of support is added."""

    kind = RadioField(
        _l("Kind of support"),
        choices=lambda: [SelectChoice(one.value, label(one)) for one in MeasureKind],
        validate_choice=False,
    )

    def chosen(self) -> MeasureKind | None:
        """Return the kind, when one was chosen."""
        return MeasureKind(self.kind.data) if self.kind.data in set(MeasureKind) else None


class MeasureForm(MarkedForm):
    """What every measure asks: for which risks."""

    risks = SelectMultipleField(
        _l("For which risk"),
        option_widget=CheckboxInput(),
        widget=ListWidget(),
        validate_choice=False,
    )

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the shape of every field; a time of the week is whole or left blank."""
        sound = super().validate(extra_validators)
        for number in _rows_of(self):
            day, starts, minutes = (
                self[f"time-{number}-{part}"] for part in ("day", "starts", "minutes")
            )
            if not day.data and not any(starts.raw_data or ()) and starts.data is None:
                continue
            for field, words in ((day, _NO_DAY), (starts, _NO_START), (minutes, _NO_MINUTES)):
                if (field.data is None or field.data == "") and not field.errors:
                    field.errors = [str(words)]
                    sound = False
        return sound

    def written(self, kept: Written) -> Written:
        """Return what was typed; what cannot be read, and what is not asked, stays as it was."""
        return Written(
            subject=_chosen(self, "subject", Subject, kept.subject),
            specialist=_chosen(self, "specialist", Specialist, kept.specialist),
            provider_id=self._provider(kept.provider_id),
            units=_read(self, "units", kept.units),
            amount=_read(self, "amount", kept.amount),
            risks=frozenset(int(one) for one in self.risks.data or () if _KEY.fullmatch(one)),
            times=tuple(self._times()) if _has_times(self) else kept.times,
        )

    def _provider(self, kept: int | None) -> int | None:
        if "provider" not in self:
            return kept
        chosen = str(self["provider"].data or "")
        offered = {str(choice.value) for choice in self["provider"].choices}
        return int(chosen) if chosen and chosen in offered else None

    def _times(self) -> Iterable[Weekly]:
        for number in _rows_of(self):
            day = str(self[f"time-{number}-day"].data or "")
            starts = self[f"time-{number}-starts"].data
            minutes = self[f"time-{number}-minutes"].data
            is_whole = isinstance(starts, time) and isinstance(minutes, int)
            if is_whole and day in _WEEKDAYS and SHORTEST <= minutes <= LONGEST:
                yield Weekly(int(day), starts, minutes)


_NO_DAY = _l("Choose the day.")
_NO_START = _l("Write the time, for example 14:30.")
_NO_MINUTES = _l("Write how many minutes.")
_WEEKDAYS = frozenset("0123456")


def _has_times(form: Form) -> bool:
    return "time-1-day" in form


def _rows_of(form: Form) -> range:
    return range(1, rows_typed(form._fields) + 1)


def rows_typed(names: Iterable[str]) -> int:
    """Count the rows of times in what a browser sent, or in a form; never more than are asked."""
    found = (_ROW.fullmatch(name) for name in names)
    return min(max((int(match[1]) for match in found if match), default=0), MOST_TIMES)


def _chosen(form: Form, name: str, kind: Any, kept: Any) -> Any:  # noqa: ANN401 - an enum of choices
    if name not in form:
        return kept
    return kind(form[name].data) if form[name].data in set(kind) else None


def _read(form: Form, name: str, kept: Any) -> Any:  # noqa: ANN401 - a number or an amount
    if name not in form:
        return kept
    return kept if form[name].errors else form[name].data


def measure_form(
    kind: MeasureKind, *, rows: int, providers: Mapping[int, str], risks: Mapping[int, str]
) -> type[MeasureForm]:
    """Return the class of the form for a kind of measure."""
    fields: dict[str, Any] = {
        "risks": SelectMultipleField(
            _l("For which risk"),
            choices=[SelectChoice(str(key), words) for key, words in risks.items()],
            option_widget=CheckboxInput(),
            widget=ListWidget(),
            validate_choice=False,
        )
    }
    if kind is MeasureKind.SUBJECT_CONSULTATION:
        fields["subject"] = _select(
            _lp("school subject", "Subject"), [(one.value, label(one)) for one in Subject]
        )
    if kind is MeasureKind.SPECIALIST_CONSULTATION:
        specialists = [(one.value, label(one)) for one in Specialist]
        fields["specialist"] = _select(_l("Specialist"), specialists)
    if kind in CONSULTATIVE:
        people = [(str(key), name) for key, name in providers.items()]
        fields["provider"] = _select(_l("Who gives the support"), people)
        fields["units"] = WholeField(_l("Planned units"))
        for number in range(1, rows + 1):
            fields |= _time_fields(number)
    if kind in ECONOMIC:
        fields["amount"] = EurosField(_l("Planned amount, €"))
    return type("OneMeasureForm", (MeasureForm,), fields)


def _select(words: Any, choices: list[tuple[str, str]]) -> SelectField:  # noqa: ANN401 - lazy words
    return SelectField(
        words,
        choices=[NOTHING_YET, *(SelectChoice(value, text) for value, text in choices)],
        validate_choice=False,
    )


def _time_fields(number: int) -> dict[str, Any]:
    days = [(str(day), day_words(day)) for day in range(7)]
    return {
        f"time-{number}-day": _select(_l("Day"), days),
        f"time-{number}-starts": TimeOfDayField(_l("Starts at")),
        f"time-{number}-minutes": WholeField(
            _lp("how long", "Minutes"), [Between(SHORTEST, LONGEST)]
        ),
    }


def shown_measure(written: Written) -> dict[str, Any]:
    """Return what is stored of a measure as the form's data."""
    data: dict[str, Any] = {
        "subject": written.subject.value if written.subject else "",
        "specialist": written.specialist.value if written.specialist else "",
        "provider": str(written.provider_id or ""),
        "units": written.units,
        "amount": written.amount,
        "risks": [str(one) for one in sorted(written.risks)],
    }
    for number, one in enumerate(written.times, 1):
        data[f"time-{number}-day"] = str(one.weekday)
        data[f"time-{number}-starts"] = one.starts_at
        data[f"time-{number}-minutes"] = one.minutes
    return data
