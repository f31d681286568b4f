"""Entering an application that came on paper, by e-mail or as an e-signed document.

Its document is what the commission reads, so the scan is kept as an attachment of a first version,
frozen like any other.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from sqlalchemy import select

from portal.admission import rules
from portal.admission.types import WhyNotRegister
from portal.applications.models import Application, Attachment
from portal.applications.service import first_version
from portal.applications.types import Channel, Status
from portal.audit.service import record
from portal.competitions.models import Competition
from portal.database import transaction
from portal.extensions import db
from portal.files.models import StoredFile
from portal.files.service import keep
from portal.files.types import Kind as FileKind
from portal.kernel.reference import register_number
from portal.kernel.refusal import refuse_if
from portal.kernel.text import folded
from portal.organisations import service as organisations
from portal.organisations.models import Organisation
from portal.organisations.queries import is_sound_number
from portal.organisations.types import Kind

SCAN_LIMIT = 10 * 1024 * 1024
SCAN_KINDS = (FileKind.PDF, FileKind.EDOC, FileKind.ASICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperApplication:
    """What a coordinator enters from the paper."""

    channel: Channel
    received_at: datetime
    postmark: date | None
    registration_number: str
    organisation: str
    kind: Kind
    email: str
    title: str
    planned: Decimal
    scan: IO[bytes] | None = None
    scan_name: str = ""


def register(
    competition: Competition, paper: PaperApplication, *, by: int, by_name: str, at: datetime
) -> Application:
    """Give the application its place in the register; a late one too, marked as late.

    The organisation is found by its register number, or entered. Raises `Refused`.
    """
    with transaction():
        here = db.session.scalars(
            select(Competition)
            .where(Competition.id == competition.id)
            .with_for_update(of=Competition)
            .execution_options(populate_existing=True)
        ).one()
        refuse_if(_reasons_against(paper, here, at))
        organisation = organisations.find_or_enter(
            paper.registration_number,
            organisations.Details(
                name=paper.organisation, kind=paper.kind, contact_email=paper.email
            ),
            at=at,
        )
        application = _application(here, organisation, paper, by=by, at=at)
        scan = _scan(application, paper, by=by, at=at)
        _freeze(application, paper, scan, by=by, by_name=by_name)
        record(
            "application registered",
            application,
            by=by,
            at=at,
            competition_id=here.id,
            number=application.number,
            channel=paper.channel.value,
            received_at=paper.received_at.isoformat(),
            late=application.is_late,
        )
    return application


def _reasons_against(
    paper: PaperApplication, here: Competition, at: datetime
) -> list[WhyNotRegister]:
    return rules.reasons_not_to_register(
        rules.Arrival(
            stage=here.stage,
            window=here.window,
            channel=paper.channel,
            received_at=paper.received_at,
            postmark=paper.postmark,
            has_title=bool(paper.title),
            has_valid_number=is_sound_number(paper.registration_number),
        ),
        at=at,
    )


def _application(
    competition: Competition,
    organisation: Organisation,
    paper: PaperApplication,
    *,
    by: int,
    at: datetime,
) -> Application:
    application = Application(
        competition=competition,
        organisation=organisation,
        title=paper.title,
        folded_title=folded(paper.title),
        status=Status.SUBMITTED,
        sequence=competition.next_number,
        start_key=f"paper-{secrets.token_hex(8)}",
        channel=paper.channel,
        received_at=paper.received_at,
        postmark_date=paper.postmark if paper.channel is Channel.POST else None,
        is_late=rules.is_late(
            paper.channel,
            received_at=paper.received_at,
            postmark=paper.postmark,
            closes_at=competition.closes_at,
        ),
        registered_by_id=by,
        planned=paper.planned,
        started_at=at,
        touched_at=at,
    )
    competition.next_number += 1
    db.session.add(application)
    db.session.flush()
    return application


def _scan(
    application: Application, paper: PaperApplication, *, by: int, at: datetime
) -> StoredFile | None:
    if paper.scan is None:
        return None
    stored = keep(
        paper.scan, name=paper.scan_name, kinds=SCAN_KINDS, limit=SCAN_LIMIT, by=by, at=at
    )
    db.session.add(
        Attachment(application_id=application.id, file_id=stored.id, added_at=at, added_by_id=by)
    )
    return stored


def _freeze(
    application: Application,
    paper: PaperApplication,
    scan: StoredFile | None,
    *,
    by: int,
    by_name: str,
) -> None:
    content = _document(application, paper, scan, by_name=by_name)
    version = first_version(content, submitted_at=paper.received_at, by=by)
    version.application_id = application.id
    db.session.add(version)


def _document(
    application: Application, paper: PaperApplication, scan: StoredFile | None, *, by_name: str
) -> dict[str, Any]:
    """Return what is known of a paper application, in the shape of every frozen document."""
    organisation, competition = application.organisation, application.competition
    return {
        "number": register_number(competition.code, application.sequence or 0),
        "competition": {
            "code": competition.code,
            "title_lv": competition.title_lv,
            "title_en": competition.title_en,
            "grant_amount": f"{competition.grant_amount:.2f}",
        },
        "submitted": {"at": paper.received_at.isoformat(), "by": by_name},
        "organisation": {
            "name": organisation.name,
            "kind": organisation.kind.value,
            "registration_number": organisation.registration_number,
        },
        "sections": {"project": {"title": paper.title}},
        "attachments": [_attached(scan)] if scan else [],
    }


def _attached(scan: StoredFile) -> dict[str, Any]:
    return {
        "name": scan.name,
        "media_type": scan.media_type,
        "size": scan.size,
        "sha256": scan.sha256,
        "file": scan.id,
    }
