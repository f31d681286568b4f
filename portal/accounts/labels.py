"""The words people read for roles, answers and reasons to refuse."""

from flask_babel import lazy_gettext as _l

from portal.accounts.types import (
    Change,
    WhyLinkFailed,
    WhyNotAnswered,
    WhyNotChanged,
    WhyNotIn,
    WhyNotInvited,
    WhyNotTaken,
    WhyNotThisPassword,
)
from portal.kernel.identity import Role
from portal.web.labels import register

register(
    {
        Role.OWNER: _l("manages the organisation and the team"),
        Role.EDITOR: _l("fills in"),
        Role.VIEWER: _l("views only"),
        Role.CHAIR: _l("leads the commission"),
        Role.DEPUTY: _l("leads when the chair is away"),
        Role.MEMBER: _l("scores"),
        Role.SECRETARY: _l("takes the minutes, no vote"),
        Role.OBSERVER: _l("observes, no vote"),
        Role.COORDINATOR: _l("coordinates for the municipality"),
        Role.HEAD: _l("leads the school"),
        Role.SCHOOL_COORDINATOR: _l("coordinates support at the school"),
        Role.AUTHOR: _l("prepares support plans"),
        Role.PROVIDER: _l("gives support to pupils"),
        Role.EXPERT: _l("oversees the programme for the agency"),
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
register(
    {
        WhyNotThisPassword.TOO_SHORT: _l("Write at least 8 characters."),
        WhyNotThisPassword.TOO_LONG: _l("Write at most 200 characters."),
        WhyNotThisPassword.TOO_COMMON: _l(
            "This password is among the most used ones. Choose another."
        ),
        WhyNotThisPassword.REPEATS_NAME: _l(
            "The password repeats your name or address. Choose another."
        ),
        WhyNotThisPassword.SAME_AS_NOW: _l("This is the present password. Choose another."),
    }
)
register(
    {
        WhyNotIn.NO_MATCH: _l(
            "The e-mail address or the password is not right."
            " Check both, or get a sign-in link by e-mail."
        ),
        WhyNotIn.CLOSED: _l(
            "This account is closed. If you think it should be open,"
            " ask the administrator of the portal."
        ),
    }
)
register(
    {
        WhyLinkFailed.EXPIRED: _l("This link is no longer valid or has been used."),
        WhyLinkFailed.USED: _l("This link has already been used."),
        WhyLinkFailed.NO_MATCH: _l(
            "The code does not match. Check the digits or ask for another code."
        ),
    }
)
register(
    {
        WhyNotChanged.WRONG_PASSWORD: _l("The present password is not right."),
        WhyNotChanged.SAME_ADDRESS: _l("This is the address you have now."),
        WhyNotChanged.OWN_ACCOUNT: _l("Close your own account on your own page."),
    }
)
register(
    {
        Change.PASSWORD: _l("the password"),
        Change.ADDRESS: _l("the e-mail address"),
        Change.ADDRESS_ASKED: _l("a change of the e-mail address was asked for"),
    }
)
