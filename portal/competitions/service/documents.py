"""The documents of a competition and their versions."""

from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from portal.competitions import rules
from portal.competitions.models import Competition, Document, DocumentVersion
from portal.competitions.service._changing import locked, record
from portal.competitions.types import DocumentKind, Stage, WhyNotChanged
from portal.database import transaction
from portal.extensions import db
from portal.files import service as files
from portal.files.types import DOCUMENTS
from portal.kernel.refusal import Refused, refuse_if

LIMIT = 20_000_000


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came, with a word on what is new in it."""

    stream: BinaryIO
    name: str
    note: str = ""


def publish(
    competition: Competition,
    kind: DocumentKind,
    titles: tuple[str, str],
    upload: Upload,
    *,
    by: int,
    at: datetime,
) -> DocumentVersion:
    """Add a document of a kind with its first version.

    A document the competition has only one of gets a new version instead, should somebody else
    have added it meanwhile. Raises `Refused` with the reasons when the file is not taken.
    """
    with transaction():
        competition = locked(competition.id)
        same = [one for one in competition.documents if one.kind is kind]
        if same and kind is not DocumentKind.SCHOOL_PLAN:
            return add_version(competition, same[0], upload, by=by, at=at)
        position = max((one.position for one in competition.documents), default=0) + 1
        document = Document(
            kind=kind, position=position, title_lv=titles[0], title_en=titles[1], versions=[]
        )
        competition.documents.append(document)
        db.session.flush()
        return add_version(competition, document, upload, by=by, at=at)


def add_version(
    competition: Competition,
    document: Document,
    upload: Upload,
    *,
    by: int,
    at: datetime,
) -> DocumentVersion:
    """Put a new version in force; the older ones stay readable.

    Raises `Refused` with the reasons of `files.service.keep` when the file is not taken.
    """
    with transaction():
        competition = locked(competition.id)
        refuse_if(rules.reasons_not_to_reword(competition.stage))
        stored = files.keep(
            upload.stream, name=upload.name, kinds=DOCUMENTS, limit=LIMIT, by=by, at=at
        )
        held = next((one for one in competition.documents if one.id == document.id), document)
        version = DocumentVersion(
            number=max((one.number for one in held.versions), default=0) + 1,
            file_id=stored.id,
            published_at=at,
            note=upload.note,
        )
        held.versions.append(version)
        db.session.flush()
        record(
            "document version added",
            competition,
            by=by,
            at=at,
            kind=held.kind.value,
            number=version.number,
            file=stored.name,
            sha256=stored.sha256,
            note=upload.note,
        )
        return version


def remove_document(competition: Competition, key: int, *, by: int, at: datetime) -> None:
    """Remove a document the public has never seen."""
    with transaction():
        competition = locked(competition.id)
        document = next((one for one in competition.documents if one.id == key), None)
        if document is None:
            raise Refused([WhyNotChanged.GONE])
        if competition.stage not in {Stage.DRAFT, Stage.APPROVED}:
            raise Refused([WhyNotChanged.PUBLISHED])
        competition.documents.remove(document)
        record("document removed", competition, by=by, at=at, kind=document.kind.value)
