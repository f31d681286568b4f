"""What the public pages of competitions show, put together once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext, pgettext

from portal.competitions.models import Amendment, Competition, Criterion, Document
from portal.competitions.rules import state_at
from portal.competitions.types import CriterionKind, DocumentKind, Section, State
from portal.kernel.secret import new_secret
from portal.kernel.text import folded
from portal.web import formats
from portal.web.pages import PER_PAGE, Page

Step = tuple[str, str, str]
FINISHED = (
    State.RESULTS_PUBLISHED,
    State.CONTRACTING,
    State.IMPLEMENTATION,
    State.COMPLETED,
)
JUDGED = (State.CLOSED, State.EVALUATING, State.DECIDED)
_KINDS = list(DocumentKind)


@dataclass(frozen=True, slots=True)
class CallPage:
    """One competition as the public reads it at a moment."""

    competition: Competition
    at: datetime

    @property
    def state(self) -> State:
        """What the competition is now."""
        return state_at(self.competition.stage, self.competition.window, at=self.at)

    @property
    def start_key(self) -> str:
        """A key for this one view of the page: the start button pressed twice is one draft."""
        return new_secret()

    @property
    def quality(self) -> list[Criterion]:
        """The criteria that give points."""
        return self.criteria(CriterionKind.QUALITY)

    @property
    def maximum(self) -> object:
        """The most points an application can get."""
        return sum((one.max_points or 0) * (one.weight or 1) for one in self.quality)

    @property
    def has_weights(self) -> bool:
        """Some criterion counts more than another."""
        return any(one.weight != 1 for one in self.quality)

    def criteria(self, kind: str) -> list[Criterion]:
        """Return the criteria of one kind, in their order."""
        return [one for one in self.competition.criteria if one.kind == kind]

    @property
    def yes_no(self) -> list[Criterion]:
        """The criteria that are met or not."""
        return [one for one in self.competition.criteria if one.kind is not CriterionKind.QUALITY]

    def sections_of(self, criterion: Criterion) -> list[Section]:
        """Return the sections of the form that answer a criterion, in the form's order."""
        return [section for section in Section if section.value in criterion.sections]

    @property
    def documents(self) -> list[Document]:
        """The documents that have a version, in their published order."""
        found = [one for one in self.competition.documents if one.versions]
        return sorted(found, key=lambda one: (_KINDS.index(one.kind), one.position))

    @property
    def changes(self) -> list[Amendment]:
        """The amendments, the newest first."""
        return list(reversed(self.competition.amendments))

    @property
    def extension(self) -> Amendment | None:
        """The newest amendment, for as long as its deadline is still to come."""
        newest = next(iter(self.changes), None)
        waits = self.state in {State.ANNOUNCED, State.OPEN, State.SUSPENDED}
        return newest if newest and waits and self.at < newest.new_closes_at else None

    @property
    def has_results(self) -> bool:
        """The results are public."""
        return self.state in FINISHED

    @property
    def takes_followers(self) -> bool:
        """There may still be news to send."""
        return self.state not in {State.CANCELLED, *FINISHED}

    @property
    def received(self) -> int | None:
        """How many applications have come, told only after the closing."""
        told = {*JUDGED, *FINISHED}
        return self.competition.next_number - 1 if self.state in told else None

    @property
    def tie_break(self) -> list[str]:
        """The places of the criteria that settle ties, in their order: `1.`."""
        place = {one.code: number for number, one in enumerate(self.quality, 1)}
        return [f"{place[code]}." for code in self.competition.tie_break if code in place]

    @property
    def grades(self) -> str:
        """The grades a project is for."""
        return span(self.competition.grade_from, self.competition.grade_to)

    @property
    def courses(self) -> str:
        """The courses a project is for."""
        return span(self.competition.course_from, self.competition.course_to)

    @property
    def steps(self) -> list[Step]:
        """The dates of the competition: what, when, and whether it is over, going on or to come."""
        one = self.competition
        dated: list[tuple[str, str]] = [
            (gettext("Announced"), _short(one.announced_at)),
            (gettext("Opens"), formats.date_time(one.opens_at)),
            (gettext("Closes"), formats.date_time(one.closes_at)),
            (pgettext("timeline", "Scoring"), _by(one.evaluate_by)),
            (gettext("Decision"), _by(one.results_by)),
            (
                pgettext("timeline", "Projects may start"),
                _short(one.starts_from),
            ),
        ]
        done = self._steps_done
        marks = ["done"] * done + ["now"] + [""] * len(dated)
        return [
            (title, when, mark) for (title, when), mark in zip(dated, marks, strict=False) if when
        ]

    @property
    def _steps_done(self) -> int:
        if self.state in FINISHED:
            return 5
        if self.state in JUDGED:
            return 3
        return 2 if self.at >= self.competition.opens_at else 1


def _short(day: date | datetime | None) -> str:
    return formats.date_short(day) if day else ""


def _by(day: date | None) -> str:
    return str(gettext("by %(date)s", date=formats.date_short(day))) if day else ""


def span(lowest: int, highest: int) -> str:
    """Write a range of grades or courses: `5.–12.`, in English `5–12`."""
    dot = "." if formats.is_latvian() else ""
    return f"{lowest}{dot}–{highest}{dot}" if lowest != highest else f"{lowest}{dot}"


@dataclass(frozen=True, slots=True)
class Group:
    """Competitions in like states, under one heading."""

    anchor: str
    title: str
    page: Page[Competition]


def groups(by_state: dict[State, list[Competition]], *, page: int) -> list[Group]:
    """Put the competitions that are not open under the headings of the public list.

    Only the finished ones grow without end, so only they come a page at a time.
    """
    parts = (
        ("soon", gettext("Opening soon"), (State.ANNOUNCED,)),
        ("suspended", gettext("Suspended competitions"), (State.SUSPENDED,)),
        ("judged", pgettext("list of competitions", "Closed, being scored"), JUDGED),
        ("finished", pgettext("list of competitions", "Finished"), FINISHED),
        ("cancelled", gettext("Cancelled competitions"), (State.CANCELLED,)),
    )
    found = []
    for anchor, title, states in parts:
        rows = [one for state in states for one in by_state[state]]
        if anchor == "finished":
            rows.sort(key=lambda one: (one.closes_at, one.id), reverse=True)
        if rows:
            found.append(Group(anchor, title, _page_of(rows, page if anchor == "finished" else 1)))
    return found


def _page_of(rows: Sequence[Competition], number: int) -> Page[Competition]:
    last = max(1, -(-len(rows) // PER_PAGE))
    number = min(number, last)
    return Page(rows[(number - 1) * PER_PAGE : number * PER_PAGE], number, len(rows))


def matching(
    by_state: dict[State, list[Competition]], query: str
) -> dict[State, list[Competition]]:
    """Keep the competitions in which every word of the query occurs, diacritics or not."""
    words = folded(query).split()
    return {
        state: [one for one in rows if all(word in _searched(one) for word in words)]
        for state, rows in by_state.items()
    }


def _searched(one: Competition) -> str:
    place = one.municipality
    return folded(f"{one.code} {one.title_lv} {one.title_en} {place.name} {place.place}")
