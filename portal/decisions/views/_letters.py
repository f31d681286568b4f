"""The letters of a publication, worded exactly as they will be sent."""

from dataclasses import dataclass

from portal.decisions.queries.desk import Desk
from portal.decisions.queries.recipients import Recipient, recipients_of
from portal.decisions.queries.results import Result, results_of
from portal.decisions.queries.sight import in_conflict_with
from portal.decisions.service.publishing import letters_of
from portal.decisions.types import Grounds
from portal.notifications.types import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One letter that waits for publication."""

    result: Result
    recipient: Recipient
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """All the letters, for the pages that count and show them."""

    drafts: list[Draft]
    results: list[Result]
    recipients: dict[int, list[Recipient]]

    def of(self, grounds: frozenset[Grounds]) -> list[Draft]:
        """The letters of some kinds; all when none is named."""
        return [one for one in self.drafts if not grounds or one.result.grounds in grounds]

    def count(self, *grounds: Grounds) -> int:
        """How many applicants get a letter of these kinds."""
        return sum(1 for one in self.results if one.grounds in grounds)


def post_of(desk: Desk, person_id: int) -> Post:
    """Gather the letters; a member of the commission does not see those of a conflict."""
    hidden = in_conflict_with(desk, person_id)
    results = results_of(desk)
    recipients = recipients_of(desk.to_decide, desk.competition.id)
    shown = [one for one in results if one.application.id not in hidden]
    return Post(
        drafts=[
            Draft(result=result, recipient=to, message=message)
            for result, to, message in letters_of(desk, shown, recipients)
        ],
        results=results,
        recipients=recipients,
    )
