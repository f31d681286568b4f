"""What does each applicant learn? The facts of a decision, for its letter and its page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select

from portal.applications.models import Application, Check
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind
from portal.decisions.models import Decision
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.reasons import drafted_reasons
from portal.decisions.rules.deciding import grounds
from portal.decisions.types import Grounds, Outcome
from portal.evaluation.types import Ranked, Why
from portal.extensions import db


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionLine:
    """The points for one criterion and the commission's reason."""

    id: int
    no: int
    title_lv: str
    title_en: str
    points: Fraction
    max_points: Decimal
    min_points: Decimal | None
    reason: str
    draft: str = ""
    """What the members wrote, when the commission has not worded its own reason yet."""

    @property
    def is_below(self) -> bool:
        """The mean is under the minimum of the criterion."""
        return self.min_points is not None and self.points < self.min_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An administrative or eligibility criterion that is not met."""

    title_lv: str
    title_en: str
    fact: str
    correctable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TieNote:
    """The criterion by which another with the same total stands higher."""

    no: int
    theirs: Fraction
    ours: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Everything one applicant may learn about the decision; nobody's name is in it."""

    application: Application
    decision: Decision
    grounds: Grounds
    why: frozenset[Why] = frozenset()
    total: Fraction | None = None
    rank: int | None = None
    count: int = 0
    """How many are in the ranking."""
    largest: Decimal = Decimal()
    lines: tuple[CriterionLine, ...] = ()
    failures: tuple[Failure, ...] = ()
    last_total: Fraction | None = None
    """The total of the last one approved."""
    tie: TieNote | None = None

    @property
    def below(self) -> list[CriterionLine]:
        """The criteria whose mean is under their minimum."""
        return [line for line in self.lines if line.is_below]

    @property
    def is_below_total(self) -> bool:
        """The total is under the minimum in total."""
        return Why.BELOW_TOTAL_MINIMUM in self.why

    @property
    def is_not_exact(self) -> bool:
        """The cost plan is not exactly the grant."""
        return Why.BUDGET_NOT_EXACT in self.why

    @property
    def missing_reasons(self) -> tuple[int, ...]:
        """The criteria for which a refused applicant would read no reason."""
        return tuple(line.no for line in self.lines if not line.reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    desk: Desk
    failures: Mapping[int, list[Failure]] = field(default_factory=dict)
    drafts: Mapping[int, Mapping[int, str]] = field(default_factory=dict)
    largest: Decimal = Decimal()
    last: Ranked | None = None


def results_of(desk: Desk, *, only: int | None = None, drafts: bool = False) -> list[Result]:
    """Say what each applicant learns, in the order of the register.

    `only` limits it to one application; `drafts` adds the members' own reasons.
    """
    approved = [
        desk.ranked[key]
        for key, decision in desk.decisions.items()
        if decision.outcome is Outcome.APPROVED and key in desk.ranked
    ]
    context = _Context(
        desk=desk,
        failures=_failures(desk.competition.id),
        drafts=drafted_reasons(desk.competition.id, only) if drafts else {},
        largest=sum(
            ((one.max_points or Decimal()) * (one.weight or Decimal(1)) for one in desk.quality),
            Decimal(),
        ),
        last=max(approved, key=lambda row: row.rank, default=None),
    )
    return [
        _result(context, application, desk.decisions[application.id])
        for application in desk.to_decide
        if application.id in desk.decisions and only in {None, application.id}
    ]


def _result(context: _Context, application: Application, decision: Decision) -> Result:
    desk = context.desk
    row = desk.ranked.get(application.id)
    why = desk.why(application.id)
    return Result(
        application=application,
        decision=decision,
        grounds=grounds(decision.outcome, why),
        why=why,
        total=row.total if row else None,
        rank=row.rank if row else None,
        count=len(desk.ranking.rows),
        largest=context.largest,
        lines=_lines(context, decision, row) if row else (),
        failures=tuple(context.failures.get(application.id, ())),
        last_total=context.last.total if context.last else None,
        tie=_tie(desk, row, context.last) if row else None,
    )


def _lines(context: _Context, decision: Decision, row: Ranked) -> tuple[CriterionLine, ...]:
    given = {one.criterion_id: one.text for one in decision.reasons}
    drafts = context.drafts.get(decision.application_id, {})
    return tuple(
        CriterionLine(
            id=criterion.id,
            no=no,
            title_lv=criterion.title_lv,
            title_en=criterion.title_en or criterion.title_lv,
            points=row.means[criterion.code],
            max_points=criterion.max_points or Decimal(),
            min_points=criterion.min_points,
            reason=given.get(criterion.id, ""),
            draft=drafts.get(criterion.id, ""),
        )
        for no, criterion in enumerate(context.desk.quality, start=1)
    )


def _tie(desk: Desk, row: Ranked, last: Ranked | None) -> TieNote | None:
    if last is None or row.rank <= last.rank or row.total != last.total:
        return None
    numbers = {criterion.code: no for no, criterion in enumerate(desk.quality, start=1)}
    return next(
        (
            TieNote(no=numbers[code], theirs=last.means[code], ours=row.means[code])
            for code in desk.competition.tie_break
            if last.means[code] != row.means[code]
        ),
        None,
    )


def _failures(competition_id: int) -> dict[int, list[Failure]]:
    found = db.session.execute(
        select(Check.application_id, Check.note, Criterion)
        .join(Criterion, Criterion.id == Check.criterion_id)
        .where(
            Criterion.competition_id == competition_id,
            Criterion.kind != CriterionKind.QUALITY,
            Check.is_met.is_(False),
        )
        .order_by(Check.application_id, Criterion.position)
    )
    failures: dict[int, list[Failure]] = defaultdict(list)
    for application_id, note, criterion in found:
        failures[application_id].append(
            Failure(
                title_lv=criterion.title_lv,
                title_en=criterion.title_en or criterion.title_lv,
                fact=note,
                correctable=criterion.correctable,
            )
        )
    return failures


def in_outcome_order(results: Sequence[Result]) -> list[Result]:
    """Put results as the public reads them: approved by rank, reserve by place, the rest."""
    order = {Outcome.APPROVED: 0, Outcome.RESERVE: 1, Outcome.REJECTED: 2}
    return sorted(
        results,
        key=lambda one: (
            order[one.decision.outcome],
            one.decision.reserve_place or one.rank or len(results) + 1,
            one.application.sequence or 0,
        ),
    )
