"""An application as its rules see it."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import select

from portal.applications.models import Application, CostLine
from portal.applications.queries.finding import WHOLE
from portal.applications.rules import moves, sections, submission
from portal.applications.rules.cost_plan import Line, plan_total
from portal.applications.rules.questions import extra_question, sections_of
from portal.applications.rules.reading import bands_of
from portal.applications.types import ClarificationState, Declaration
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.extensions import db
from portal.organisations.models import Organisation
from portal.organisations.queries import has_sound_account, has_sound_number

DATA_NEEDED = (
    "name",
    "legal_address",
    "iban",
    "signatory_name",
    "signatory_position",
    "signatory_basis",
    "contact_name",
    "contact_email",
    "contact_phone",
)
_DECIDED = frozenset(Stage) - {
    Stage.DRAFT,
    Stage.APPROVED,
    Stage.ANNOUNCED,
    Stage.EVALUATING,
    Stage.SUSPENDED,
}


def lock_application(id: int) -> Application | None:  # noqa: A002 - a key is called id everywhere
    """Find an application as it is now, and keep others from changing it until the commit."""
    db.session.execute(select(Application.id).where(Application.id == id).with_for_update())
    found: Application | None = db.session.scalar(
        select(Application)
        .where(Application.id == id)
        .options(*WHOLE)
        .execution_options(populate_existing=True)
    )
    return found


def settings_of(competition: Competition) -> sections.Settings:
    """Return what the competition asks of an application; its questions must be loaded."""
    return sections.Settings(
        grant=competition.grant_amount,
        caps=competition.caps,
        min_months=competition.min_months,
        max_months=competition.max_months,
        starts_from=competition.starts_from,
        starts_to=competition.starts_to,
        ends_by=competition.ends_by,
        bands=bands_of(
            (competition.grade_from, competition.grade_to),
            (competition.course_from, competition.course_to),
        ),
        min_participants=competition.min_participants,
        min_at_risk_share=competition.min_at_risk_share,
        extra=tuple(
            extra_question(
                one.code,
                one.limit,
                is_required=one.is_required,
                titles=(one.title_lv, one.title_en),
            )
            for one in competition.questions
        ),
    )


def line_of(row: CostLine) -> Line:
    """Return a line of the plan as the rules see it."""
    return Line(
        category=row.category,
        item=row.item,
        unit=row.unit,
        reason=row.reason,
        quantity=row.quantity,
        unit_price=row.unit_price,
        quantity_typed=row.quantity_typed,
        price_typed=row.price_typed,
    )


def planned_now(application: Application) -> Decimal:
    """Return the sum of the plan as it is written; the application must be whole."""
    return plan_total(line_of(row) for row in application.cost_lines)


def draft_of(application: Application) -> sections.Draft:
    """Return what the team has written; the application must be whole (`find_application`)."""
    return sections.Draft(
        settings=settings_of(application.competition),
        answers={row.section: row.answers for row in application.sections},
        lines=[line_of(row) for row in application.cost_lines],
        done=frozenset(row.section for row in application.sections if row.is_done),
        files=len(application.attachments),
    )


def standings_of(application: Application) -> list[sections.Standing]:
    """Return how far each section is, in the order of the tasks."""
    draft = draft_of(application)
    tasks = sections_of(has_extra=bool(draft.settings.extra))
    return [sections.standing(section, draft) for section in tasks]


def applicant_of(organisation: Organisation) -> submission.Applicant:
    """Return the organisation as the rules of submission see it."""
    missing = [name for name in DATA_NEEDED if not getattr(organisation, name)]
    return submission.Applicant(
        missing=tuple(missing),
        has_sound_number=has_sound_number(organisation),
        has_sound_account=has_sound_account(organisation),
    )


def case_of(
    application: Application,
    *,
    declared: frozenset[Declaration],
    may_submit: bool,
    is_confirmed: bool,
) -> submission.Case:
    """Return everything the rules of submission look at."""
    competition = application.competition
    return submission.Case(
        status=application.status,
        window=competition.window,
        is_suspended=competition.stage is Stage.SUSPENDED,
        is_cancelled=competition.stage is Stage.CANCELLED,
        may_submit=may_submit,
        is_confirmed=is_confirmed,
        applicant=applicant_of(application.organisation),
        draft=draft_of(application),
        declared=declared,
    )


def move_of(application: Application, *, at: datetime) -> moves.Case:
    """Return everything the rules of the other moves look at."""
    asked = application.asked
    competition = application.competition
    return moves.Case(
        status=application.status,
        window=competition.window,
        is_taking=competition.stage is Stage.ANNOUNCED,
        is_decided=competition.stage in _DECIDED,
        has_versions=bool(application.versions),
        is_being_clarified=asked is not None and asked.state_at(at) is ClarificationState.WAITING,
    )


def can_reopen(application: Application, *, at: datetime) -> bool:
    """Say whether it may be taken back now."""
    return not moves.reasons_not_to_reopen(move_of(application, at=at), at=at)
