"""Everything the workbench shows, for reading, saving and printing; each part read when asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from flask import url_for

from portal.applications.queries import (
    Clarified,
    files_in,
    find_clarified,
    read_content,
    text_in_force,
)
from portal.competitions.models import Criterion
from portal.competitions.types import Stage
from portal.evaluation import queries
from portal.evaluation.access import ACCESS, Desk, HandedIn, Permission, may_score
from portal.evaluation.forms import SheetForm, most, sheet_form, step_of, typed_in
from portal.evaluation.models import Assessment, Mark, Member, Reopening
from portal.evaluation.queries import Standing
from portal.evaluation.rules.scoring import Written, choices, is_too_short, read_points
from portal.evaluation.types import AssessmentStatus
from portal.files.models import StoredFile
from portal.kernel import clock
from portal.kernel.access import permits
from portal.kernel.score import shown
from portal.web.identity import who

ALL = "all"


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One member before one application."""

    desk: Desk
    member: Member
    asked: str | None = None
    """The code of the criterion the address names, or `ALL`."""

    @cached_property
    def criteria(self) -> list[Criterion]:
        """The criteria that give points, in their order."""
        return queries.list_quality_criteria(self.desk.competition.id)

    @cached_property
    def assessment(self) -> Assessment | None:
        """The member's sheet, once anything has been saved."""
        return queries.find_assessment(self.member.id, self.desk.application.id)

    @cached_property
    def scores(self) -> bool:
        """The member gives points; a secretary and an observer only read."""
        return may_score(who(), self.desk)

    @cached_property
    def standing(self) -> Standing:
        """Where the application stands in the member's queue."""
        return queries.standing(self.desk.competition, self.member, self.desk.application.id)

    @cached_property
    def content(self) -> dict[str, Any]:
        """What was submitted."""
        return content_now(self.desk)

    @cached_property
    def clarified(self) -> Clarified | None:
        """What was clarified since the deadline."""
        closes_at = self.desk.competition.closes_at
        return find_clarified(self.desk.application.id, self.content, closes_at)

    @property
    def is_older_than_clarification(self) -> bool:
        """The sheet was handed in before the application became what it is now."""
        handed_in = self.assessment.submitted_at if self.assessment else None
        return bool(self.clarified and handed_in and handed_in < self.clarified.at)

    @cached_property
    def files(self) -> list[StoredFile]:
        """The files that were submitted."""
        return files_of(self.desk, self.content)

    @cached_property
    def others(self) -> list[Assessment]:
        """What the others handed in, once the member may see it."""
        may_see = self.is_locked or self.is_consensus_open
        return queries.list_others(self.member.id, self.desk) if may_see else []

    @cached_property
    def _reopenings(self) -> list[Reopening]:
        mine = [self.assessment] if self.assessment else []
        return queries.list_reopenings(sheet.id for sheet in [*mine, *self.others])

    def reopenings_of(self, sheet: Assessment | None) -> list[Reopening]:
        """Return when and why a sheet was opened again, with what had been handed in."""
        if sheet is None:
            return []
        return [one for one in self._reopenings if one.assessment_id == sheet.id]

    def may_reopen(self, sheet: Assessment) -> bool:
        """The reader may give the sheet back to its author."""
        is_at_work = self.desk.competition.stage is Stage.EVALUATING
        handed_in = HandedIn(assessment=sheet, desk=self.desk)
        return is_at_work and permits(ACCESS, Permission.REOPEN, who(), handed_in)

    @property
    def is_consensus_open(self) -> bool:
        """The chair has let members see each other's marks."""
        return self.standing.is_consensus_open

    @cached_property
    def named(self) -> list[Criterion]:
        """The criteria the address names; none when it names none of these."""
        if self.asked == ALL:
            return self.criteria
        return [one for one in self.criteria if one.code == self.asked]

    @cached_property
    def shown(self) -> list[Criterion]:
        """The one criterion that is open, or all of them."""
        if self.is_locked:
            return self.criteria
        unfinished = [one for one in self.criteria if not self.is_finished(one)]
        return self.named or unfinished[:1] or self.criteria[:1]

    @property
    def days_left(self) -> int:
        """How many days there are to score; 0 on the last one and after it."""
        last = self.desk.competition.evaluate_by
        return max(0, (last - clock.today()).days) if last else 0

    @property
    def is_whole(self) -> bool:
        """All criteria are on one page."""
        return len(self.shown) != 1

    @property
    def version(self) -> int:
        """The version of the sheet; 0 before the first save."""
        return self.assessment.version if self.assessment else 0

    @property
    def note(self) -> str:
        """The member's own notes."""
        return self.assessment.private_note if self.assessment else ""

    @property
    def is_locked(self) -> bool:
        """The sheet is handed in."""
        return self.assessment is not None and self.assessment.status is AssessmentStatus.SUBMITTED

    @cached_property
    def written(self) -> dict[int, Written]:
        """What the sheet holds, by the key of the criterion."""
        return _written(self.assessment) if self.assessment else {}

    def is_finished(self, criterion: Criterion) -> bool:
        """The criterion has points and a reason."""
        one = self.written.get(criterion.id)
        return one is not None and one.points is not None and not is_too_short(one.reason)

    @property
    def finished(self) -> int:
        """How many criteria have points and a reason."""
        return sum(1 for one in self.criteria if self.is_finished(one))

    def numbers_with_gaps(self, typed: Mapping[int, Written]) -> list[str]:
        """Return the numbers of the criteria without points or reason, as they are written: 2."""
        both = self.written | dict(typed)
        return [
            f"{place}."
            for place, one in enumerate(self.criteria, 1)
            if one.id not in both
            or both[one.id].points is None
            or is_too_short(both[one.id].reason)
        ]

    @property
    def total(self) -> Decimal:
        """The weighted points given so far, as shown."""
        return shown(total_of(self.criteria, self.written))

    @cached_property
    def largest(self) -> Decimal:
        """The most weighted points there are, as shown."""
        return shown(
            sum(
                (Fraction(most(one)) * Fraction(one.weight or 1) for one in self.criteria),
                Fraction(),
            )
        )

    def total_in(self, sheet: Assessment) -> Decimal:
        """Return the weighted points of another member's sheet, as shown."""
        return shown(total_of(self.criteria, _written(sheet)))

    def marks_in(self, sheet: Assessment) -> dict[int, Mark]:
        """Return the marks of a sheet by the key of the criterion."""
        return {mark.criterion_id: mark for mark in sheet.marks}

    def choices(self, criterion: Criterion) -> list[Decimal]:
        """Return the points to choose from; none when there are too many for buttons."""
        return choices(step=step_of(criterion), most=most(criterion))

    def is_near(self, criterion: Criterion, level: str, typed: str | None) -> bool:
        """The level is one of the two the points typed lie between, or the very one."""
        given, here = read_points(typed or ""), read_points(level)
        if given is None or here is None:
            return False
        levels = [read_points(one.get("points", "")) or Decimal() for one in criterion.anchors]
        below = max((one for one in levels if one <= given), default=None)
        above = min((one for one in levels if one >= given), default=None)
        return here in {below, above}

    @property
    def following(self) -> Criterion | None:
        """The next criterion without points or reason, other than the one that is open."""
        if self.is_whole:
            return None
        here = self.criteria.index(self.shown[0])
        around = self.criteria[here + 1 :] + self.criteria[:here]
        return next((one for one in around if not self.is_finished(one)), None)

    def number(self, criterion: Criterion) -> int:
        """Return the place of the criterion among those that give points."""
        return self.criteria.index(criterion) + 1

    @property
    def open_code(self) -> str:
        """The code of what is open, as the address has it."""
        return ALL if self.is_whole else self.shown[0].code

    def address(self, criterion: str = "") -> str:
        """Return the address of this desk with a criterion open, or the next unfinished one."""
        known = {one.code for one in self.criteria} | {ALL}
        return url_for(
            "evaluation.workbench",
            code=self.desk.competition.code,
            id=self.desk.application.id,
            criterion=criterion if criterion in known else None,
        )

    def sent(self) -> SheetForm:
        """Return the form a page sent: of what its address names, or else of what is open."""
        return sheet_form(self.named or self.shown)

    def form(self) -> SheetForm:
        """Return the sheet's form with what is stored."""
        stored = typed_in(self.written, self.note, self.version)
        return sheet_form(self.shown, formdata=None, data=stored)


def _written(sheet: Assessment) -> dict[int, Written]:
    return {
        mark.criterion_id: Written(points=mark.points, reason=mark.reason) for mark in sheet.marks
    }


def total_of(criteria: list[Criterion], written: Mapping[int, Written]) -> Fraction:
    """Return the weighted sum of the points given."""
    return sum(
        (
            Fraction(written[one.id].points or 0) * Fraction(one.weight or 1)
            for one in criteria
            if one.id in written
        ),
        Fraction(),
    )


def content_now(desk: Desk) -> dict[str, Any]:
    """Return the content of the version in force; empty for what came on paper."""
    return read_content(stored_text(desk))


def stored_text(desk: Desk) -> str:
    """Return the frozen content as one text, to look for names in."""
    return text_in_force(desk.application.id)


def files_of(desk: Desk, content: Mapping[str, Any]) -> list[StoredFile]:
    """Return the files of the version in force, also while the team takes one out of its draft."""
    return files_in(desk.application.id, content)
