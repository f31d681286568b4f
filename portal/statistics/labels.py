"""The words of the overview."""

from collections.abc import Callable

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from portal.statistics.types import Blocker, NextStep
from portal.web.labels import register

register(
    {
        NextStep.ANNOUNCE: _l("announce the competition"),
        NextStep.OPEN: _l("wait for the opening"),
        NextStep.CLOSE: _l("wait for the deadline"),
        NextStep.START_EVALUATION: _l("start the evaluation"),
        NextStep.MEET: _l("the commission scores and meets"),
        NextStep.PUBLISH: _l("publish the results"),
        NextStep.NOTIFY: _l("see that every letter arrives"),
        NextStep.NOTHING: _l("nothing more to do here"),
        NextStep.RESUME: _l("resume the competition"),
    }
)


_of_the_checks: dict[Blocker, Callable[[int], str]] = {
    Blocker.TO_CHECK: lambda count: ngettext(
        "%(num)d application is not checked.", "%(num)d applications are not checked.", count
    ),
    Blocker.CLARIFICATIONS: lambda count: ngettext(
        "%(num)d clarification is open.", "%(num)d clarifications are open.", count
    ),
    Blocker.NOTHING_ADMITTED: lambda _count: str(
        _l("No application complies, so nothing is scored.")
    ),
}
_of_the_commission: dict[Blocker, Callable[[int], str]] = {
    Blocker.FEW_MEMBERS: lambda count: ngettext(
        "The commission lacks %(num)d voting member.",
        "The commission lacks %(num)d voting members.",
        count,
    ),
    Blocker.NO_CHAIR: lambda _count: str(_l("The commission has no chair.")),
    Blocker.NOT_IMPARTIAL: lambda count: ngettext(
        "%(num)d member has not declared impartiality.",
        "%(num)d members have not declared impartiality.",
        count,
    ),
    Blocker.SHEETS_MISSING: lambda count: ngettext(
        "%(num)d application has too few score sheets.",
        "%(num)d applications have too few score sheets.",
        count,
    ),
    Blocker.UNDECIDED: lambda count: ngettext(
        "%(num)d application has no decision.",
        "%(num)d applications have no decision.",
        count,
    ),
    Blocker.MINUTES_NOT_SIGNED: lambda _count: str(_l("The minutes are not signed.")),
}
_of_the_letters: dict[Blocker, Callable[[int], str]] = {
    Blocker.LETTERS_WAITING: lambda count: ngettext(
        "%(num)d letter is still waiting.", "%(num)d letters are still waiting.", count
    ),
    Blocker.LETTERS_REFUSED: lambda count: ngettext(
        "%(num)d letter was refused by a mail server.",
        "%(num)d letters were refused by a mail server.",
        count,
    ),
}


def blocker_sentence(blocker: Blocker, count: int) -> str:
    """Return a blocker as a sentence with its number."""
    return (_of_the_commission | _of_the_letters | _of_the_checks)[blocker](count)
