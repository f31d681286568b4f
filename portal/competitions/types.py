"""The words of competitions: stages, criteria, documents, legal acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Stage(StrEnum):
    """What people have decided about a competition; the clock adds open and closed to it."""

    DRAFT = "draft"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    EVALUATING = "evaluating"
    DECIDED = "decided"
    RESULTS_PUBLISHED = "results_published"
    CONTRACTING = "contracting"
    IMPLEMENTATION = "implementation"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class State(StrEnum):
    """What a competition is at a moment (decisions, Competition 8)."""

    DRAFT = "draft"
    APPROVED = "approved"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    EVALUATING = "evaluating"
    DECIDED = "decided"
    RESULTS_PUBLISHED = "results_published"
    CONTRACTING = "contracting"
    IMPLEMENTATION = "implementation"
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


PUBLIC_STAGES = frozenset(Stage) - {Stage.DRAFT, Stage.APPROVED}
AMENDABLE = frozenset({Stage.ANNOUNCED})
"""Where a deadline can move: from the announcement until the evaluation begins."""


class Move(StrEnum):
    """What moves a competition from one stage to the next."""

    APPROVE = "approve"
    ANNOUNCE = "announce"
    START_EVALUATION = "start_evaluation"
    DECIDE = "decide"
    PUBLISH_RESULTS = "publish_results"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a move may start and where it leads."""

    before: frozenset[Stage]
    after: Stage


STEPS: Mapping[Move, Step] = {
    Move.APPROVE: Step(frozenset({Stage.DRAFT}), Stage.APPROVED),
    Move.ANNOUNCE: Step(frozenset({Stage.DRAFT, Stage.APPROVED}), Stage.ANNOUNCED),
    Move.START_EVALUATION: Step(frozenset({Stage.ANNOUNCED}), Stage.EVALUATING),
    Move.DECIDE: Step(frozenset({Stage.EVALUATING}), Stage.DECIDED),
    Move.PUBLISH_RESULTS: Step(frozenset({Stage.DECIDED}), Stage.RESULTS_PUBLISHED),
    Move.SUSPEND: Step(
        frozenset({Stage.ANNOUNCED, Stage.EVALUATING, Stage.DECIDED}), Stage.SUSPENDED
    ),
    Move.RESUME: Step(frozenset({Stage.SUSPENDED}), Stage.ANNOUNCED),
    Move.CANCEL: Step(
        frozenset(
            {
                Stage.DRAFT,
                Stage.APPROVED,
                Stage.ANNOUNCED,
                Stage.EVALUATING,
                Stage.DECIDED,
                Stage.SUSPENDED,
            }
        ),
        Stage.CANCELLED,
    ),
}
"""A resumed competition returns to the stage it was suspended in (`Competition.resume_to`)."""


class CriterionKind(StrEnum):
    """How a criterion is judged (decisions, Evaluation 1)."""

    ADMINISTRATIVE = "administrative"
    ELIGIBILITY = "eligibility"
    QUALITY = "quality"


class Section(StrEnum):
    """The sections of the programme's form, in its order (decisions, Application 1)."""

    APPLICANT = "applicant"
    PROJECT = "project"
    YOUNG_PEOPLE = "young_people"
    NEED = "need"
    ACTIVITIES = "activities"
    COST_PLAN = "cost_plan"
    RESULTS = "results"
    PARTNERS = "partners"
    PUBLICITY = "publicity"
    RISKS = "risks"
    EXTRA = "extra"
    ATTACHMENTS = "attachments"
    DECLARATIONS = "declarations"


class CostCategory(StrEnum):
    """What a line of the cost plan pays for."""

    PEOPLE = "people"
    ROOMS = "rooms"
    TRANSPORT = "transport"
    MATERIALS = "materials"
    MEALS = "meals"
    EQUIPMENT = "equipment"
    PUBLICITY = "publicity"
    SERVICES = "services"
    OTHER = "other"


class DocumentKind(StrEnum):
    """The eleven documents of a competition (facts 2.7), in their published order."""

    REGULATIONS = "regulations"
    FORM = "form"
    GUIDELINES = "guidelines"
    LUMP_SUM = "lump_sum"
    CRITERIA = "criteria"
    PARTNER = "partner"
    AT_RISK = "at_risk"
    PUBLICITY = "publicity"
    MUNICIPAL_PLAN = "municipal_plan"
    SCHOOL_PLAN = "school_plan"
    PROGRAMME = "programme"


class Act(StrEnum):
    """The kind of legal act behind a change (facts 2.1)."""

    ORDER = "order"
    COUNCIL_DECISION = "council_decision"
    COUNCIL_REGULATION = "council_regulation"


class WhyNotMoved(StrEnum):
    """Why a competition cannot take a step."""

    WRONG_STAGE = "wrong_stage"
    NO_ACT = "no_act_for_move"
    NO_REASON = "no_reason_for_move"


class WhyNotAnnounced(StrEnum):
    """What a competition lacks before the public may read it (facts 6.1, 2.11)."""

    WRONG_STAGE = "not_before_announcing"
    NO_TEXTS = "no_texts"
    NO_REGULATIONS = "no_regulations"
    NO_ACT = "no_act"
    CLOSES_IN_THE_PAST = "closes_in_the_past"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    NO_QUALITY_CRITERIA = "no_quality_criteria"
    MINIMUM_ABOVE_MAXIMUM = "minimum_above_maximum"
    NO_TIE_RULE = "no_tie_rule"
    NO_APPEAL = "no_appeal"
    NO_CONTACT = "no_contact"


class Remark(StrEnum):
    """What is worth a second look before announcing, though it stops nothing."""

    NO_ENGLISH = "no_english"
    CLOSES_ON_A_HOLIDAY = "closes_on_a_holiday"
    FEW_DAYS = "few_days"
    NO_RESULTS_DATE = "no_results_date"


class WhyNotAmended(StrEnum):
    """Why a deadline cannot be moved there (decisions, Competition 6)."""

    WRONG_STAGE = "not_amendable"
    IN_THE_PAST = "deadline_in_the_past"
    EARLIER = "deadline_earlier"
    BEFORE_OPENING = "deadline_before_opening"
    UNCHANGED = "deadline_unchanged"
    RESULTS_BEFORE_CLOSING = "results_before_closing"


class WhyNotChanged(StrEnum):
    """Why a setting cannot be changed any more."""

    FROZEN = "terms_frozen"
    WINDOW_FIXED = "window_fixed"
    CLOSES_BEFORE_OPENING = "closes_before_opening"
    MONTHS_REVERSED = "months_reversed"
    GRADES_REVERSED = "grades_reversed"
    COURSES_REVERSED = "courses_reversed"
    STARTS_REVERSED = "starts_reversed"
    STARTS_BEFORE_CLOSING = "starts_before_closing"
    ENDS_BEFORE_STARTING = "ends_before_starting"
    RESULTS_BEFORE_CLOSING = "results_before_the_closing"
    SCORED_AFTER_RESULTS = "scored_after_results"
    CODE_TAKEN = "code_taken"
    GONE = "gone"
    PUBLISHED = "published_already"
    MINIMUM_ABOVE_MAXIMUM = "settings_minimum_above_maximum"
    NOT_A_STEP = "not_a_step"
    FINISHED = "competition_finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The settings of a competition that freeze when it opens; named as its columns are."""

    opens_at: datetime
    closes_at: datetime
    act: Act | None
    act_number: str
    act_date: date | None
    grant_amount: Decimal
    quota: int
    budget: Decimal | None
    min_months: int
    max_months: int
    starts_from: date | None
    starts_to: date | None
    ends_by: date | None
    grade_from: int
    grade_to: int
    course_from: int
    course_to: int
    min_participants: int | None
    min_at_risk_share: Decimal | None
    min_assessments: int
    min_total: Decimal | None
    disagreement_share: Decimal
    clarification_days: int
    tie_break: list[str]
    tie_break_by_time: bool
    category_caps: dict[str, str]
    """Largest share of the grant a cost category may take, by its code: `{"meals": "0.3"}`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Halt:
    """The act behind a suspension or a cancellation, and the reason the public reads."""

    act: Act
    act_number: str
    act_date: date
    reason_lv: str
    reason_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDeadline:
    """Where the deadline moves, by which act and why."""

    closes_at: datetime
    results_by: date | None
    act: Act
    act_number: str
    act_date: date
    reason_lv: str
    reason_en: str = ""


Values = Mapping[str, Any]
"""New values of columns, by their names."""
