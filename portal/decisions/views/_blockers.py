"""Each thing that stands in the way as a sentence, with the page that solves it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _
from flask_babel import pgettext

from portal.competitions.models import Competition
from portal.decisions.access import Permission
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.sight import in_conflict_with, sees_the_ranking
from portal.decisions.types import Blocker, Hindrance
from portal.web.formats import money
from portal.web.guard import may, person_id

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


def sentences(blockers: Sequence[Blocker], desk: Desk) -> list[Sentence]:
    """Say each blocker, whose turn it is, and where its reader can put it right."""
    reader = _Reader(
        desk=desk,
        sees_the_marks=sees_the_ranking(desk, person_id()),
        stepped_back_from=in_conflict_with(desk, person_id()),
    )
    return [
        Sentence(
            text=_SAY[blocker.kind](blocker, desk.competition),
            who=blocker.who,
            href=reader.where(blocker),
            link=reader.link(blocker),
        )
        for blocker in blockers
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What whoever reads the list may open of what it speaks of."""

    desk: Desk
    sees_the_marks: bool
    stepped_back_from: Collection[int]

    def where(self, blocker: Blocker) -> str:
        """The page that solves it; the meeting while that page is closed to the reader."""
        competition = self.desk.competition
        if not self._may_put_right(blocker):
            return ""
        if self._is_yet_closed(blocker):
            return url_for("decisions.meeting", code=competition.code)
        return _where(blocker, competition)

    def link(self, blocker: Blocker) -> str:
        """What the link says."""
        closed = self._is_yet_closed(blocker)
        return pgettext("blocker", "Open") if closed else _link(blocker.kind)

    def _may_put_right(self, blocker: Blocker) -> bool:
        if blocker.kind in _OF_COORDINATOR:
            return may(Permission.FOLLOW_DELIVERY, self.desk.competition)
        is_theirs = blocker.kind in _OF_APPLICATION
        if is_theirs and blocker.application_id in self.stepped_back_from:
            return False
        return may(Permission.RECORD_MEETING, self.desk.competition)

    def _is_yet_closed(self, blocker: Blocker) -> bool:
        if blocker.kind is Hindrance.MINUTES and self.desk.meeting is None:
            return True
        needs_marks = blocker.kind in _OF_APPLICATION or blocker.kind is Hindrance.MINUTES
        return needs_marks and not self.sees_the_marks


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
    if blocker.kind in _OF_APPLICATION:
        return url_for(
            _OF_APPLICATION[blocker.kind], code=competition.code, id=blocker.application_id
        )
    if blocker.kind is Hindrance.CLARIFYING:
        return url_for("admission.application", id=blocker.application_id, _anchor="clarifications")
    endpoint = _OF_COMPETITION.get(blocker.kind, "decisions.meeting")
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
