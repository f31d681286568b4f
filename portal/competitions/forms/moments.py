"""A day and a time of day on the clocks of Riga, read as one instant."""

from datetime import datetime
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from portal.kernel.clock import RIGA
from portal.kernel.riga import instants
from portal.web import formats
from portal.web.fields import DayField, TimeOfDayField
from portal.web.forms import Form, Present


class MomentForm(Form):
    """When: on the nights the clocks change the answer is asked for again or refused."""

    class Meta(Form.Meta):
        """A part of a form; the token is in the whole."""

        csrf = False

    day = DayField(_l("Date"), validators=[Present(_l("Give the date."))])
    time = TimeOfDayField(
        _l("Time"), validators=[Present(_l("Write the time, for example 14:30."))]
    )
    which = RadioField(
        _l("Which one?"),
        choices=[
            SelectChoice("0", _l("before the clocks change")),
            SelectChoice("1", _l("after the clocks change")),
        ],
        validate_choice=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - WTForms' own
        super().__init__(*args, **kwargs)
        self.moment: datetime | None = None
        self.is_twice = False

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the shape, then find the instant."""
        return super().validate(extra_validators) and self._find_instant()

    def _find_instant(self) -> bool:
        day, time = self.day.data, self.time.data
        found = instants(datetime.combine(day, time))
        if not found:
            self.time.errors = [
                gettext(
                    "On %(date)s there is no such time: clocks go from 3.00 to 4.00.",
                    date=formats.date_short(day),
                )
            ]
            return False
        self.is_twice = len(found) > 1
        if self.is_twice and self.which.data not in {"0", "1"}:
            self.which.errors = [
                gettext(
                    "On %(date)s this time comes twice: before and after the clocks change."
                    " Choose which one.",
                    date=formats.date_short(day),
                )
            ]
            return False
        self.moment = found[int(self.which.data) if self.is_twice else 0]
        return True


def typed(moment: datetime) -> dict[str, object]:
    """Return the parts of a moment as the fields of its form take them."""
    here = moment.astimezone(RIGA)
    twice = len(instants(here.replace(tzinfo=None))) > 1
    return {
        "day": here.date(),
        "time": here.time().replace(microsecond=0),
        "which": str(here.fold) if twice else None,
    }
