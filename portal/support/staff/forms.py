"""What is typed about somebody who works at a school."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput, ListWidget

from portal.kernel.identity import Role
from portal.support.staff.service import Post
from portal.support.staff.types import Specialist
from portal.web.fields import AddressField, Between, WholeField
from portal.web.forms import AtMost, Form, Present, typed
from portal.web.labels import label

_NAME = 80
_WEEK = 40 * 60
DUTIES = (Role.PROVIDER, Role.AUTHOR, Role.SCHOOL_COORDINATOR)


def duty_choices(*, with_head: bool) -> list[SelectChoice]:
    """Offer the duties at a school; only the administrator names its head."""
    offered = (*DUTIES, Role.HEAD) if with_head else DUTIES
    return [SelectChoice(role.value, label(role)) for role in offered]


class DutiesForm(Form):
    """What somebody does at the school."""

    duties = SelectMultipleField(
        _l("What this person does at the school"),
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    weekly_minutes = WholeField(_l("Free for support each week, minutes"), [Between(0, _WEEK)])

    def roles(self, kept: Sequence[str] = ()) -> list[Role]:
        """Return the duties chosen, with those the person asking may not touch."""
        return [Role(one) for one in dict.fromkeys([*(self.duties.data or []), *kept])]


class StaffForm(DutiesForm):
    """Somebody new at the school."""

    first_name = StringField(
        _l("First name"), [Present(_l("Write the first name.")), AtMost(_NAME)]
    )
    last_name = StringField(_l("Last name"), [Present(_l("Write the last name.")), AtMost(_NAME)])
    specialist = SelectField(
        _l("Profession"),
        choices=lambda: [SelectChoice(one.value, label(one)) for one in Specialist],
    )
    email = AddressField(_l("E-mail address"))

    def post(self) -> Post:
        """Return what was typed, as the service takes it."""
        return Post(
            first_name=typed(self.first_name),
            last_name=typed(self.last_name),
            specialist=Specialist(self.specialist.data),
            email=typed(self.email),
            duties=self.roles(),
            weekly_minutes=self.weekly_minutes.data or 0,
        )
