"""Making a competition and setting its texts, terms and contact."""

import dataclasses
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from portal.competitions import rules
from portal.competitions.defaults import criteria_of_the_programme
from portal.competitions.models import Competition, Criterion, ExtraQuestion
from portal.competitions.service._changing import change, locked, record
from portal.competitions.types import STEPS, Move, Stage, Terms, Values, WhyNotChanged
from portal.database import transaction
from portal.extensions import db
from portal.institutions.models import Municipality
from portal.kernel.refusal import Refused, refuse_if
from portal.kernel.window import Window

COPIED = (
    "summary_lv",
    "summary_en",
    "applicants_lv",
    "applicants_en",
    "appeal_lv",
    "appeal_en",
    "grant_amount",
    "budget",
    "min_assessments",
    "min_total",
    "disagreement_share",
    "tie_break",
    "tie_break_by_time",
    "min_months",
    "max_months",
    "grade_from",
    "grade_to",
    "course_from",
    "course_to",
    "min_participants",
    "min_at_risk_share",
    "category_caps",
    "clarification_days",
    "contact_name",
    "contact_phone",
    "contact_hours",
    "contact_email",
)
"""What a new competition takes over from an earlier one: no dates and no acts."""


def start(
    municipality: Municipality,
    values: Values,
    *,
    like: Competition | None,
    by: int,
    at: datetime,
) -> Competition:
    """Start a draft: with the programme's criteria, or like an earlier competition.

    Raises `Refused` when the code is taken or the window runs backwards.
    """
    if values["closes_at"] <= values["opens_at"]:
        raise Refused([WhyNotChanged.CLOSES_BEFORE_OPENING])
    try:
        with transaction():
            competition = Competition(
                municipality_id=municipality.id,
                stage=Stage.DRAFT,
                created_at=at,
                **{**_taken_over(municipality, like), **values},
            )
            db.session.add(competition)
            db.session.flush()
            _add_criteria(competition, like)
            record("competition created", competition, by=by, at=at, code=competition.code)
    except IntegrityError as clash:
        raise Refused([WhyNotChanged.CODE_TAKEN]) from clash
    return competition


def _taken_over(municipality: Municipality, like: Competition | None) -> dict[str, object]:
    if like is not None:
        return {name: getattr(like, name) for name in COPIED}
    names = ("contact_name", "contact_phone", "contact_hours", "contact_email")
    return {name: getattr(municipality, name) for name in names}


def _add_criteria(competition: Competition, like: Competition | None) -> None:
    if like is None:
        for position, values in enumerate(criteria_of_the_programme(), 1):
            db.session.add(Criterion(competition_id=competition.id, position=position, **values))
        return
    for row in [*like.criteria, *like.questions]:
        table = Criterion if isinstance(row, Criterion) else ExtraQuestion
        names = [column.key for column in table.__table__.columns]
        held = {name: getattr(row, name) for name in names if name not in {"id", "competition_id"}}
        db.session.add(table(competition_id=competition.id, **held))


def reword(competition: Competition, texts: Values, *, seen: str, by: int, at: datetime) -> None:
    """Change the texts; raises `Stale` when somebody else has since the page was opened."""
    with transaction():
        competition = locked(competition.id)
        refuse_if(rules.reasons_not_to_reword(competition.stage))
        if changed := change(competition, texts, seen):
            record("texts changed", competition, by=by, at=at, changed=changed)


def set_contact(
    competition: Competition, contact: Values, *, seen: str, by: int, at: datetime
) -> None:
    """Change whom to ask, and by when scores and results are due."""
    with transaction():
        competition = locked(competition.id)
        refuse_if(
            [
                *rules.reasons_not_to_reword(competition.stage),
                *rules.reasons_not_to_plan(
                    competition.window,
                    results_by=contact["results_by"],
                    evaluate_by=contact["evaluate_by"],
                ),
            ]
        )
        if changed := change(competition, contact, seen):
            record("contact and dates changed", competition, by=by, at=at, changed=changed)


def set_terms(competition: Competition, terms: Terms, *, seen: str, by: int, at: datetime) -> None:
    """Change the terms, for as long as nobody can have begun to answer them."""
    with transaction():
        competition = locked(competition.id)
        refuse_if(
            [
                *rules.reasons_not_to_change_terms(competition.stage, competition.window, at=at),
                *rules.reasons_not_to_move_window(
                    competition.stage, competition.window, Window(terms.opens_at, terms.closes_at)
                ),
                *rules.reasons_not_to_set(terms),
            ]
        )
        if changed := change(competition, terms_as_values(terms), seen):
            record("settings changed", competition, by=by, at=at, changed=changed)
        if terms.act and terms.act_number and terms.act_date:
            _approve(competition, by=by, at=at)


def _approve(competition: Competition, *, by: int, at: datetime) -> None:
    """Take a draft whose regulations have their act to the next stage (facts 6.1)."""
    if not rules.reasons_not_to_move(Move.APPROVE, competition.stage):
        competition.stage = STEPS[Move.APPROVE].after
        record("regulations approved", competition, by=by, at=at)


def terms_as_values(terms: Terms) -> dict[str, object]:
    """Return the terms by the names of their columns."""
    return {field.name: getattr(terms, field.name) for field in dataclasses.fields(terms)}
