"""Validators more than one domain uses; each says what to do."""

from flask_babel import gettext
from wtforms import Field, ValidationError

from portal.kernel.email import AddressFault, address_fault


class EmailAddress:
    """The field holds an address letters can be sent to; an empty one is left to `Present`."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        fault = address_fault(field.data or "") if field.data else None
        if fault is not None:
            raise ValidationError(_said(fault))


def _said(fault: AddressFault) -> str:
    if fault is AddressFault.HAS_SPACE:
        return str(gettext("There is a space in the address. Write it without spaces."))
    if fault is AddressFault.NOT_ONE_AT:
        return str(gettext("The address has to have the sign @ once."))
    return str(gettext("Write the e-mail address, for example name@example.lv."))
