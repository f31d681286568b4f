"""One application as its coordinator reads it, its clarifications, the criteria to check."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from portal.admission.rules import is_admissible, verdict
from portal.admission.types import Verdict
from portal.applications.models import (
    Application,
    ApplicationVersion,
    Attachment,
    Check,
    Clarification,
)
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind
from portal.database import THING, read_parts
from portal.extensions import db

YES_NO_KINDS = (CriterionKind.ADMINISTRATIVE, CriterionKind.ELIGIBILITY)
_BY_KEY = select(Application).where(Application.id == THING)
_PARTS: Mapping[str, Select[Any]] = {
    "versions": select(ApplicationVersion)
    .where(ApplicationVersion.application_id == THING)
    .order_by(ApplicationVersion.number),
    "checks": select(Check).where(Check.application_id == THING).order_by(Check.id),
    "attachments": select(Attachment)
    .where(Attachment.application_id == THING)
    .order_by(Attachment.id),
}


def find_submitted(id: int) -> Application | None:  # noqa: A002 - the address says id
    """Return an application with everything a coordinator reads and checks."""
    found: Application | None = db.session.scalar(_BY_KEY, {THING.key: id})
    if found is not None:
        read_parts(found, _PARTS)
    return found


def list_clarifications(application_id: int) -> list[Clarification]:
    """Return the clarifications of an application, oldest first."""
    return list(
        db.session.scalars(
            select(Clarification)
            .where(Clarification.application_id == application_id)
            .options(joinedload(Clarification.criterion))
            .order_by(Clarification.id)
        )
    )


def list_checks(application_id: int) -> list[Check]:
    """Return the answers given to the yes-or-no criteria of an application."""
    return list(
        db.session.scalars(
            select(Check).where(Check.application_id == application_id).order_by(Check.id)
        )
    )


def list_yes_no_criteria(competition_id: int) -> list[Criterion]:
    """Return the criteria judged yes or no, administrative first, in their order."""
    return list(
        db.session.scalars(
            select(Criterion)
            .where(Criterion.competition_id == competition_id, Criterion.kind.in_(YES_NO_KINDS))
            .order_by(Criterion.position, Criterion.id)
        )
    )


def verdict_on(application: Application, criteria: Sequence[Criterion]) -> Verdict:
    """Return what the checks of an application add up to."""
    return verdict(len(criteria), given=application.checks_given, failed=application.checks_failed)


def passes_checks(asked: int, *, given: int, failed: int, is_judged: bool) -> bool:
    """Say from their counts whether the checks let an application into the ranking."""
    return is_admissible(verdict(asked, given=given, failed=failed), is_judged=is_judged)
