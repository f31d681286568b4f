"""Making the document a submission freezes (its shape: `rules/content.py`), and reading it back."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.accounts.models import Person
from portal.applications.models import (
    Application,
    ApplicationVersion,
    Attachment,
    CostLine,
    SectionAnswers,
)
from portal.applications.queries import content_of
from portal.applications.queries.drafts import line_of
from portal.applications.rules.content import FORM, canonical
from portal.applications.rules.cost_plan import line_sum, plan_total
from portal.applications.service.filling import TypedLine, build_line
from portal.applications.types import Declaration, Section
from portal.extensions import db
from portal.files.models import StoredFile
from portal.kernel.reference import digest

_ORGANISATION = (
    "name",
    "registration_number",
    "legal_address",
    "iban",
    "bank_name",
    "signatory_name",
    "signatory_position",
    "signatory_basis",
    "contact_name",
    "contact_email",
    "contact_phone",
)


def freeze(
    application: Application, declared: frozenset[Declaration], *, by: Person, at: datetime
) -> ApplicationVersion:
    """Add the next version with the application as it stands; its number must be given."""
    number = len(application.versions) + 1
    text = canonical(_document(application, declared, number, by=by, at=at))
    version = ApplicationVersion(
        number=number,
        content=text,
        digest=digest(text),
        submitted_at=at,
        submitted_by=by,
    )
    application.versions.append(version)
    return version


def first_version(
    content: Mapping[str, Any], *, submitted_at: datetime, by: int | None
) -> ApplicationVersion:
    """Return the only version of what came another way than through the portal.

    `content` says what is known of it, in the shape of the document.
    """
    text = canonical({"form": FORM, "version": 1, **content})
    return ApplicationVersion(
        number=1,
        content=text,
        digest=digest(text),
        submitted_at=submitted_at,
        submitted_by_id=by,
    )


def _document(
    application: Application,
    declared: frozenset[Declaration],
    number: int,
    *,
    by: Person,
    at: datetime,
) -> dict[str, Any]:
    return {
        **preview(application),
        "version": number,
        "submitted": {"at": at.isoformat(), "by": by.name or by.email},
        "declarations": sorted(declared),
    }


def preview(application: Application) -> dict[str, Any]:
    """Return the application as it stands in the shape of the document; it must be whole."""
    competition, organisation = application.competition, application.organisation
    return {
        "form": FORM,
        "number": application.number,
        "competition": {
            "code": competition.code,
            "title_lv": competition.title_lv,
            "title_en": competition.title_en,
            "grant_amount": f"{competition.grant_amount:.2f}",
        },
        "organisation": {
            "kind": organisation.kind.value,
            **{name: getattr(organisation, name) for name in _ORGANISATION},
        },
        "sections": {row.section.value: row.answers for row in application.sections if row.answers},
        "questions": [
            {"code": one.code, "title_lv": one.title_lv, "title_en": one.title_en}
            for one in competition.questions
        ],
        "cost_plan": {
            "lines": [_line(line) for line in application.cost_lines],
            "total": f"{plan_total(line_of(line) for line in application.cost_lines):.2f}",
        },
        "attachments": [_file(one.file) for one in application.attachments],
    }


def _line(line: CostLine) -> dict[str, str]:
    return {
        "category": line.category.value if line.category else "",
        "item": line.item,
        "quantity": f"{(line.quantity or Decimal(0)).normalize():f}",
        "unit": line.unit,
        "unit_price": f"{line.unit_price or 0:.2f}",
        "sum": f"{line_sum(line_of(line)):.2f}",
        "reason": line.reason,
    }


def _file(stored: StoredFile) -> dict[str, Any]:
    return {
        "name": stored.name,
        "media_type": stored.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "file": stored.id,
    }


def restore(
    application: Application, version: ApplicationVersion, *, by: int, at: datetime
) -> None:
    """Put the answers, the plan and the files back as they were submitted."""
    content = content_of(version)
    submitted = content.get("sections", {})
    for row in application.sections:
        row.answers = submitted.get(row.section.value, {})
        row.is_done = True
        row.version += 1
        row.saved_at, row.saved_by_id = at, by
    known = {row.section.value for row in application.sections}
    for name in submitted.keys() - known:
        application.sections.append(
            SectionAnswers(
                section=Section(name),
                answers=submitted[name],
                is_done=True,
                version=1,
                saved_at=at,
                saved_by_id=by,
            )
        )
    plan = content.get("cost_plan", {})
    application.cost_lines = [
        build_line(TypedLine(**{key: line.get(key, "") for key in TypedLine.__slots__}), position)
        for position, line in enumerate(plan.get("lines", []), 1)
    ]
    application.planned = Decimal(plan.get("total", "0.00"))
    application.title = submitted.get("project", {}).get("title", application.title)
    _restore_files(application, content.get("attachments", []), by=by, at=at)


def _restore_files(
    application: Application, files: list[dict[str, Any]], *, by: int, at: datetime
) -> None:
    wanted = {one["file"] for one in files if "file" in one}
    for attachment in list(application.attachments):
        if attachment.file_id in wanted:
            wanted.discard(attachment.file_id)
        else:
            application.attachments.remove(attachment)
    for file_id in sorted(wanted):
        stored = db.session.get(StoredFile, file_id)
        if stored is not None:
            application.attachments.append(Attachment(file=stored, added_at=at, added_by_id=by))
