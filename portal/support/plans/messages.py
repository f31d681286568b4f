"""What people are told by letter about plans: the plan's number, never a word about the pupil."""

from collections.abc import Iterable
from datetime import datetime

from portal.accounts.models import Person
from portal.kernel.clock import RIGA
from portal.notifications.types import Message
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk, Move

PAGE_OF = {
    Desk.HEAD: "approvals.head",
    Desk.MUNICIPALITY: "approvals.municipality",
    Desk.AGENCY: "approvals.agency",
}
"""Where each desk approves."""
SCHOOL_LEARNS = {Move.RETURN: "returned", Move.SUSPEND: "suspended", Move.LEAVE: "stopped"}
"""The letter in which author and head learn of a move."""
PROVIDERS_LEARN = frozenset({Move.SUSPEND, Move.LEAVE})
"""Of these those learn too who would have gone on giving support."""


def waiting(
    plan: SupportPlan, desk: Desk, people: Iterable[Person], *, at: datetime
) -> list[Message]:
    """Tell those whose turn it is; once a day, because plans come in dozens."""
    day = f"{at.astimezone(RIGA):%Y%m%d}"
    return [
        _letter(
            "waiting",
            f"plans-waiting:{desk.value}:{person.id}:{day}",
            plan,
            person,
            page=PAGE_OF[desk],
        )
        for person in people
    ]


def at_school(
    plan: SupportPlan, move: Move, people: Iterable[tuple[Person, bool]], *, at: datetime
) -> list[Message]:
    """Tell author (True) and heads what became of a plan; why stays in the portal."""
    name = SCHOOL_LEARNS[move]
    return [
        _letter(
            name,
            f"plan-{name}:{plan.id}:{at:%Y%m%d%H%M%S}:{person.id}",
            plan,
            person,
            is_author=is_author,
            state=plan.state.value,
        )
        for person, is_author in people
    ]


def to_providers(
    plan: SupportPlan, move: Move, people: Iterable[Person], *, at: datetime
) -> list[Message]:
    """Tell those who give support that nothing more is proposed; why stays in the portal."""
    return [
        _letter(
            "no_more_sessions",
            f"plan-no-more-sessions:{plan.id}:{at:%Y%m%d%H%M%S}:{person.id}",
            plan,
            person,
            is_suspended=move is Move.SUSPEND,
        )
        for person in people
    ]


def approved(plan: SupportPlan, author: Person, *, at: datetime) -> Message:
    """Tell the author that every desk has approved the plan."""
    return _letter("approved", f"plan-approved:{plan.id}:{at:%Y%m%d%H%M%S}", plan, author)


def approved_today(plan: SupportPlan, head: Person, *, at: datetime) -> Message:
    """Tell a head that plans are approved; once a day, because they are approved in dozens."""
    return _daily("approved_today", plan, plan.school_id, head, at=at)


def handed_over(plan: SupportPlan, people: Iterable[Person], *, at: datetime) -> list[Message]:
    """Tell the school that was left; once a day, because a whole school may close."""
    return [_daily("handed_over", plan, plan.school_id, one, at=at) for one in people]


def received(plan: SupportPlan, people: Iterable[Person], *, at: datetime) -> list[Message]:
    """Tell the school the pupil has come to."""
    key = plan.handed_to_id or 0
    return [_daily("received", plan, key, one, at=at) for one in people]


def names_opened(
    plan: SupportPlan, people: Iterable[Person], *, opened_id: int, until: datetime
) -> list[Message]:
    """Tell those who lead the school that the agency opened the names of a plan."""
    return [
        _letter("names_opened", f"names-opened:{opened_id}:{person.id}", plan, person, until=until)
        for person in people
    ]


def _daily(
    template: str, plan: SupportPlan, school_id: int, person: Person, *, at: datetime
) -> Message:
    day = f"{at.astimezone(RIGA):%Y%m%d}"
    return _letter(template, f"plans-{template}:{school_id}:{person.id}:{day}", plan, person)


def _letter(template: str, key: str, plan: SupportPlan, person: Person, **words: object) -> Message:
    return Message(
        key=key,
        to=person.email,
        template=f"plans/{template}",
        language=person.language,
        words={"code": plan.code, "school": plan.school.name, **words},
        person_id=person.id,
    )
