"""What people are told by letter about plans: the plan's number, never a word about the pupil."""

from collections.abc import Iterable
from datetime import datetime

from portal.accounts.models import Person
from portal.kernel.clock import RIGA
from portal.notifications.types import Message
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import Desk

PAGE_OF = {
    Desk.HEAD: "approvals.head",
    Desk.MUNICIPALITY: "approvals.municipality",
    Desk.AGENCY: "approvals.agency",
}
"""Where each desk approves."""


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


def returned(plan: SupportPlan, author: Person, *, at: datetime) -> Message:
    """Tell the author that an approver gave the plan back; the comment stays in the portal."""
    return _letter("returned", f"plan-returned:{plan.id}:{at:%Y%m%d%H%M%S}", plan, author)


def approved(plan: SupportPlan, author: Person, *, at: datetime) -> Message:
    """Tell the author that every desk has approved the plan."""
    return _letter("approved", f"plan-approved:{plan.id}:{at:%Y%m%d%H%M%S}", plan, author)


def names_opened(
    plan: SupportPlan, people: Iterable[Person], *, opened_id: int, until: datetime
) -> list[Message]:
    """Tell those who lead the school that the agency opened the names of a plan."""
    return [
        _letter("names_opened", f"names-opened:{opened_id}:{person.id}", plan, person, until=until)
        for person in people
    ]


def _letter(template: str, key: str, plan: SupportPlan, person: Person, **words: object) -> Message:
    return Message(
        key=key,
        to=person.email,
        template=f"plans/{template}",
        language=person.language,
        words={"code": plan.code, "school": plan.school.name, **words},
        person_id=person.id,
    )
