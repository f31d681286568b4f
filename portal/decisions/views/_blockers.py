"""Each thing that stands in the way as a sentence, with the page that solves it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import current_app, url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.types import Blocker, Hindrance
from portal.web.formats import money
from portal.web.guard import may

Say = Callable[[Blocker, Competition], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A blocker as a page shows it."""

    text: str
    who: str
    href: str
    """Empty when the reader cannot open the page."""
    link: str


def _quota(blocker: Blocker, competition: Competition) -> str:
    if competition.budget is not None and int(blocker.detail) < competition.quota:
        amount = money(competition.grant_amount * int(blocker.number))
        return _(
            "Approved for %(amount)s, the money is %(budget)s",
            amount=amount,
            budget=money(competition.budget),
        )
    return _(
        "%(approved)s approved, the quota is %(quota)s",
        approved=blocker.number,
        quota=blocker.detail,
    )


_SAY: dict[Hindrance, Say] = {
    Hindrance.NO_MEETING: lambda _b, _c: _("The meeting is not recorded"),
    Hindrance.TIE: lambda b, _c: _("%(numbers)s are equal and not settled", numbers=b.number),
    Hindrance.NOT_READY: lambda b, _c: _(
        "No. %(number)s has too few counted assessments", number=b.number
    ),
    Hindrance.CLARIFYING: lambda b, _c: _(
        "No. %(number)s: a clarification is still open", number=b.number
    ),
    Hindrance.OUTDATED: lambda b, _c: _(
        "No. %(number)s was corrected by a clarification after the decision", number=b.number
    ),
    Hindrance.NO_OUTCOME: lambda b, _c: _("No. %(number)s has no decision", number=b.number),
    Hindrance.OVERRIDE_REASON: lambda b, _c: _(
        "No. %(number)s: decided otherwise than proposed, without a reason", number=b.number
    ),
    Hindrance.QUORUM: lambda b, _c: _(
        "The meeting had no quorum for No. %(number)s", number=b.number
    ),
    Hindrance.QUOTA: _quota,
    Hindrance.MINUTES: lambda _b, _c: _("The minutes are not signed off"),
    Hindrance.CRITERION_REASON: lambda b, _c: _(
        "No. %(number)s: the refusal lacks a reason in criterion %(criterion)s",
        number=b.number,
        criterion=f"{b.detail}.",
    ),
    Hindrance.ADDRESS: lambda b, _c: _(
        "No valid e-mail address: %(organisation)s", organisation=b.detail
    ),
    Hindrance.CONTEST: lambda _b, _c: _("The text on how to contest is missing"),
    Hindrance.CONTACT: lambda _b, _c: _("The competition has no contact to ask"),
}


def sentences(blockers: Sequence[Blocker], competition: Competition) -> list[Sentence]:
    """Say each blocker, whose turn it is, and where it is put right."""
    has_meeting = all(blocker.kind is not Hindrance.NO_MEETING for blocker in blockers)
    return [
        Sentence(
            text=_SAY[blocker.kind](blocker, competition),
            who=blocker.who,
            href=_where(blocker, competition),
            link=_link(blocker.kind),
        )
        if has_meeting or blocker.kind is not Hindrance.MINUTES
        else _minutes_to_come(blocker, competition)
        for blocker in blockers
    ]


def _minutes_to_come(blocker: Blocker, competition: Competition) -> Sentence:
    """There are no minutes before there is a meeting."""
    return Sentence(
        text=_SAY[blocker.kind](blocker, competition),
        who=blocker.who,
        href=url_for("decisions.meeting", code=competition.code),
        link=pgettext("blocker", "Open"),
    )


_OF_APPLICATION = {
    Hindrance.NO_OUTCOME: "decisions.decide",
    Hindrance.OUTDATED: "decisions.decide",
    Hindrance.OVERRIDE_REASON: "decisions.decide",
    Hindrance.CRITERION_REASON: "decisions.reasons",
}
_OF_COMPETITION = {
    Hindrance.NO_MEETING: "decisions.opening",
    Hindrance.QUORUM: "decisions.opening",
    Hindrance.MINUTES: "decisions.minutes",
    Hindrance.CONTEST: "competition_setup.edit",
    Hindrance.CONTACT: "competition_setup.contact",
}
_OF_COORDINATOR = {Hindrance.CLARIFYING, Hindrance.CONTEST, Hindrance.CONTACT}
"""Put right on pages only a coordinator opens; others read whose turn it is."""


def _where(blocker: Blocker, competition: Competition) -> str:
    if blocker.kind in _OF_COORDINATOR and not may(Permission.FOLLOW_DELIVERY, competition):
        return ""
    if blocker.kind in _OF_APPLICATION:
        return url_for(
            _OF_APPLICATION[blocker.kind], code=competition.code, id=blocker.application_id
        )
    if blocker.kind is Hindrance.CLARIFYING:
        return url_for("admission.application", id=blocker.application_id, _anchor="clarifications")
    endpoint = _OF_COMPETITION.get(blocker.kind, "decisions.meeting")
    if endpoint not in current_app.view_functions:
        endpoint = "decisions.meeting"
    return url_for(endpoint, code=competition.code)


def _link(kind: Hindrance) -> str:
    words = {
        Hindrance.NO_MEETING: _("Open the meeting"),
        Hindrance.TIE: _("Settle the tie"),
        Hindrance.CLARIFYING: _("Open the clarification"),
        Hindrance.NO_OUTCOME: pgettext("meeting", "Decide"),
        Hindrance.OUTDATED: _("Decide again"),
        Hindrance.OVERRIDE_REASON: _("Write the reason"),
        Hindrance.CRITERION_REASON: _("Write the reason"),
        Hindrance.QUORUM: _("Correct who is present"),
        Hindrance.MINUTES: _("Open the minutes"),
    }
    return words.get(kind, pgettext("blocker", "Open"))
