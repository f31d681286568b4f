"""Forms that carry the key of the entry they make, and the stamps of how long that took."""

import re
import secrets
from datetime import datetime
from typing import Any

from wtforms import Field, HiddenField

from portal.support.delivery.rules.stamps import seconds_between
from portal.support.delivery.types import WhyNotLogged
from portal.web.forms import Form
from portal.web.labels import label

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{7,39}")
_STAMP = re.compile(r"\d{1,12}")
_IDS = re.compile(r"\d{1,18}(-\d{1,18}){0,39}")


def new_key() -> str:
    """Return a key for an entry that is not saved yet: saved twice, it is still one row."""
    return secrets.token_hex(10).upper()


class StampedForm(Form):
    """A form that knows its entry's key, and when the page was opened and the entry saved."""

    key = HiddenField()
    opened = HiddenField()
    saved = HiddenField()

    def stamp(self, at: datetime) -> None:
        """Write down that the page is opened now, for an entry of its own."""
        self.key.data = new_key()
        self.opened.data = str(int(at.timestamp()))

    @property
    def code(self) -> str:
        """The entry's key; a new one when the page sent none that could be."""
        sent = self.key.data or ""
        return sent if sent.isascii() and _KEY.fullmatch(sent) else new_key()

    def seconds(self, at: datetime) -> int | None:
        """How long it took from opening to saving.

        A page that waited for the network says itself when the button was pressed.
        """
        return seconds_between(_stamp(self.opened), _stamp(self.saved) or int(at.timestamp()))


def _stamp(field: Field) -> int | None:
    text = field.data or ""
    return int(text) if text.isascii() and _STAMP.fullmatch(text) else None


class TapForm(StampedForm):
    """One tap: the proposed times of one meeting took place, with everybody there."""

    slots = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Ask for proposed times."""
        sound = bool(super().validate(extra_validators))
        text = self.slots.data or ""
        if not (text.isascii() and _IDS.fullmatch(text)):
            self.form_errors = [label(WhyNotLogged.SETTLED)]
            return False
        return sound

    @property
    def ids(self) -> list[int]:
        """The keys of the proposed times."""
        return [int(one) for one in self.slots.data.split("-")]

    @property
    def code(self) -> str:
        """The entry's key: that of the page, and of the first of its times."""
        return f"{super().code}-{self.ids[0]}"
