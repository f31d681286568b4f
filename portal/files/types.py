"""The words of files: kinds that may be kept, and the reasons not to keep one."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of file, by its extension; its content must be what the extension says."""

    PDF = "pdf"
    PNG = "png"
    JPG = "jpg"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    DOC = "doc"
    EDOC = "edoc"
    ASICE = "asice"


IMAGES = frozenset({Kind.PNG, Kind.JPG})
SIGNED = frozenset({Kind.EDOC, Kind.ASICE})
ZIPPED = frozenset({Kind.DOCX, Kind.XLSX, Kind.ODT, Kind.EDOC, Kind.ASICE})
DOCUMENTS = frozenset({Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.ODT, Kind.DOC}) | SIGNED
ATTACHMENTS = DOCUMENTS | IMAGES

MEDIA_TYPES: dict[Kind, str] = {
    Kind.PDF: "application/pdf",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.DOC: "application/msword",
    Kind.EDOC: "application/vnd.etsi.asic-e+zip",
    Kind.ASICE: "application/vnd.etsi.asic-e+zip",
}


class WhyNotKept(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNUSABLE_NAME = "unusable_name"
    KIND_NOT_ALLOWED = "kind_not_allowed"
    CONTENT_DIFFERS = "content_differs"
    PROTECTED = "protected"
    TOO_MUCH_INSIDE = "too_much_inside"
    TOO_MANY_PIXELS = "too_many_pixels"
    NO_ROOM = "no_room"
