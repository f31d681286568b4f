"""What did the members write? A draft of the commission's reasons, without anybody's name."""

from collections import defaultdict

from sqlalchemy import select

from portal.applications.models import Application
from portal.evaluation.models import Assessment, Conflict, Mark
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db


def drafted_reasons(
    competition_id: int, application_id: int | None = None
) -> dict[int, dict[int, str]]:
    """Join the counted members' reasons, by application and criterion.

    The order within a text follows the words, not the members, so it says nothing about who wrote
    what. Marks by members in conflict are left out.
    """
    asked = (
        select(Assessment.application_id, Mark.criterion_id, Mark.reason)
        .join(Mark, Mark.assessment_id == Assessment.id)
        .join(Application, Application.id == Assessment.application_id)
        .outerjoin(
            Conflict,
            (Conflict.member_id == Assessment.member_id)
            & (Conflict.application_id == Assessment.application_id),
        )
        .where(
            Application.competition_id == competition_id,
            Assessment.status == AssessmentStatus.SUBMITTED,
            Conflict.id.is_(None),
            Mark.reason != "",
        )
        .order_by(Assessment.application_id, Mark.criterion_id, Mark.reason)
    )
    if application_id is not None:
        asked = asked.where(Application.id == application_id)
    texts: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, criterion_id, reason in db.session.execute(asked):
        if reason not in texts[key][criterion_id]:
            texts[key][criterion_id].append(reason)
    return {
        key: {criterion_id: "\n".join(parts) for criterion_id, parts in by_criterion.items()}
        for key, by_criterion in texts.items()
    }
