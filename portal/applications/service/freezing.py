"""Making the document a submission freezes (its shape: `rules/content.py`), and reading it back."""

from collections.abc import Collection, Mapping
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
from portal.applications.rules.content import FORM, canonical, corrected
from portal.applications.rules.cost_plan import line_sum, plan_total
from portal.applications.service.filling import LONGEST_TITLE, TypedLine, build_line
from portal.applications.types import Declaration, Section
from portal.extensions import db
from portal.files.models import StoredFile
from portal.kernel.reference import digest
from portal.kernel.text import folded

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
    document = {**preview(application), "declarations": sorted(declared)}
    return freeze_document(application, document, by=by, at=at)


def correction_of(application: Application, sections: Collection[Section]) -> dict[str, Any]:
    """Return the document in force with these sections alone as they stand."""
    return corrected(content_of(application.versions[-1]), preview(application), sections)


def freeze_document(
    application: Application, document: Mapping[str, Any], *, by: Person, at: datetime
) -> ApplicationVersion:
    """Add the next version with this document; who submits it and when is written into it."""
    number = len(application.versions) + 1
    submitted = {"at": at.isoformat(), "by": by.name or by.email}
    text = canonical({**document, "version": number, "submitted": submitted})
    version = ApplicationVersion(
        number=number,
        content=text,
        digest=digest(text),
        submitted_at=at,
        submitted_by=by,
    )
    application.versions.append(version)
    _show_by(application, document)
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


def _show_by(application: Application, content: Mapping[str, Any]) -> None:
    """Let lists show the application by what is in force."""
    title = content.get("sections", {}).get("project", {}).get("title", "")
    if title:
        application.title = title[:LONGEST_TITLE]
        application.folded_title = folded(application.title)
    if content.get("cost_plan"):
        application.planned = Decimal(content["cost_plan"]["total"])


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
    application: Application,
    version: ApplicationVersion,
    *,
    by: int,
    at: datetime,
    keep: Collection[Section] = (),
) -> None:
    """Put the answers, the plan and the files back as they were submitted, but for some sections.

    A part the document does not have, as of what came on paper, stays as it is.
    """
    content = content_of(version)
    if "sections" in content:
        _restore_answers(application, content["sections"], by=by, at=at, keep=keep)
    if "cost_plan" in content and Section.COST_PLAN not in keep:
        lines = content["cost_plan"].get("lines", [])
        application.cost_lines = [
            build_line(_typed(line), position) for position, line in enumerate(lines, 1)
        ]
    if "attachments" in content and Section.ATTACHMENTS not in keep:
        _restore_files(application, content["attachments"], by=by, at=at)
    _show_by(application, content)


def _typed(line: Mapping[str, str]) -> TypedLine:
    return TypedLine(**{key: line.get(key, "") for key in TypedLine.__slots__})


def _restore_answers(
    application: Application,
    submitted: Mapping[str, Any],
    *,
    by: int,
    at: datetime,
    keep: Collection[Section],
) -> None:
    for row in application.sections:
        answers = submitted.get(row.section.value, {})
        if row.section not in keep and (row.answers != answers or not row.is_done):
            row.answers = answers
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
