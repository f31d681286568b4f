"""The words people read for kinds of organisation, and why something was refused."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.organisations.models import Organisation
from portal.organisations.rules.names import needs_its_form
from portal.organisations.types import Kind, WhyNotAsked, WhyNotRegistered, WhyNotSettled
from portal.web.labels import label, register

register(
    {
        Kind.YOUTH_ORGANISATION: _l("youth organisation"),
        Kind.ASSOCIATION: _l("association"),
        Kind.FOUNDATION: _l("foundation"),
    }
)
register({WhyNotRegistered.KNOWN_ALREADY: _l("An organisation with this number is here already.")})
register(
    {
        WhyNotAsked.NO_SUCH: _l("There is no organisation with this number here."),
        WhyNotAsked.IS_IN_ALREADY: _l("You are in the team of this organisation already."),
        WhyNotAsked.WAITS_ALREADY: _l(
            "We have passed on your request. The answer will come by e-mail."
        ),
    }
)
register({WhyNotSettled.ANSWERED_ALREADY: _l("This request has been answered already.")})


def organisation_name(organisation: Organisation) -> str:
    """Write the whole name: `biedrība „Asns”`; a name with quotation marks of its own as it is."""
    if not needs_its_form(organisation.name):
        return organisation.name
    return str(
        gettext("%(kind)s “%(name)s”", kind=label(organisation.kind), name=organisation.name)
    )
