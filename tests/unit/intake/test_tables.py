"""Reading a file row by row, whatever is wrong with it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.support.intake.rules.tables import csv_rows, rows
from portal.support.intake.types import Sheet, Wrong

HEADER = "code,name,region\n"


def read(content, sheet=Sheet.MUNICIPALITIES):
    if isinstance(content, str):
        content = content.encode()
    faults = []
    raw = csv_rows(io.BytesIO(content), sheet, "f.csv", faults)
    found = list(rows(raw, sheet, "f.csv", faults))
    return found, [(fault.line, fault.column, fault.wrong) for fault in faults]


@pytest.mark.parametrize(
    "content",
    [
        "code,name,region\nLI,Liepāja,Kurzeme\n",
        "code;name;region\nLI;Liepāja;Kurzeme\n",
        "code,name,region\r\nLI,Liepāja,Kurzeme\r\n",
        "code,name,region\rLI,Liepāja,Kurzeme\r",
        "\ufeffcode,name,region\nLI,Liepāja,Kurzeme",
        "region,code,name\nKurzeme,LI,Liepāja\n",
        '"code","name","region"\n"LI","Liepāja","Kurzeme"\n',
        "code,name,region,,\nLI,Liepāja,Kurzeme,,\n",
        "code,name,region\n\n,,\nLI,Liepāja,Kurzeme\n\n",
        " code , name,region\n LI , Liepāja ,Kurzeme\n",
    ],
)
def test_a_table_is_read_however_it_was_saved(content):
    found, faults = read(content)
    assert faults == []
    assert [row.values["name"] for row in found] == ["Liepāja"]


def test_a_column_that_may_be_empty_may_be_left_out():
    found, faults = read("code,name\nLI,Liepāja\n")
    assert faults == []
    assert found[0].values == {"code": "LI", "name": "Liepāja"}


def test_a_row_is_named_by_the_line_it_begins_on():
    text = 'plan,risk,justification\nA,violence,"Divas\nrindas"\nA,nothing,\n'
    found, faults = read(text, Sheet.RISKS)
    assert [row.line for row in found] == [2, 4]
    assert faults == [(4, "risk", Wrong.NOT_ONE_OF)]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("", [(1, "-", Wrong.EMPTY)]),
        ("LI,Liepāja,Kurzeme\n", [(1, "-", Wrong.NO_HEADER)]),
        ("code,name,colour\n", [(1, "colour", Wrong.UNKNOWN_COLUMN)]),
        ("code,region\n", [(1, "name", Wrong.COLUMN_MISSING)]),
        ("code,name,code\n", [(1, "code", Wrong.COLUMN_TWICE)]),
        (HEADER + "LI,Liepāja\n", [(2, "-", Wrong.BROKEN_ROW)]),
        (HEADER + "LI,Liepāja,Kurzeme,x\n", [(2, "-", Wrong.BROKEN_ROW)]),
        (HEADER + 'LI,"Liepāja"x,Kurzeme\n', [(2, "-", Wrong.BROKEN_QUOTES)]),
        (HEADER + 'LI,"Liepāja,Kurzeme\nVE,Ventspils,\n', [(2, "-", Wrong.BROKEN_QUOTES)]),
        (HEADER + ",Liepāja,\n", [(2, "code", Wrong.REQUIRED)]),
        (HEADER + "LI,Lie\x00pāja,\n", [(2, "name", Wrong.UNWRITABLE)]),
        (HEADER + "LI,=A1,\n", [(2, "name", Wrong.FORMULA)]),
        (
            HEADER + "L I,,Nekur\n",
            [
                (2, "code", Wrong.NOT_A_CODE),
                (2, "name", Wrong.REQUIRED),
                (2, "region", Wrong.NOT_ONE_OF),
            ],
        ),
    ],
)
def test_whatever_is_wrong_is_named_with_its_place(content, faults):
    assert read(content)[1] == faults


def test_a_cell_of_ten_megabytes_is_named_by_its_column():
    _, faults = read(HEADER + "LI," + "a" * 10 * 1024 * 1024 + ",\nVE,Ventspils,\n")
    assert faults == [(2, "name", Wrong.TOO_LONG)]


def encoding(content):
    faults = []
    list(csv_rows(io.BytesIO(content), Sheet.MUNICIPALITIES, "f.csv", faults))
    return [(fault.line, fault.wrong, fault.values["encoding"]) for fault in faults]


@pytest.mark.parametrize(
    ("content", "line", "name"),
    [
        ((HEADER + "LI,Liepāja,\n").encode("utf-16"), 1, "UTF-16"),
        ((HEADER + "LI,Liepāja,\n").encode("utf-16-le"), 1, "UTF-16"),
        ((HEADER + "LI,Liepāja,\n").encode("utf-16-be"), 1, "UTF-16"),
        ((HEADER + "LI,Liepāja,\n").encode("utf-32"), 1, "UTF-32"),
        ((HEADER + "VE,Ventspils,\nLI,Liepāja,\n").encode("cp1257"), 3, "Windows-1257"),
        (HEADER.encode() + b"LI,Liep\xff\xfeja,\n", 2, "?"),
    ],
)
def test_another_encoding_is_called_by_its_name(content, line, name):
    assert encoding(content) == [(line, Wrong.NOT_UTF8, name)]


def test_a_character_across_two_chunks_is_no_fault():
    assert encoding(b"a" * ((1 << 20) - 1) + "ā".encode()) == []


def test_a_character_cut_off_at_the_end_is_a_fault():
    assert encoding(HEADER.encode() + "ā".encode()[:1]) == [(2, Wrong.NOT_UTF8, "?")]


@given(st.binary(max_size=300))
def test_whatever_bytes_a_file_holds_they_are_rows_or_faults(content):
    found, faults = read(content)
    assert found or faults or not content.strip()


@given(
    st.lists(
        st.lists(st.text(alphabet='aā1=|",;\n\r\x00\t-', max_size=8), min_size=3, max_size=3),
        max_size=6,
    )
)
def test_whatever_cells_a_file_holds_each_row_is_read_or_named(cells):
    out = io.StringIO()
    csv.writer(out).writerows([["code", "name", "region"], *cells])
    found, faults = read(out.getvalue())
    read_lines = {row.line for row in found if row.is_sound}
    named_lines = {line for line, _, _ in faults}
    assert not read_lines & named_lines
    assert len(read_lines | named_lines) <= len(cells) + 1
