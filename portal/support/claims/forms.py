"""What is typed about a claim."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import StringField, TextAreaField

from portal.web.fields import DayField, EurosField, WholeField
from portal.web.forms import AtMost, Form, Present


class ClaimForm(Form):
    """Days, amount and what proves it."""

    first = DayField(_l("First day"), [Present(_l("Write the first day."))])
    last = DayField(_l("Last day"), [Present(_l("Write the last day."))])
    days = WholeField(_l("Number of days"), [Present(_l("Write how many days."))])
    amount = EurosField(_l("Amount, €"), [Present(_l("Write the amount."))])
    evidence = StringField(_l("Evidence (ticket, receipt, list)"), [AtMost(200)])
    file = FileField(_l("The document"))


class ReturnForm(Form):
    """Why a claim goes back."""

    comment = TextAreaField(_l("What has to be changed"), [AtMost(500)])
