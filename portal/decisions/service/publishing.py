"""The one act by which results become public and every applicant is told."""

from collections.abc import Sequence
from datetime import datetime

from portal.audit import service as audit
from portal.competitions.models import Competition
from portal.competitions.types import STEPS, Move
from portal.database import transaction
from portal.decisions import messages
from portal.decisions.models import Publication
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import docket_of
from portal.decisions.queries.recipients import Recipient, recipients_of
from portal.decisions.queries.results import Result, results_of
from portal.decisions.rules import publishing as rules
from portal.decisions.service._acting import at_the_table
from portal.decisions.types import WhyNot
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if
from portal.notifications import service as notifications
from portal.notifications.types import Message


def confirm(competition: Competition, *, by: int, at: datetime) -> None:
    """Confirm as the first of two people that the results may be published."""
    with at_the_table(competition) as desk:
        refuse_if(rules.reasons_not_to_confirm(_press(desk, docket_of(desk), by=by)))
        confirmed = Publication(competition_id=competition.id, first_by_id=by, first_at=at)
        db.session.add(confirmed)
        audit.record(
            "publication confirmed", confirmed, by=by, at=at, competition_id=competition.id
        )


def take_back(competition: Competition, *, by: int, at: datetime) -> None:
    """Take the first confirmation back, while nothing is published."""
    with at_the_table(competition) as desk:
        publication = desk.publication
        if publication is None or publication.published_at is not None:
            return
        audit.record(
            "publication confirmation taken back",
            publication,
            by=by,
            at=at,
            competition_id=competition.id,
        )
        db.session.delete(publication)


def publish(competition: Competition, *, by: int, at: datetime) -> int:
    """Make the results public and queue every applicant's letter; say how many letters.

    One transaction, once: whoever presses afterwards or at the same moment is refused with
    `ALREADY_PUBLISHED`, and nothing is queued twice. What keeps it once: the competition's row is
    locked, `Publication` is unique, and each letter's key is unique.
    """
    with at_the_table(competition) as desk:
        # Asked before everything is read: the twentieth press should not hold up the first.
        if desk.is_published:
            raise Refused([WhyNot.ALREADY_PUBLISHED])
        results = results_of(desk)
        recipients = recipients_of(desk.to_decide, desk.competition.id)
        docket = docket_of(desk, results=results, recipients=recipients)
        refuse_if(rules.reasons_not_to_go_public(_press(desk, docket, by=by)))
        publication = _published(desk, by=by, at=at)
        desk.competition.stage = STEPS[Move.PUBLISH_RESULTS].after
        worded = [message for _, _, message in letters_of(desk, results, recipients)]
        letters = notifications.queue_all(worded, at=at)
        audit.record(
            "results published",
            publication,
            by=by,
            at=at,
            competition_id=desk.competition.id,
            results=len(results),
            letters=len(letters),
            first_by=publication.first_by_id,
        )
        return len(letters)


def letters_of(
    desk: Desk, results: Sequence[Result], recipients: dict[int, list[Recipient]]
) -> list[tuple[Result, Recipient, Message]]:
    """Return every letter the publication sends, with whom it tells what."""
    meeting = desk.meeting
    if meeting is None:
        return []
    return [
        (
            result,
            recipient,
            messages.result(result, recipient, competition=desk.competition, meeting=meeting),
        )
        for result in results
        for recipient in recipients.get(result.application.id, ())
    ]


def send_test(
    competition: Competition, message: Message, *, to: str, by: int, at: datetime
) -> None:
    """Send a letter, exactly as the applicant will get it, to the person who asks for it.

    It belongs to no application, so no applicant's page and no delivery log shows it.
    """
    with transaction():
        notifications.queue(
            Message(
                key=f"test:{message.key}:{to}:{at.timestamp()}",
                to=to,
                template=message.template,
                language=message.language,
                words=message.words,
                person_id=by,
            ),
            at=at,
        )
        audit.record("test letter sent", competition, by=by, at=at, competition_id=competition.id)


def _press(desk: Desk, docket: rules.Docket, *, by: int) -> rules.Press:
    return rules.Press(
        stage=desk.competition.stage,
        is_published=desk.is_published,
        blockers=rules.reasons_not_to_publish(docket),
        needs_second=desk.competition.municipality.second_person_publishes,
        first_by=desk.publication.first_by_id if desk.publication else None,
        by=by,
    )


def _published(desk: Desk, *, by: int, at: datetime) -> Publication:
    publication = desk.publication
    if publication is None:
        publication = Publication(competition_id=desk.competition.id, first_by_id=by, first_at=at)
        db.session.add(publication)
    else:
        publication.second_by_id = by
    publication.published_at = at
    publication.decision_number = desk.meeting.number if desk.meeting else ""
    return publication
