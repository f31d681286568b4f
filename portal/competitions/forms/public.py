"""What visitors type: five answers, and an address for news."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from portal.web.fields import AddressField
from portal.web.forms import Form, Present

YES_NO = [SelectChoice("yes", _l("Yes")), SelectChoice("no", _l("No"))]


def _answer(label: Any = "") -> RadioField:  # noqa: ANN401 - a lazy string
    return RadioField(
        label,
        choices=YES_NO,
        validators=[Present(_l("Choose yes or no."))],
        validate_choice=True,
    )


class EligibilityForm(Form):
    """Can we apply? Nothing of it is kept, so there is no token either."""

    class Meta(Form.Meta):
        """A question asked by its address."""

        csrf = False

    organisation = _answer(_l("Are you a youth organisation, an association or a foundation?"))
    youth_work = _answer(_l("Do you work with young people?"))
    grades = _answer()
    window = _answer()
    amount = _answer()


class FollowForm(Form):
    """Where to send news of a competition."""

    email = AddressField(
        _l("E-mail"),
        validators=[Present(_l("Write the e-mail address, for example name@example.lv."))],
    )
