"""Who may see and do what with a support plan?

Decisions, "Who uses it"; S74: least by default.

The plan comes with its school, author, providers and the names opened for the agency in force.
"""

from enum import StrEnum

from portal.kernel.access import AccessTable, permits
from portal.kernel.identity import Identity, Role
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import NEVER_OUTSIDE, Desk, PlanState
from portal.support.sight.types import Ground, Shown
from portal.support.staff.types import CONFIDED_IN


class Permission(StrEnum):
    """What can be done with a plan."""

    READ = "plan.read"
    """Know that it exists, with its number, school, grade and state."""
    READ_WHOLE = "plan.read_whole"
    """Every measure and the risks of learning and means; a provider reads own measures only."""
    READ_NAMES = "plan.read_names"
    READ_SENSITIVE = "plan.read_sensitive"
    PRINT_WHOLE = "plan.print_whole"
    """On paper with every risk in words, for those who sign it."""
    READ_APPLICATION = "plan.read_application"
    """The signed application and its scan: those who prepare and those who must approve."""
    READ_COMMENTS = "plan.read_comments"
    """Why it was returned or suspended: words about a pupil may stand there."""
    EDIT = "plan.edit"
    GOVERN = "plan.govern"
    """Suspend, resume, revise, delete."""
    ASSIGN = "plan.assign"
    """Give it to another author of the school."""
    DECIDE = "plan.decide"
    """Approve or return it at the desk it lies on."""
    EVALUATE = "plan.evaluate"
    RECEIVE = "plan.receive"
    """Go on with it at the school the pupil has moved to."""
    OPEN_NAMES = "plan.open_names"
    READ_LOOKS = "plan.read_looks"
    """See who looked and why they might."""


def is_at_school(_who: Identity, plan: SupportPlan) -> bool:
    """The pupil still learns where the plan was made."""
    return plan.handed_over_at is None


def is_author(who: Identity, plan: SupportPlan) -> bool:
    """The person prepares this plan and still may prepare plans at that school."""
    is_theirs = plan.author.person_id is not None and plan.author.person_id == who.id
    return is_theirs and who.holds(Role.AUTHOR, plan.school_id)


def is_provider(who: Identity, plan: SupportPlan) -> bool:
    """The person gives support in a measure of this plan."""
    return who.holds(Role.PROVIDER, plan.school_id) and any(
        giver.person_id == who.id for one in plan.measures for giver in one.givers
    )


def is_confided_in(who: Identity, plan: SupportPlan) -> bool:
    """The person gives support in this plan as a specialist who is told of health and family."""
    return who.holds(Role.PROVIDER, plan.school_id) and any(
        giver.person_id == who.id and giver.specialist in CONFIDED_IN
        for one in plan.measures
        for giver in one.givers
    )


def is_head(who: Identity, plan: SupportPlan) -> bool:
    """The person leads the school."""
    return who.holds(Role.HEAD, plan.school_id)


def is_school_coordinator(who: Identity, plan: SupportPlan) -> bool:
    """The person coordinates support at the school."""
    return who.holds(Role.SCHOOL_COORDINATOR, plan.school_id)


def takes_over(who: Identity, plan: SupportPlan) -> bool:
    """The person leads, or prepares plans at, the school the pupil has moved to."""
    return plan.handed_to_id is not None and who.holds_any(
        frozenset({Role.HEAD, Role.AUTHOR}), plan.handed_to_id
    )


def receives(who: Identity, plan: SupportPlan) -> bool:
    """The person prepares plans at the school the pupil has moved to."""
    return plan.handed_to_id is not None and who.holds(Role.AUTHOR, plan.handed_to_id)


def is_municipality(who: Identity, plan: SupportPlan) -> bool:
    """The person coordinates for the municipality that runs the school."""
    return not plan.school.is_of_the_state and who.holds(
        Role.COORDINATOR, plan.school.municipality_id
    )


def is_expert(who: Identity, _plan: SupportPlan) -> bool:
    """The person oversees the programme for the agency."""
    return who.holds(Role.EXPERT)


def was_handed_in(_who: Identity, plan: SupportPlan) -> bool:
    """The plan has left the school at least once; nobody outside sees a draft.

    Of an imported plan the day may not be known.
    """
    return plan.submitted_on is not None or plan.state not in NEVER_OUTSIDE


def lies_with_head(_who: Identity, plan: SupportPlan) -> bool:
    """The plan waits for the head of the school."""
    return plan.state is PlanState.IN_APPROVAL and plan.desk is Desk.HEAD


def lies_with_municipality(_who: Identity, plan: SupportPlan) -> bool:
    """The plan waits for the municipality."""
    return plan.state is PlanState.IN_APPROVAL and plan.desk is Desk.MUNICIPALITY


def lies_with_agency(_who: Identity, plan: SupportPlan) -> bool:
    """The plan waits for the agency."""
    return plan.state is PlanState.IN_APPROVAL and plan.desk is Desk.AGENCY


def opened_names(who: Identity, plan: SupportPlan) -> bool:
    """The person has stated a reason to see the names, not many hours ago."""
    return any(one.person_id == who.id for one in plan.names_opened)


ACCESS: AccessTable = {
    Permission.READ: (
        (is_author, is_at_school),
        (is_provider, is_at_school),
        (is_head, is_at_school),
        (is_school_coordinator, is_at_school),
        (takes_over,),
        (is_municipality, was_handed_in),
        (is_expert, was_handed_in),
    ),
    Permission.READ_WHOLE: (
        (is_author, is_at_school),
        (is_head, is_at_school),
        (is_school_coordinator, is_at_school),
        (takes_over,),
        (is_municipality, was_handed_in),
        (is_expert, was_handed_in),
    ),
    Permission.READ_NAMES: (
        (is_author, is_at_school),
        (is_provider, is_at_school),
        (is_head, is_at_school),
        (is_school_coordinator, is_at_school),
        (takes_over,),
        (is_municipality, lies_with_municipality),
        (is_expert, opened_names),
    ),
    Permission.READ_SENSITIVE: (
        (is_author, is_at_school),
        (is_head, is_at_school),
        (is_confided_in, is_at_school),
        (takes_over,),
    ),
    Permission.PRINT_WHOLE: ((is_author, is_at_school), (is_head, is_at_school), (takes_over,)),
    Permission.READ_APPLICATION: (
        (is_author, is_at_school),
        (is_head, is_at_school),
        (takes_over,),
        (is_municipality, lies_with_municipality),
        (is_expert, opened_names),
    ),
    Permission.READ_COMMENTS: (
        (is_author, is_at_school),
        (is_head, is_at_school),
        (is_school_coordinator, is_at_school),
        (takes_over,),
    ),
    Permission.EDIT: ((is_author, is_at_school),),
    Permission.GOVERN: ((is_author, is_at_school), (is_head, is_at_school)),
    Permission.ASSIGN: ((is_head, is_at_school), (is_school_coordinator, is_at_school)),
    Permission.DECIDE: (
        (is_head, is_at_school, lies_with_head),
        (is_municipality, lies_with_municipality),
        (is_expert, lies_with_agency),
    ),
    Permission.EVALUATE: ((is_author, is_at_school),),
    Permission.RECEIVE: ((receives,),),
    Permission.OPEN_NAMES: ((is_expert, was_handed_in),),
    Permission.READ_LOOKS: ((is_head, is_at_school), (is_school_coordinator, is_at_school)),
}

_GROUNDS = (
    (Ground.AUTHOR, (is_author, is_at_school)),
    (Ground.HEAD, (is_head, is_at_school)),
    (Ground.SCHOOL_COORDINATOR, (is_school_coordinator, is_at_school)),
    (Ground.PROVIDER, (is_provider, is_at_school)),
    (Ground.HEAD, (takes_over,)),
    (Ground.AGENCY_NAMES, (is_expert, opened_names)),
    (Ground.MUNICIPALITY, (is_municipality, was_handed_in)),
    (Ground.AGENCY, (is_expert, was_handed_in)),
)


def ground_of(who: Identity, plan: SupportPlan) -> Ground:
    """Say why the person may see the plan; `Ground.NONE` when they may not."""
    for ground, clause in _GROUNDS:
        if all(holds(who, plan) for holds in clause):
            return ground
    return Ground.NONE


def shown_to(who: Identity, plan: SupportPlan) -> Shown:
    """Say how much of a person a page about this plan shows to them."""
    if permits(ACCESS, Permission.READ_SENSITIVE, who, plan):
        return Shown.SENSITIVE
    if permits(ACCESS, Permission.READ_NAMES, who, plan):
        return Shown.NAMES
    return Shown.NUMBER if permits(ACCESS, Permission.READ, who, plan) else Shown.NOTHING


def shown_openly_to(who: Identity, plan: SupportPlan) -> Shown:
    """Say how much a page shows that keeps the restricted parts closed."""
    shown = shown_to(who, plan)
    return Shown.NAMES if shown is Shown.SENSITIVE else shown
