"""Freezing, until the domain of applications does it."""

from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.applications.models import Application, ApplicationVersion
from portal.applications.rules.content import FORM, canonical
from portal.applications.types import Declaration
from portal.kernel.reference import digest


def freeze(
    application: Application, declared: frozenset[Declaration], *, by: Person, at: datetime
) -> None:
    """Add the first version."""
    organisation, competition = application.organisation, application.competition
    names = (
        "name registration_number legal_address iban bank_name signatory_name signatory_position"
        " signatory_basis contact_name contact_email contact_phone"
    )
    document: dict[str, Any] = {
        "form": FORM,
        "number": application.number,
        "version": 1,
        "competition": {
            "code": competition.code,
            "title_lv": competition.title_lv,
            "title_en": competition.title_en,
            "grant_amount": f"{competition.grant_amount:.2f}",
        },
        "submitted": {"at": at.isoformat(), "by": by.name},
        "organisation": {
            "kind": organisation.kind.value,
            **{name: getattr(organisation, name) for name in names.split()},
        },
        "sections": {row.section.value: row.answers for row in application.sections},
        "questions": [],
        "cost_plan": {
            "lines": [
                {
                    "category": line.category.value if line.category else "",
                    "item": line.item,
                    "quantity": f"{line.quantity}",
                    "unit": line.unit,
                    "unit_price": f"{line.unit_price:.2f}",
                    "sum": f"{(line.quantity or 0) * (line.unit_price or 0):.2f}",
                    "reason": line.reason,
                }
                for line in application.cost_lines
            ],
            "total": f"{application.planned:.2f}",
        },
        "attachments": [],
        "declarations": sorted(declared),
    }
    text = canonical(document)
    application.versions.append(
        ApplicationVersion(
            number=1, content=text, digest=digest(text), submitted_at=at, submitted_by=by
        )
    )
