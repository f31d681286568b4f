"""Names, sizes and content of files, without an app."""

import io
import struct
import zipfile
import zlib

import pytest

from portal.files import rules
from portal.files.content import look_at
from portal.files.rules import Look
from portal.files.types import ATTACHMENTS, DOCUMENTS, Kind, WhyNotKept

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n"


def png(wide=1, high=1):
    def chunk(name, body):
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (wide + 1) * min(high, 4))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def jpg(wide=2, high=3):
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9 + frame + b"\xff\xd9"


def zipped(*parts, packing=zipfile.ZIP_DEFLATED):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return made.getvalue()


DOCX = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>"))
XLSX = zipped(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<w/>"))
EDOC = zipped(("mimetype", "application/vnd.etsi.asic-e+zip"), ("a.pdf", PDF))
ODT = zipped(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>"))
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOC = OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le")


@pytest.fixture
def kinds_of():
    return lambda content: look_at(io.BytesIO(content))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plāns.PDF", "plāns.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\anna\\tāme 1.xlsx", "tāme 1.xlsx"),
        ("a\x00b\r\nc\u202ed.pdf", "abcd.pdf"),
        ("  divi   vārdi .pdf", "divi vārdi.pdf"),
        ("e\u0304.pdf", "ē.pdf"),
        ("<script>.pdf", "<script>.pdf"),
        (".pdf", ""),
        ("pdf", ""),
        ("...pdf", ""),
        ("", ""),
        ("\u202e.pdf", ""),
        ("x" * 400 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_a_name_is_kept_as_data_only(given, kept):
    assert rules.clean_name(given) == kept


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a.pdf", []),
        ("a.jpeg", []),
        ("a.html", [WhyNotKept.KIND_NOT_ALLOWED]),
        ("a.svg", [WhyNotKept.KIND_NOT_ALLOWED]),
        ("a.txt", [WhyNotKept.KIND_NOT_ALLOWED]),
        ("a.pdf.exe", [WhyNotKept.KIND_NOT_ALLOWED]),
        ("a.zip", [WhyNotKept.KIND_NOT_ALLOWED]),
        ("no ending", [WhyNotKept.UNUSABLE_NAME]),
    ],
)
def test_only_named_kinds_are_taken(name, why):
    assert rules.reasons_not_to_keep_name(name, ATTACHMENTS) == why


def test_a_picture_is_not_taken_where_documents_are_asked_for():
    assert rules.reasons_not_to_keep_name("a.png", DOCUMENTS) == [WhyNotKept.KIND_NOT_ALLOWED]


@pytest.mark.parametrize(
    ("size", "why"),
    [(0, [WhyNotKept.EMPTY]), (1, []), (10, []), (11, [WhyNotKept.TOO_LARGE])],
)
def test_the_limit_itself_is_allowed(size, why):
    assert rules.reasons_not_to_keep_size(size, 10) == why


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (PDF, {Kind.PDF}),
        (png(), {Kind.PNG}),
        (jpg(), {Kind.JPG}),
        (DOCX, {Kind.DOCX}),
        (XLSX, {Kind.XLSX}),
        (ODT, {Kind.ODT}),
        (EDOC, {Kind.EDOC, Kind.ASICE}),
        (DOC, {Kind.DOC}),
        (b"<html><script>alert(1)</script>", set()),
        (b"MZ" + b"\0" * 400, set()),
        (b"%PDF-1.7 without an end", set()),
        (b"<script></script>" + PDF, set()),
        (PDF + DOCX, set()),
        (png() + zipped(("a.html", "x")), set()),
        (b"\x89PNG\r\n\x1a\nrest", set()),
        (b"\xff\xd8\xff\xe0rest", set()),
        (zipped(("a.txt", "x")), set()),
        (b"PK\x03\x04broken", set()),
        (OLE + b"\0" * 600, set()),
        (
            zipped(
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", "<w/>"),
                ("word/vbaProject.bin", "x"),
            ),
            set(),
        ),
        (
            zipped(
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/x">'),
            ),
            set(),
        ),
        (zipped(("[Content_Types].xml", ""), ("xl/workbook.xml", ""), ("../up", "")), set()),
        (b"", set()),
    ],
)
def test_content_is_what_it_is_whatever_its_name(kinds_of, content, kinds):
    assert kinds_of(content).kinds == kinds


def test_a_sealed_office_file_asks_for_one_without_a_password(kinds_of):
    look = kinds_of(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))

    assert rules.reasons_not_to_keep_content(Kind.DOCX, look) == [WhyNotKept.PROTECTED]


def test_a_bomb_is_refused_by_its_list_of_entries(kinds_of):
    bomb = zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", b"\0" * 30_000_000))

    why = rules.reasons_not_to_keep_content(Kind.DOCX, kinds_of(bomb))

    assert why == [WhyNotKept.TOO_MUCH_INSIDE]


def test_a_picture_of_few_bytes_and_many_pixels_is_refused(kinds_of):
    look = kinds_of(png(30_000, 30_000))

    assert rules.reasons_not_to_keep_content(Kind.PNG, look) == [WhyNotKept.TOO_MANY_PIXELS]


@pytest.mark.parametrize(
    ("pixels", "why"),
    [(rules.MOST_PIXELS, []), (rules.MOST_PIXELS + 1, [WhyNotKept.TOO_MANY_PIXELS])],
)
def test_the_most_pixels_are_allowed(pixels, why):
    look = Look(kinds=frozenset({Kind.PNG}), pixels=pixels)

    assert rules.reasons_not_to_keep_content(Kind.PNG, look) == why
