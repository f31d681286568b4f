"""Fields that read what people type: days, times of day, euros, whole numbers, points, addresses.

What cannot be read stays in the field as it was typed, with a sentence that says how to write it.
"""

import re
from datetime import date, time
from decimal import Decimal
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField, StringField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from portal.kernel.email import AddressFault, address_fault, same_address
from portal.kernel.money import parse_money
from portal.kernel.text import has_unwritable, normalise, without_unwritable
from portal.web import formats

_DAY = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\.?")
_ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?")
_DECIMAL = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?")
_WHOLE = re.compile(r"\d{1,9}")


class Unreadable(ValueError):  # noqa: N818 - said to a person, at the field
    """What was typed is not what the field asks for."""


class TypedField(StringField):
    """A line of text that stands for a value; empty is None."""

    sentence: ClassVar[Any] = ""
    data: Any

    def read(self, text: str) -> Any:  # noqa: ANN401 - each field reads its own
        """Return the value; raises `ValueError` when there is none in the text."""
        raise NotImplementedError

    def write(self, value: Any) -> str:  # noqa: ANN401 - each field writes its own
        """Return the value as a person would type it."""
        raise NotImplementedError

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read what was typed; a doubled field counts once, by its first value."""
        self.data = None
        text = normalise(str(valuelist[0])) if valuelist else ""
        if not text:
            return
        try:
            self.data = None if has_unwritable(text) else self.read(text)
        except (ValueError, OverflowError):
            self.data = None
        if self.data is None:
            raise Unreadable(str(self.sentence))

    def pre_validate(self, form: Any) -> None:  # noqa: ANN401 - WTForms' own
        """Say only that it cannot be read, not also that it is missing."""
        del form
        if self.process_errors:
            raise StopValidation

    def _value(self) -> str:
        if self.raw_data:
            return without_unwritable(str(self.raw_data[0]))
        return "" if self.data is None else self.write(self.data)


class DayField(TypedField):
    """A day: `19.03.2027.`, or as machines write it."""

    sentence = _l("Write the date as day, month, year: 19.03.2027.")

    def read(self, text: str) -> date:
        """Read the day; only ASCII digits and years a calendar of the portal can hold."""
        match = _DAY.fullmatch(text) or _ISO_DAY.fullmatch(text)
        if match is None or not text.isascii():
            raise Unreadable
        found = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if not 1990 <= found.year <= 2100:  # noqa: PLR2004 - the reach of the portal
            raise Unreadable
        return found

    def write(self, value: date) -> str:
        """Write the day."""
        return formats.date_short(value)


class TimeOfDayField(TypedField):
    """A time of day: `17.00`, `17:00` or `17`."""

    sentence = _l("Write the time, for example 14:30.")

    def read(self, text: str) -> time:
        """Read the time."""
        match = _TIME.fullmatch(text)
        if match is None or not text.isascii():
            raise Unreadable
        return time(int(match["hour"]), int(match["minute"] or 0))

    def write(self, value: time) -> str:
        """Write the time."""
        return f"{value:%H.%M}" if formats.is_latvian() else f"{value:%H:%M}"


class EurosField(TypedField):
    """An amount, read as `parse_money` does."""

    sentence = _l("Write the amount in euros and cents, for example 50.00.")

    def read(self, text: str) -> Decimal | None:
        """Read the amount."""
        return parse_money(text)

    def write(self, value: Decimal) -> str:
        """Write the amount."""
        return formats.money_typed(value)


class WholeField(TypedField):
    """A whole number, not negative."""

    sentence = _l("Write a whole number, without a comma.")

    def read(self, text: str) -> int:
        """Read the number."""
        if not text.isascii() or not _WHOLE.fullmatch(text):
            raise Unreadable
        return int(text)

    def write(self, value: int) -> str:
        """Write the number."""
        return str(value)


class DecimalTypedField(TypedField):
    """An exact number of at most four places: points, steps, weights."""

    sentence = _l("Write a number, for example 12.")

    def read(self, text: str) -> Decimal:
        """Read the number."""
        if not text.isascii() or not _DECIMAL.fullmatch(text):
            raise Unreadable
        return Decimal(text.replace(",", "."))

    def write(self, value: Decimal) -> str:
        """Write the number without needless places."""
        return formats.points_plain(value)


class PercentField(DecimalTypedField):
    """A share, typed as a percentage: `30` is 0.3."""

    sentence = _l("Write a percentage from 0 to 100, for example 30.")

    def read(self, text: str) -> Decimal:
        """Read the share; it is at most the whole and has at most two places of a percent."""
        share = super().read(text.removesuffix("%").strip()) / 100
        if share > 1 or share != share.quantize(Decimal("0.0001")):
            raise Unreadable
        return share

    def write(self, value: Decimal) -> str:
        """Write the percentage."""
        return formats.points_plain(value * 100)


_FAULTS = {
    AddressFault.HAS_SPACE: _l("There is a space in the address. Write it without spaces."),
    AddressFault.NOT_ONE_AT: _l("The address has to have the sign @ once."),
    AddressFault.NOT_AN_ADDRESS: _l("Write the e-mail address, for example name@example.lv."),
}


class AddressField(TypedField):
    """An e-mail address, in the one form under which it is known."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the address; each fault has its own sentence."""
        text = str(valuelist[0]) if valuelist else ""
        self.data = None
        if not text.strip():
            return
        fault = address_fault(text)
        if fault is not None or has_unwritable(text):
            raise Unreadable(str(_FAULTS[fault or AddressFault.NOT_AN_ADDRESS]))
        self.data = same_address(text)

    def write(self, value: str) -> str:
        """Write the address."""
        return value


class Between:
    """The number is neither less than one bound nor more than the other."""

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def __call__(self, form: object, field: Field) -> None:
        del form
        if field.data is not None and not self.least <= field.data <= self.most:
            raise StopValidation(
                str(
                    _l(
                        "Write a number from %(min)s to %(max)s.",
                        min=self.least,
                        max=self.most,
                    )
                )
            )


class CheckboxesField(SelectMultipleField):
    """Any number of a few choices."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()
