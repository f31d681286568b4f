"""The words of support plans: states and moves, risks, measures, subjects, reasons to refuse."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class PlanState(StrEnum):
    """The agency's own words (decisions, School 3); the values are those of the import."""

    DRAFT = "draft"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"
    IN_PROGRESS = "in_progress"
    IN_REVISION = "in_revision"
    SUSPENDED = "suspended"
    EVALUATED = "evaluated"
    INACTIVE = "inactive"


class Desk(StrEnum):
    """Whose approval a plan waits for."""

    HEAD = "head"
    MUNICIPALITY = "municipality"
    AGENCY = "agency"


class Move(StrEnum):
    """What can be done with a plan as a whole."""

    SUBMIT = "submit"
    APPROVE = "approve"
    """By the desk it lies on; the last desk makes it approved."""
    RETURN = "return"
    START = "start"
    REVISE = "revise"
    SUSPEND = "suspend"
    RESUME = "resume"
    DELETE = "delete"
    EVALUATE = "evaluate"
    DISCARD = "discard"
    """A revision begun by mistake: the plan is again as it was last approved."""
    LEAVE = "leave"
    """The pupil goes to no school of the programme: the plan is stopped, or never was."""
    HAND_OVER = "hand_over"
    """The pupil moves to another school: the state stays as it was, the old school is shut out."""


@dataclass(frozen=True, slots=True)
class Step:
    """From which states a move goes, and where it leads."""

    before: frozenset[PlanState]
    after: PlanState


STEPS: Mapping[Move, Step] = {
    Move.SUBMIT: Step(frozenset({PlanState.DRAFT, PlanState.IN_REVISION}), PlanState.IN_APPROVAL),
    Move.APPROVE: Step(frozenset({PlanState.IN_APPROVAL}), PlanState.APPROVED),
    Move.RETURN: Step(frozenset({PlanState.IN_APPROVAL}), PlanState.DRAFT),
    Move.START: Step(frozenset({PlanState.APPROVED}), PlanState.IN_PROGRESS),
    Move.REVISE: Step(
        frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS}), PlanState.IN_REVISION
    ),
    Move.SUSPEND: Step(
        frozenset({PlanState.APPROVED, PlanState.IN_APPROVAL, PlanState.IN_PROGRESS}),
        PlanState.SUSPENDED,
    ),
    Move.RESUME: Step(frozenset({PlanState.SUSPENDED}), PlanState.IN_REVISION),
    Move.DELETE: Step(
        frozenset(
            {
                PlanState.DRAFT,
                PlanState.APPROVED,
                PlanState.IN_APPROVAL,
                PlanState.IN_PROGRESS,
            }
        ),
        PlanState.INACTIVE,
    ),
    Move.EVALUATE: Step(
        frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.SUSPENDED}),
        PlanState.EVALUATED,
    ),
    Move.DISCARD: Step(frozenset({PlanState.IN_REVISION}), PlanState.APPROVED),
    Move.LEAVE: Step(
        frozenset(PlanState) - {PlanState.EVALUATED, PlanState.INACTIVE}, PlanState.SUSPENDED
    ),
}
"""The moves of facts 3.3. A plan returned after it has been approved before goes to revision.

A plan in which nothing was ever delivered is still only approved when it is evaluated; a suspended
one is evaluated once it is noted when and why support stopped for good. A discarded revision goes
back to what the plan was, approved or in progress. When a pupil leaves, a plan that was never
approved, and in which nothing was given, becomes inactive.
"""
EDITABLE = frozenset({PlanState.DRAFT, PlanState.IN_REVISION})
"""The author may write in it."""
NEVER_OUTSIDE = frozenset({PlanState.DRAFT, PlanState.INACTIVE})
"""In these states nobody outside the school knows of it, unless it was handed in before."""
IN_FORCE = frozenset(
    {PlanState.APPROVED, PlanState.IN_PROGRESS, PlanState.IN_REVISION, PlanState.IN_APPROVAL}
)
"""Support is given by it, once every desk has approved it: a revision goes on meanwhile."""
OVER = frozenset({PlanState.EVALUATED, PlanState.INACTIVE})
"""Nothing happens with it any more."""


class Stage(StrEnum):
    """Where a measure stands between what is written and what is in force."""

    SETTLED = "settled"
    """What is written is in force, or nothing of the plan ever was."""
    AMENDED = "amended"
    """The plan is on its way to another approval; until then what it kept is in force."""
    DRAFTED = "drafted"
    """Added on that way: nothing of it is in force yet."""


class WhyNotMoved(StrEnum):
    """Why something cannot be done with a plan now."""

    NOT_NOW = "not_now"
    """Its state does not allow it."""
    NOT_YOUR_STEP = "not_your_step"
    OWN_PLAN = "own_plan"
    """Approval of one's own plan is refused (decisions, School 2)."""
    CHANGED = "changed"
    """It is no longer what the person was looking at."""
    NO_COMMENT = "no_comment"
    NO_REASON = "no_reason"
    DELIVERED = "delivered"
    """Something was delivered or spent, so it cannot be deleted."""
    PERIOD_ENDED = "period_ended"
    """A suspended plan is resumed in its own period only."""
    NOT_AN_AUTHOR = "not_an_author"
    """Somebody who does not prepare plans at the school is not given one."""
    TOO_LATE = "too_late"
    """The period ended before the plan was first approved."""
    NOTHING_KEPT = "nothing_kept"
    """Nothing to go back to: sent since, resumed after a stop, or begun before plans were kept."""
    PUPIL_GONE = "pupil_gone"
    """The pupil no longer learns at the school."""


class WhyNotOpened(StrEnum):
    """Why a plan is not begun."""

    ONE_PER_PERIOD = "one_per_period"
    PERIOD_CLOSED = "period_closed"
    NOT_A_PUPIL = "not_a_pupil"
    """The pupil does not learn at the school now."""
    NOT_ON_STAFF = "not_on_staff"


class RiskGroup(StrEnum):
    """The four groups of facts 4.1."""

    LEARNING = "learning"
    SOCIAL = "social"
    ECONOMIC = "economic"
    FAMILY = "family"


SENSITIVE_GROUPS = frozenset({RiskGroup.SOCIAL, RiskGroup.FAMILY})
"""Health and family: code and words are sealed in a table of their own (S75)."""


class Risk(StrEnum):
    """Nineteen items, and „other” in each group with words that say which."""

    OFTEN_ILL = "often_ill"
    SPECIAL_NEEDS = "special_needs"
    ILL_RELATIVE = "ill_relative"
    PREGNANCY_OR_SMALL_CHILD = "pregnancy_or_small_child"
    MARRIAGE_OR_RELATIONSHIP = "marriage_or_relationship"
    ADDICTION = "addiction"
    UNEXCUSED_ABSENCES = "unexcused_absences"
    LEARNING_DIFFICULTIES = "learning_difficulties"
    CONFLICTS_AT_SCHOOL = "conflicts_at_school"
    VIOLENCE = "violence"
    DIFFICULT_ACCESS = "difficult_access"
    MATERIAL_CIRCUMSTANCES = "material_circumstances"
    NO_INTERNET = "no_internet"
    HOME_DUTIES = "home_duties"
    PARENTS_ABSENT = "parents_absent"
    MINDS_SIBLING = "minds_sibling"
    PARENTS_ADDICTION = "parents_addiction"
    FAMILY_CONFLICT = "family_conflict"
    PARENTAL_SUPPORT = "parental_support"
    OTHER_SOCIAL = "other_social"
    OTHER_LEARNING = "other_learning"
    OTHER_ECONOMIC = "other_economic"
    OTHER_FAMILY = "other_family"


RISKS_BY_GROUP: Mapping[RiskGroup, tuple[Risk, ...]] = {
    RiskGroup.LEARNING: (
        Risk.UNEXCUSED_ABSENCES,
        Risk.LEARNING_DIFFICULTIES,
        Risk.CONFLICTS_AT_SCHOOL,
        Risk.VIOLENCE,
        Risk.OTHER_LEARNING,
    ),
    RiskGroup.SOCIAL: (
        Risk.OFTEN_ILL,
        Risk.SPECIAL_NEEDS,
        Risk.ILL_RELATIVE,
        Risk.PREGNANCY_OR_SMALL_CHILD,
        Risk.MARRIAGE_OR_RELATIONSHIP,
        Risk.ADDICTION,
        Risk.OTHER_SOCIAL,
    ),
    RiskGroup.ECONOMIC: (
        Risk.DIFFICULT_ACCESS,
        Risk.MATERIAL_CIRCUMSTANCES,
        Risk.NO_INTERNET,
        Risk.HOME_DUTIES,
        Risk.OTHER_ECONOMIC,
    ),
    RiskGroup.FAMILY: (
        Risk.PARENTS_ABSENT,
        Risk.MINDS_SIBLING,
        Risk.PARENTS_ADDICTION,
        Risk.FAMILY_CONFLICT,
        Risk.PARENTAL_SUPPORT,
        Risk.OTHER_FAMILY,
    ),
}
GROUP_OF: Mapping[Risk, RiskGroup] = {
    risk: group for group, risks in RISKS_BY_GROUP.items() for risk in risks
}


class MeasureKind(StrEnum):
    """The kinds of support of facts 4.3."""

    SUBJECT_CONSULTATION = "subject_consultation"
    SPECIALIST_CONSULTATION = "specialist_consultation"
    CONSULTANT_SUPPORT = "consultant_support"
    ASSISTANT_SUPPORT = "assistant_support"
    LEARNING_AIDS = "learning_aids"
    PERSONAL_ITEMS = "personal_items"
    MEALS = "meals"
    TRANSPORT_PUBLIC = "transport_public"
    TRANSPORT_SPECIAL = "transport_special"
    LODGING = "lodging"
    YOUTH_INITIATIVE = "youth_initiative"


CONSULTATIVE = frozenset(
    {
        MeasureKind.SUBJECT_CONSULTATION,
        MeasureKind.SPECIALIST_CONSULTATION,
        MeasureKind.CONSULTANT_SUPPORT,
        MeasureKind.ASSISTANT_SUPPORT,
    }
)
"""Planned in units and delivered in sessions."""
ECONOMIC = frozenset(
    {
        MeasureKind.LEARNING_AIDS,
        MeasureKind.PERSONAL_ITEMS,
        MeasureKind.MEALS,
        MeasureKind.TRANSPORT_PUBLIC,
        MeasureKind.TRANSPORT_SPECIAL,
        MeasureKind.LODGING,
    }
)
"""Planned as an amount and delivered in claims."""


class Subject(StrEnum):
    """School subjects (facts 4.5); the codes are those of the import."""

    MATHEMATICS = "mathematics"
    LATVIAN = "latvian"
    ENGLISH = "english"
    RUSSIAN = "russian"
    PHYSICS = "physics"
    CHEMISTRY = "chemistry"
    BIOLOGY = "biology"
    HISTORY = "history"
    SOCIAL_STUDIES = "social_studies"
    GEOGRAPHY = "geography"
    SCIENCE = "science"
    COMPUTING = "computing"
    GERMAN = "german"
    MUSIC = "music"
    ART = "art"
    DESIGN_TECHNOLOGY = "design_technology"
    SPORTS = "sports"
    OTHER = "other"
