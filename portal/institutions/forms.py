"""What a coordinator types about the municipality."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, StringField

from portal.web.fields import AddressField
from portal.web.forms import AtMost, Form

TITLE = 200


class MunicipalityForm(Form):
    """How a municipality is reached, and whether a second person publishes."""

    seen = HiddenField()
    contact_name = StringField(_l("Name"), validators=[AtMost(TITLE)])
    contact_phone = StringField(_l("Phone"), validators=[AtMost(40)])
    contact_hours = StringField(_l("Hours on working days"), validators=[AtMost(40)])
    contact_email = AddressField(_l("E-mail"))
    address = StringField(_l("Address"), validators=[AtMost(TITLE)])
    second_person_publishes = BooleanField(_l("A second person publishes the results"))
