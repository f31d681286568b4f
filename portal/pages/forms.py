"""The form of the style guide: every kind of field, filled in and in error."""

from decimal import Decimal

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice

from portal.web.formats import money_typed
from portal.web.forms import AtMost, Form, Present


class EveryField(Form):
    """One of each; nothing is ever sent."""

    name = StringField(_p("style guide", "Title of the project"))
    register_number = StringField(_l("Registration number"))
    idea = TextAreaField(_l("The idea in one sentence"))
    need = TextAreaField(_l("Why it is needed"), [AtMost(60)])
    category = SelectField(_l("Category"), choices=[SelectChoice("people", _l("People's work"))])
    price = StringField(_l("Price, €"))
    starts = DateField(_p("style guide", "First day"))
    role = RadioField(
        _p("style guide", "Your role"),
        [Present()],
        choices=[SelectChoice("signs", _l("signs")), SelectChoice("fills", _l("fills in"))],
    )
    true = BooleanField(_l("I declare that the information is true and complete."), [Present()])
    letter = FileField(_l("Attach a file"))


def filled_in() -> EveryField:
    """Return the form as somebody has sent it, with its errors."""
    form = EveryField(meta={"csrf": False})
    form.name.data = "Kopā uz skolu"
    form.register_number.data = "4000 8123"
    form.idea.data = form.name.data
    form.need.data = "Rītupes pamatskolā pērn 11 skolēni mēnesī kavēja vairāk nekā 20 stundu."
    form.price.data = money_typed(Decimal(50))
    form.validate()
    form.register_number.errors = [_l("Check the registration number of the organisation.")]
    return form
