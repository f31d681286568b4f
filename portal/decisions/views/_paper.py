"""The minutes in words: the same for the page, the draft and the PDF that is signed.

Minutes are issued in Latvian; a copy in English says that it is an informative translation.
"""

from typing import Any

from flask_babel import force_locale, pgettext
from flask_babel import gettext as _

from portal.competitions.models import Competition
from portal.decisions import labels  # noqa: F401 - registers the words
from portal.decisions.models import Decision, TieSettled
from portal.decisions.queries.desk import Desk
from portal.decisions.rules.voting import Tally, tally
from portal.decisions.types import Choice, Outcome
from portal.evaluation import queries as evaluation
from portal.evaluation.models import Member
from portal.evaluation.queries import Reopened
from portal.evaluation.types import Ranked
from portal.files.paper import compile_paper
from portal.kernel.identity import Role
from portal.kernel.score import shown
from portal.web.formats import (
    NBSP,
    clock_time,
    date_loc,
    date_short,
    in_language,
    number,
    place,
    points,
    points_plain,
    sentence_start,
)
from portal.web.labels import label


def paper(desk: Desk, language: str = "lv") -> bytes:
    """Make the minutes as PDF."""
    with force_locale(language):
        return compile_paper("minutes", minutes_words(desk, language))


def minutes_words(desk: Desk, language: str) -> dict[str, Any]:
    """Put the minutes into words, in the language that is in force."""
    meeting, competition = desk.meeting, desk.competition
    assert meeting is not None  # noqa: S101 - there are no minutes without a meeting
    title = in_language(competition.title_lv, competition.title_en)
    return {
        "lang": language,
        "title": _("Minutes No. %(number)s", number=meeting.number),
        "issuer": competition.municipality.name,
        "address": competition.municipality.address,
        "place": "",
        "date": "",
        "number": "",
        "foot": f"{competition.code} · {_('Minutes No. %(number)s', number=meeting.number)}",
        "competition": f"{title} ({competition.code})",
        "when": sentence_start(
            _("%(place)s, %(date_loc)s", place=meeting.place, date_loc=date_loc(meeting.held_at))
        )
        + (f", {_time(clock_time(meeting.held_at), language)}"),
        "draft": "" if meeting.signed_at else _("DRAFT of the minutes"),
        "informative": (
            _("Informative translation. The Latvian text is binding.") if language == "en" else ""
        ),
        "signed": _signed(desk),
        "present": _people(desk, is_present=True),
        "absent": _people(desk, is_present=False),
        "taken_by": _taken_by(desk),
        "agenda": meeting.agenda,
        "conflicts": _conflicts(desk),
        "marks": _marks(desk),
        "outside": _outside(desk),
        "discussion": _discussion(desk),
        "ties": [_tie(desk, one) for one in desk.ties],
        "decisions": _decisions(desk),
        "notes": meeting.notes,
        "dissent": meeting.dissent,
        "signatures": _signatures(desk),
        "words": _headings(),
    }


def _decisions(desk: Desk) -> list[dict[str, Any]]:
    return [_decision(desk, desk.voted[one.id]) for one in desk.to_decide if one.id in desk.voted]


def _signatures(desk: Desk) -> list[list[str]]:
    signs = {Role.CHAIR: _("Chair"), Role.SECRETARY: _("Secretary")}
    return [
        [signs[member.role], member.person.name]
        for member in desk.members
        if member.left_at is None and member.role in signs
    ]


def _time(text: str, language: str) -> str:
    return f"plkst.{NBSP}{text}" if language == "lv" else text


def _headings() -> dict[str, str]:
    return {
        "competition": pgettext("minutes", "Competition"),
        "when": _("Place and time"),
        "present": _("Present"),
        "absent": _("Absent"),
        "agenda": _("Agenda"),
        "conflicts": _("Conflicts of interest"),
        "no_conflicts": _("No conflicts of interest were declared."),
        "marks": _("Marks"),
        "place": pgettext("rank", "Place"),
        "application": _("Application"),
        "total": _("Total"),
        "members": _("Members' totals"),
        "outside": _("Not in the ranking"),
        "discussion": pgettext("commission", "Discussion"),
        "ties": _("Equal points"),
        "decisions": _("Decisions"),
        "notes": pgettext("minutes", "Notes"),
        "dissent": _("Dissenting opinion"),
        "reason": _("Reason"),
    }


def _signed(desk: Desk) -> str:
    meeting = desk.meeting
    if meeting is None or meeting.signed_at is None:
        return ""
    names = meeting.signed_by.name if meeting.signed_by else ""
    return _("Signed off: %(names)s, %(date)s", names=names, date=date_short(meeting.signed_at))


def _people(desk: Desk, *, is_present: bool) -> list[str]:
    here = desk.present
    return [
        _person(member)
        for member in desk.members
        if member.left_at is None and (member.id in here) is is_present
    ]


def _person(member: Member) -> str:
    position = f", {member.position}" if member.position else ""
    return f"{member.person.name} ({label(member.role)}){position}"


def _taken_by(desk: Desk) -> str:
    name = desk.name_of(Role.SECRETARY)
    return _("Minutes taken by %(name)s", name=name) if name else ""


def _conflicts(desk: Desk) -> list[str]:
    return [
        _(
            "%(name)s steps back from application No. %(number)s: %(reason)s.",
            name=one.name,
            number=one.number,
            reason=one.reason.rstrip("."),
        )
        for one in desk.recused
    ]


def _marks(desk: Desk) -> list[list[str]]:
    return [
        [place(row.rank), _title(desk, row.number), points(row.total), _members(row)]
        for row in desk.ranking.rows
    ]


def _discussion(desk: Desk) -> list[str]:
    """Say when marks were opened to the members, and which sheets were given back and why."""
    competition = desk.competition
    opened = [
        _(
            "%(name)s opened the marks of %(what)s to the members on %(date)s",
            name=one.opened_by.name,
            what=one.application.number if one.application else _("all applications"),
            date=date_short(one.opened_at),
        )
        for one in evaluation.list_openings(competition)
    ]
    return [*opened, *(_reopened(one) for one in evaluation.list_reopened(competition))]


def _reopened(one: Reopened) -> str:
    # Without the name of who gave the marks, as everywhere in the minutes.
    said: str = _(
        "No. %(number)s: an assessment was reopened by %(name)s on %(date)s. Reason: %(reason)s.",
        number=one.number,
        name=one.by,
        date=date_short(one.at),
        reason=one.reason.rstrip("."),
    )
    if one.now is None:
        return said
    points_ = _(
        "Points before: %(before)s, now: %(now)s.",
        before=points_plain(shown(one.before)),
        now=points_plain(shown(one.now)),
    )
    return f"{said} {points_}"


def _title(desk: Desk, number: str) -> str:
    application = desk.by_number[number]
    said: str = _(
        "%(number)s “%(title)s”, %(organisation)s",
        number=application.number,
        title=application.title,
        organisation=application.organisation.name,
    )
    return said


def _members(row: Ranked) -> str:
    # Members' totals without names: the minutes show how far apart they were, not who gave what.
    return " · ".join(points_plain(shown(total)) for total in sorted(row.member_totals.values()))


def _outside(desk: Desk) -> list[str]:
    return [
        f"{_title(desk, line.number)}: {', '.join(label(why) for why in line.why)}"
        for line in desk.ranking.not_ranked
    ]


def _tie(desk: Desk, tie: TieSettled) -> dict[str, str]:
    keys = [desk.by_number[one].id for one in tie.numbers if one in desk.by_number]
    votes = {int(member): Choice(choice) for member, choice in tie.votes.items()}
    return {
        "text": f"{_('Order decided by the commission')}: {', '.join(tie.numbers)}",
        "vote": vote_words(tally(votes, desk.seats(*keys))),
        "reason": tie.reason,
    }


def vote_words(counted: Tally) -> str:
    """Say how a vote ended."""
    words = _(
        "for %(yes)s, against %(no)s, abstained %(abstain)s",
        yes=counted.yes,
        no=counted.no,
        abstain=counted.abstained,
    )
    return f"{words}. {_('Equal votes: the chair decides')}" if counted.by_chair else words


def _decision(desk: Desk, decision: Decision) -> dict[str, str]:
    application = decision.application
    counted = tally(
        {vote.member_id: vote.choice for vote in decision.votes}, desk.seats(application.id)
    )
    return {
        "application": _title(desk, application.number),
        "decided": _("Decided: %(decision)s", decision=_outcome(desk.competition, decision)),
        "vote": vote_words(counted),
        "reason": decision.reason,
    }


def _outcome(competition: Competition, decision: Decision) -> str:
    if decision.outcome is Outcome.APPROVED:
        amount = number(competition.grant_amount, 2) + NBSP + "EUR"
        return _("to approve the application and grant %(amount)s", amount=amount)
    if decision.outcome is Outcome.RESERVE:
        return _(
            "to put the application on the reserve list in place %(place)s",
            place=place(decision.reserve_place or 0),
        )
    return _("to reject the application")
