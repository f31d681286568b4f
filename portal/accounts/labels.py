"""The words people read for roles, answers and reasons to refuse."""

from flask_babel import lazy_gettext as _l

from portal.accounts.types import WhyNotAnswered, WhyNotInvited, WhyNotTaken
from portal.kernel.identity import Role
from portal.web.labels import register

register(
    {
        Role.OWNER: _l("manages the organisation and the team"),
        Role.EDITOR: _l("fills in and submits"),
        Role.VIEWER: _l("views only"),
        Role.CHAIR: _l("leads the commission"),
        Role.DEPUTY: _l("leads when the chair is away"),
        Role.MEMBER: _l("scores"),
        Role.SECRETARY: _l("takes the minutes, no vote"),
        Role.OBSERVER: _l("observes, no vote"),
        Role.COORDINATOR: _l("coordinates for the municipality"),
        Role.ADMINISTRATOR: _l("runs the portal"),
    }
)
register(
    {
        WhyNotTaken.LAST_OWNER: _l(
            "Somebody has to manage the organisation. Give this role to another person first."
        ),
        WhyNotTaken.LAST_ADMINISTRATOR: _l(
            "Somebody has to run the portal. Give this role to another person first."
        ),
    }
)
register({WhyNotInvited.IS_IN_ALREADY: _l("This person has this role already.")})
register(
    {
        WhyNotAnswered.EXPIRED: _l("The invitation has expired. Ask for a new one."),
        WhyNotAnswered.ANSWERED: _l("This invitation has been answered already."),
        WhyNotAnswered.CANCELLED: _l("This invitation has been cancelled."),
        WhyNotAnswered.OTHER_ADDRESS: _l(
            "This invitation was sent to another address."
            " Sign in with that address or ask for a new invitation."
        ),
    }
)
