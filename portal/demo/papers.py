"""The eleven documents of a call, each a short paper of its own (facts 2.7)."""

from datetime import datetime, timedelta

from portal.competitions.models import Competition, Document, DocumentVersion
from portal.competitions.types import DocumentKind
from portal.extensions import db
from portal.files.models import StoredFile
from portal.files.paper import compile_paper
from portal.files.service import keep_made

_TITLES = {
    DocumentKind.REGULATIONS: "Konkursa nolikums",
    DocumentKind.FORM: "Projekta iesnieguma veidlapa",
    DocumentKind.GUIDELINES: "Metodoloģiskās vadlīnijas",
    DocumentKind.LUMP_SUM: "Vienreizējā maksājuma piemērošanas metodika",
    DocumentKind.CRITERIA: "Projektu iesniegumu vērtēšanas kritēriji",
    DocumentKind.PARTNER: "Sadarbības partnera apliecinājums",
    DocumentKind.AT_RISK: "Apliecinājums par iesaistītajiem jauniešiem",
    DocumentKind.PUBLICITY: "Projekta publicitāte un vizuālā identitāte",
    DocumentKind.MUNICIPAL_PLAN: "Pašvaldības preventīvo pasākumu plāns",
    DocumentKind.SCHOOL_PLAN: "Skolas preventīvo pasākumu plāns",
    DocumentKind.PROGRAMME: "Darbības programmas īstenošanas noteikumi",
}
_TEXT = (
    "Šis ir parauga dokuments. Tas rāda, kā konkursa dokumenti izskatās portālā, un nav"
    " spēkā esošs tiesību akts."
)


def add_documents(competition: Competition, *, by: int, amended_at: datetime | None = None) -> None:
    """Add every document; the regulations twice when the call was amended."""
    published = competition.announced_at or competition.created_at
    for position, kind in enumerate(DocumentKind, 1):
        versions = [_version(competition, kind, 1, by=by, at=published)]
        if kind is DocumentKind.REGULATIONS and amended_at is not None:
            versions.append(_version(competition, kind, 2, by=by, at=amended_at))
        db.session.add(
            Document(competition_id=competition.id, position=position, kind=kind, versions=versions)
        )


def _version(
    competition: Competition, kind: DocumentKind, number: int, *, by: int, at: datetime
) -> DocumentVersion:
    return DocumentVersion(
        number=number,
        published_at=at,
        note="Pagarināts iesniegšanas termiņš." if number > 1 else "",
        file=_file(competition, kind, number, by=by, at=at),
    )


def _file(
    competition: Competition, kind: DocumentKind, number: int, *, by: int, at: datetime
) -> StoredFile:
    paper = compile_paper(
        "_sample_document",
        {
            "lang": "lv",
            "title": _TITLES[kind],
            "issuer": competition.municipality.name,
            "address": competition.municipality.address,
            "place": competition.municipality.place,
            "date": f"{(at - timedelta(days=2)):%d.%m.%Y}.",
            "number": f"{competition.code}, {number}. redakcija",
            "text": f"{competition.title_lv}\n\n{_TEXT}",
        },
    )
    name = f"{_TITLES[kind]}.pdf"
    return keep_made(paper, name=name, media_type="application/pdf", by=by, at=at)
