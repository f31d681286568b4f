"""What a page of figures shows, gathered; in the view for publication small numbers are hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort, request

from portal.institutions.calendar import first_year, school_year_of, usual_term
from portal.institutions.types import GRADES, Period
from portal.kernel import clock
from portal.statistics.reports.queries import as_of, by_year, semester
from portal.statistics.reports.queries.weekly import plans_by_risk, used_by_week
from portal.statistics.reports.rules.hiding import hide_list, hides_alone
from portal.statistics.reports.rules.shares import Share
from portal.statistics.reports.types import Among, AsOf, Division, SchoolRow, Semester, Year
from portal.support.outcomes.types import Result
from portal.support.plans.types import RiskGroup
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from portal.web.formats import percent, place


def share_words(share: Share) -> str:
    """Write a share as a page shows it: „67,8 %”."""
    return percent(share.percent / 100)


_RISKS_BELOW = 10
"""Risks and outcomes are hidden below ten in public (decisions, Questions 9)."""


_YEARS = 5
"""How many school years stand side by side."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and its share of the pupils; None where it is hidden."""

    count: int | None
    share: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which period a page is about."""

    school_year: str
    period: Period
    at: AsOf

    @property
    def slug(self) -> str:
        """The school year as it stands in an address."""
        return self.school_year.replace("/", "-")

    @property
    def day(self) -> date:
        """The day whose regions count: the last one of the period, or today while it lasts."""
        term = usual_term(self.school_year, self.period, GRADES[0])
        return min(term.ends_on, self.at.day)

    @property
    def years(self) -> list[str]:
        """The school years that stand side by side, the one chosen the last."""
        last = int(self.school_year[:4])
        return [f"{one}/{one + 1}" for one in range(last + 1 - _YEARS, last + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One period of some schools, ready for a page."""

    chosen: Chosen
    report: Semester
    weeks: Sequence[tuple[str, int]]
    """Units used by the number of the ISO week."""
    risks: Sequence[tuple[RiskGroup, int | None]]
    results: Sequence[tuple[Result | None, Counted]]
    schools: Sequence[tuple[SchoolRow, bool]]
    """Each with whether its numbers are hidden."""
    is_total_hidden: bool
    """The number of pupils and plans of all these schools is hidden too."""
    is_gate_hidden: bool
    """How many plans meet the requirement is hidden: one of the two numbers is small."""
    years: Sequence[tuple[Year, bool]]
    """The same; no sum of years stands anywhere, so nothing follows from the others."""
    is_public: bool
    below: int
    """Counts under this are hidden in the view for publication."""

    @property
    def used(self) -> Share:
        """What was used of what was planned, never printed as more than it is."""
        units = self.report.delivered
        return Share(units.used, units.planned, is_held_against_the_gate=True)

    def of_pupils(self, count: int) -> Share:
        """So many of the pupils."""
        return Share(count, self.report.pupils)


def chosen_period() -> Chosen:
    """Read the period off the address; the present one when none is given, 404 for nonsense."""
    today = clock.today()
    year = request.args.get("year", "").replace("-", "/") or school_year_of(today)
    period = request.args.get("period", "") or _present(today).value
    if first_year(year) is None or period not in set(Period):
        abort(404)
    return Chosen(school_year=year, period=Period(period), at=as_of(None, now=clock.now()))


def chosen_division() -> Division:
    """Read off the address into which regions figures are divided; 404 for nonsense."""
    asked = request.args.get("regions", "") or Division.STATISTICAL.value
    if asked not in set(Division):
        abort(404)
    return Division(asked)


def _present(today: date) -> Period:
    if today.month >= 9:  # noqa: PLR2004 - September
        return Period.FIRST
    return Period.SECOND if today.month <= 6 else Period.SUMMER  # noqa: PLR2004 - June


def gather(chosen: Chosen, among: Among, *, is_public: bool) -> Figures:
    """Ask for everything a page of figures shows, in a fixed number of statements."""
    where = (chosen.school_year, chosen.period, chosen.at, among)
    report = semester(*where)
    below = rulebook().number(Policy.SMALL_NUMBER, chosen.at.day)
    risks = plans_by_risk(*where)
    hidden = hide_list([row.pupils for row in report.by_school], below=below)
    return Figures(
        chosen=chosen,
        report=report,
        weeks=[(place(week.isocalendar().week), units) for week, units in used_by_week(*where)],
        risks=_risks(risks, is_public=is_public),
        results=_results(report, is_public=is_public),
        schools=[
            (row, is_public and hidden.hides(number, None))
            for number, row in enumerate(report.by_school)
        ],
        is_total_hidden=is_public and hidden.hides(None, None),
        is_gate_hidden=is_public and _is_small(report, below),
        years=[
            (year, is_public and hides_alone(year.pupils, below=below))
            for year in by_year(chosen.years, chosen.at, among)
        ],
        is_public=is_public,
        below=below,
    )


def _is_small(report: Semester, below: int) -> bool:
    units = report.delivered
    return bool(hide_list([units.below_gate, units.at_gate], below=below).places)


def _risks(
    risks: Sequence[tuple[RiskGroup, int]], *, is_public: bool
) -> list[tuple[RiskGroup, int | None]]:
    # A plan may have risks of several groups, so nothing follows from a sum: each stands alone.
    return [
        (group, None if is_public and hides_alone(count, below=_RISKS_BELOW) else count)
        for group, count in risks
    ]


def _results(report: Semester, *, is_public: bool) -> list[tuple[Result | None, Counted]]:
    order = [*Result, None]
    counts = [report.results.get(one, 0) for one in order]
    hidden = hide_list(counts, below=_RISKS_BELOW)
    return [
        (
            one,
            Counted(None, None)
            if is_public and hidden.hides(number, None)
            else Counted(count, Share(count, report.pupils)),
        )
        for number, (one, count) in enumerate(zip(order, counts, strict=True))
    ]
