"""What is typed about an organisation and its team."""

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import EmailInput

from portal.kernel.email import LONGEST as LONGEST_ADDRESS
from portal.kernel.email import same_address
from portal.kernel.identity import Role
from portal.organisations.rules.identifiers import (
    account_fault,
    number_fault,
    plain_account,
    plain_number,
)
from portal.organisations.service import Details
from portal.organisations.types import AccountFault, Kind, NumberFault
from portal.web.forms import AtMost, Form, Present, Versioned, typed
from portal.web.labels import label
from portal.web.validators import EmailAddress

_LINE = 200
_SHORT = 40
_ADDRESS = 300
_LONGEST_NUMBER = 60

TEAM_ROLES = (Role.OWNER, Role.EDITOR, Role.VIEWER)


def role_choices() -> list[SelectChoice]:
    """Offer the roles of a team, the narrowest duty last."""
    return [SelectChoice(role.value, label(role)) for role in TEAM_ROLES]


class RegisterNumber:
    """The field holds a register number; an empty one is left to `Present`."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        fault = number_fault(field.data) if field.data else None
        if fault is not None:
            raise ValidationError(_number_words(fault, plain_number(field.data)))


class AccountNumber:
    """The field is empty or holds the number of an account in a SEPA country."""

    def __call__(self, form: object, field: Field) -> None:
        del form
        fault = account_fault(field.data) if field.data else None
        if fault is not None:
            raise ValidationError(_account_words(fault, plain_account(field.data)))


def _number_words(fault: NumberFault, number: str) -> str:
    if fault is NumberFault.LENGTH:
        words = ngettext(
            "The registration number has 11 digits; you wrote %(num)d digit.",
            "The registration number has 11 digits; you wrote %(num)d digits.",
            len(number),
        )
    elif fault is NumberFault.NOT_DIGITS:
        words = gettext("The registration number has digits only.")
    elif fault is NumberFault.FIRST_DIGIT:
        words = gettext("The registration number of an organisation starts with 4, 5 or 9.")
    else:
        words = gettext("The check digit does not match. Compare the number with the register.")
    return str(words)


def _account_words(fault: AccountFault, account: str) -> str:
    if fault is AccountFault.LATVIAN_LENGTH:
        words = ngettext(
            "A Latvian account number has 21 characters; you wrote %(num)d character.",
            "A Latvian account number has 21 characters; you wrote %(num)d characters.",
            len(account),
        )
    elif fault is AccountFault.NO_COUNTRY:
        words = gettext(
            "The account number starts with two letters of the country, for example LV."
        )
    elif fault is AccountFault.NOT_SEPA:
        words = gettext("Choose an account in a SEPA country.")
    else:
        words = gettext("The account number does not add up. Compare it with your bank.")
    return str(words)


class NumberForm(Form):
    """The register number alone: to look it up, or to ask to join."""

    registration_number = StringField(
        _l("Registration number"),
        [
            Present(_l("Write the registration number: 11 digits.")),
            AtMost(_LONGEST_NUMBER),
            RegisterNumber(),
        ],
    )


class DetailsForm(Form):
    """What an organisation says about itself."""

    kind = RadioField(_l("Kind of organisation"), choices=[])
    name = StringField(
        _l("Name (as in the register)"),
        [Present(_l("Write the name of the organisation.")), AtMost(_LINE)],
    )
    legal_address = TextAreaField(_l("Legal address"), [AtMost(_ADDRESS)])
    iban = StringField(_l("Account number (IBAN)"), [AtMost(_LONGEST_NUMBER), AccountNumber()])
    bank_name = StringField(_l("Bank"), [AtMost(_LINE)])
    signatory_name = StringField(_l("Who signs for the organisation"), [AtMost(_LINE)])
    signatory_position = StringField(_l("Position"), [AtMost(_LINE)])
    signatory_basis = StringField(_l("Basis of the right to sign"), [AtMost(_LINE)])
    contact_name = StringField(_l("Contact person"), [AtMost(_LINE)])
    contact_email = StringField(
        _l("E-mail address"), [AtMost(LONGEST_ADDRESS), EmailAddress()], widget=EmailInput()
    )
    contact_phone = StringField(_l("Phone"), [AtMost(_SHORT)])

    def offer_kinds(self) -> None:
        """Offer the kinds of organisation that may apply."""
        self.kind.choices = [SelectChoice(kind.value, label(kind)) for kind in Kind]

    def details(self) -> Details:
        """Return what was typed, as the service takes it."""
        return Details(
            kind=Kind(self.kind.data),
            name=typed(self.name),
            legal_address=typed(self.legal_address),
            iban=typed(self.iban),
            bank_name=typed(self.bank_name),
            signatory_name=typed(self.signatory_name),
            signatory_position=typed(self.signatory_position),
            signatory_basis=typed(self.signatory_basis),
            contact_name=typed(self.contact_name),
            contact_email=same_address(typed(self.contact_email)),
            contact_phone=typed(self.contact_phone),
        )


class RegisterForm(DetailsForm, NumberForm):
    """An organisation that is not here yet."""


class CorrectForm(DetailsForm, Versioned):
    """An organisation that is here, as it was when the page was opened."""


class InviteForm(Form):
    """Whom to invite to the team, and to do what."""

    email = StringField(
        _l("Whom to invite (e-mail address)"),
        [
            Present(_l("Write the e-mail address, for example name@example.lv.")),
            AtMost(LONGEST_ADDRESS),
            EmailAddress(),
        ],
        widget=EmailInput(),
    )
    role = RadioField(_l("What this person will do"), choices=[])


class RoleForm(Form):
    """The role a member of the team is to have, or the asker to get."""

    role = SelectField(_l("What this person will do"), choices=[])
