"""What is typed to sign in, to open an account and to look after it."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    PasswordField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import EmailInput

from portal.accounts.hashing import common_passwords
from portal.accounts.rules.passwords import LONGEST, Case, reasons_not_to_use
from portal.kernel.email import LONGEST as LONGEST_ADDRESS
from portal.web.forms import AtMost, Form, Present, typed
from portal.web.labels import label as label_of
from portal.web.validators import EmailAddress

_LONGEST_NAME = 200
_LONGEST_PHONE = 40
_LONGEST_CODE = 20
_LONGEST_NEXT = 2000

LANGUAGES = [SelectChoice("lv", "Latviešu"), SelectChoice("en", "English")]


def _email(label: str = "") -> StringField:
    return StringField(
        label or _l("E-mail address"),
        [
            Present(_l("Write the e-mail address, for example name@example.lv.")),
            AtMost(LONGEST_ADDRESS),
            EmailAddress(),
        ],
        widget=EmailInput(),
    )


def _name() -> StringField:
    return StringField(
        _l("Name and surname"),
        [Present(_l("Write your name and surname.")), AtMost(_LONGEST_NAME)],
    )


class _Usable:
    """The password may be used, as far as can be told before it is known whose it becomes."""

    def __call__(self, form: Form, field: Field) -> None:
        if field.errors:
            return
        known = {one: typed(form[one]) for one in ("email", "name") if one in form}
        case = Case(password=typed(field), common=common_passwords(), **known)
        for reason in reasons_not_to_use(case)[:1]:
            raise ValidationError(label_of(reason))


def _password(label: str, missing: str, *more: _Usable) -> PasswordField:
    return PasswordField(label, [Present(missing), AtMost(LONGEST), *more])


def _new_password(label: str) -> PasswordField:
    return _password(label, _l("Write a password."), _Usable())


def _role() -> SelectField:
    return SelectField(_l("Role"), [Present(_l("Choose an answer from the list."))])


class SignInForm(Form):
    """The address and the password; where to go afterwards."""

    email = _email()
    password = _password(_l("Password"), _l("Write the password."))
    next = HiddenField(validators=[AtMost(_LONGEST_NEXT)])


class AddressForm(Form):
    """An address a letter is asked for."""

    email = _email()
    next = HiddenField(validators=[AtMost(_LONGEST_NEXT)])


class CodeForm(Form):
    """The six digits of a letter."""

    code = StringField(
        _l("Code from the letter"),
        [Present(_l("Write the six digits from the letter.")), AtMost(_LONGEST_CODE)],
        filters=[lambda text: "".join((text or "").split())],
    )


class RegisterForm(Form):
    """Who opens an account."""

    name = _name()
    email = _email()
    password = _new_password(_l("Choose a password"))


class PressForm(Form):
    """A page with nothing to fill in but a button."""


class NewPasswordForm(Form):
    """A new password."""

    password = _new_password(_l("New password"))


class ChangePasswordForm(Form):
    """The present password and the new one."""

    present = _password(_l("Present password"), _l("Write the present password."))
    password = _new_password(_l("New password"))


class ChangeAddressForm(Form):
    """The new address, and the password again."""

    email = _email(_l("New e-mail address"))
    present = _password(_l("Present password"), _l("Write the present password."))


class CloseForm(Form):
    """The password again, before an account is closed."""

    present = _password(_l("Present password"), _l("Write the present password."))


class DetailsForm(Form):
    """What a person says about themselves."""

    name = _name()
    phone = StringField(_l("Phone"), [AtMost(_LONGEST_PHONE)])
    language = SelectField(_l("Language of letters"), choices=LANGUAGES)
    wants_reminders = BooleanField(_l("Reminders before a deadline"))


class JoinForm(Form):
    """Who takes up an invitation without having an account."""

    name = _name()
    password = _new_password(_l("Choose a password"))


class InvitePersonForm(Form):
    """Whom the administrator invites, and to what."""

    name = StringField(_l("Name and surname"), [AtMost(_LONGEST_NAME)])
    email = _email()
    role = _role()


class GiveRoleForm(Form):
    """The role the administrator gives."""

    role = _role()
