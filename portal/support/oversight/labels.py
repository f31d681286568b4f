"""The words of what lies ahead."""

from flask_babel import lazy_gettext as _l

from portal.support.delivery.rules.forecast import Outlook
from portal.support.plans.types import Subject
from portal.support.staff.types import Specialist
from portal.web.labels import label, register

register(
    {
        Outlook.MET: _l("the requirement is met"),
        Outlook.ON_TRACK: _l("on the way"),
        Outlook.BEHIND: _l("below the pace"),
        Outlook.OUT_OF_REACH: _l("can no longer be reached"),
    }
)


def need_words(what: str) -> str:
    """Return a subject or a profession in words."""
    kind, _, value = what.partition(":")
    return label(Subject(value) if kind == "subject" else Specialist(value))
