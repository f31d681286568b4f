"""One ZIP, one workbook: the same rows; nothing dangerous is unpacked (security S47)."""

import io
import struct
import zipfile
from datetime import date, time

import pytest
from openpyxl import Workbook, load_workbook

from portal.support.intake.types import Wrong


def packed(contents, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(workbook, **parts):
    """A workbook with parts put in or replaced."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    return packed(contents | parts)


def whole(sheets):
    sheets.plan()
    sheets.add("sessions", starts_at="14:10")
    return sheets


def test_an_archive_holds_the_same_rows_in_whatever_folder(import_, sheets):
    contents = {f"mape/{name}": content for name, content in whole(sheets).contents().items()}
    junk = {"mape/": b"", "__MACOSX/._plans.csv": b"x", "mape/.DS_Store": b"x"}
    assert import_({"dati.zip": packed(contents | junk)})["sessions"] == (1, 0, 0)
    assert import_(sheets)["sessions"] == (0, 0, 1)


def test_so_does_a_workbook_with_a_sheet_for_each_file(import_, sheets):
    assert import_({"dati.xlsx": whole(sheets).workbook()})["sessions"] == (1, 0, 0)
    assert import_(sheets)["sessions"] == (0, 0, 1)


def test_dates_times_and_numbers_of_a_workbook_are_read_as_such(import_, sheets):
    sheets.plan()
    row = {"held_on": date(2019, 10, 7), "starts_at": time(14, 10), "minutes": 40.0}
    sheets.add("sessions", **row)
    assert import_({"dati.xlsx": sheets.workbook()})["sessions"] == (1, 0, 0)


def test_a_formula_in_a_workbook_is_refused_with_its_place(faults, sheets):
    book = load_workbook(io.BytesIO(sheets.workbook()))
    book["pupils"]["B2"] = "=1+1"
    out = io.BytesIO()
    book.save(out)
    found = faults({"dati.xlsx": out.getvalue()})
    assert found == [("dati.xlsx/pupils", 2, "first_name", Wrong.FORMULA)]


def test_a_sheet_that_is_none_of_the_format_is_named(faults):
    out = io.BytesIO()
    Workbook().save(out)
    assert faults({"dati.xlsx": out.getvalue()}) == [("Sheet", 1, "-", Wrong.UNKNOWN_FILE)]


def test_the_same_file_twice_is_refused(faults, sheets):
    contents = sheets.contents() | {"dati.zip": sheets.zipped()}
    assert {wrong for *_, wrong in faults(contents)} == {Wrong.FILE_TWICE}


def bomb():
    return packed({"pupils.csv": b"0" * 50_000_000})


def many():
    return packed({f"{number}.txt": b"" for number in range(2001)})


def encrypted():
    """The flag of encryption set in the table of contents."""
    content = bytearray(packed({"pupils.csv": b"code\n"}, zipfile.ZIP_STORED))
    place = content.index(b"PK\x01\x02") + 8
    content[place : place + 2] = struct.pack("<H", 1)
    return bytes(content)


def with_entities(sheets):
    part = b'<?xml version="1.0"?>' + b" " * 70_000 + b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    return repacked(sheets.workbook(), **{"xl/sharedStrings.xml": part})


@pytest.mark.parametrize(
    ("name", "content", "wrong"),
    [
        ("dati.zip", b"PK\x03\x04 nothing", Wrong.NOT_AN_ARCHIVE),
        ("dati.zip", bomb(), Wrong.TOO_MUCH_INSIDE),
        ("dati.zip", many(), Wrong.TOO_MUCH_INSIDE),
        ("dati.zip", encrypted(), Wrong.PROTECTED),
        ("dati.xlsx", b"code,name\n", Wrong.NOT_AN_ARCHIVE),
        ("dati.xlsx", packed({"xl/workbook.xml": b"<x/>"}), Wrong.NOT_AN_ARCHIVE),
        ("dati.xlsx", bomb(), Wrong.TOO_MUCH_INSIDE),
    ],
)
def test_what_cannot_be_opened_safely_is_not_opened(faults, name, content, wrong):
    assert faults({name: content}) == [(name, 1, "-", wrong)]


def test_a_workbook_that_declares_entities_is_not_opened(faults, sheets):
    found = faults({"dati.xlsx": with_entities(sheets)})
    assert found == [("dati.xlsx", 1, "-", Wrong.NOT_AN_ARCHIVE)]


def test_an_archive_that_is_damaged_half_way_writes_nothing(faults, sheets):
    content = bytearray(sheets.zipped())
    content[60] ^= 0xFF
    assert faults({"dati.zip": bytes(content)})


def test_a_size_the_workbook_only_claims_is_not_believed(import_, sheets):
    workbook = whole(sheets).workbook()
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    claims = page.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"')
    assert claims != page
    part = {"xl/worksheets/sheet1.xml": claims}
    assert import_({"dati.xlsx": repacked(workbook, **part)})["municipalities"] == (1, 0, 0)
