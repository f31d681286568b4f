"""What a cell may say, and what is said of one that does not."""

from datetime import date, time
from decimal import Decimal

import pytest

from portal.institutions.types import Period, Region
from portal.support.delivery.types import Mark
from portal.support.intake.rules import cells
from portal.support.intake.rules.cells import BadCell
from portal.support.intake.types import Wrong
from portal.support.outcomes.types import WhyNone


def fault(read, text):
    with pytest.raises(BadCell) as raised:
        read(text)
    return raised.value.wrong


@pytest.mark.parametrize(
    ("read", "text", "value"),
    [
        (cells.code, "A-2019_1.b", "A-2019_1.b"),
        (cells.codes, "A|B", ("A", "B")),
        (cells.day, "2020-02-29", date(2020, 2, 29)),
        (cells.clock_time, "00:00", time(0, 0)),
        (cells.clock_time, "23:59", time(23, 59)),
        (cells.whole(1, 1440), "1440", 1440),
        (cells.amount, "12.50", Decimal("12.50")),
        (cells.amount, "1 234,5", Decimal("1234.50")),
        (cells.one_of(Period), "summer", Period.SUMMER),
        (cells.some_of(WhyNone), "motivation|peers", (WhyNone.MOTIVATION, WhyNone.PEERS)),
        (cells.each_of(Mark), "attended|attended", (Mark.ATTENDED, Mark.ATTENDED)),
        (cells.yes_or_no, "no", False),
        (cells.grade, "C4", "C4"),
        (cells.school_year, "2019/2020", "2019/2020"),
        (cells.region, "Rīgas reģions", Region.RIGA_REGION),
        (cells.region, "pieriga", Region.RIGA_REGION),
        (cells.region, "riga", Region.RIGA),
        (cells.personal_code, "320101-12345", "32010112345"),
        (cells.words, "  Divi\r\nzemi vērtējumi ", "Divi\nzemi vērtējumi"),
        (cells.words, "- kavē stundas", "- kavē stundas"),
    ],
)
def test_a_sound_cell_is_read(read, text, value):
    assert read(text) == value


@pytest.mark.parametrize(
    ("read", "text", "wrong"),
    [
        (cells.code, "Ā1", Wrong.NOT_A_CODE),
        (cells.code, "A 1", Wrong.NOT_A_CODE),
        (cells.code, "-1", Wrong.NOT_A_CODE),
        (cells.code, "A" * 61, Wrong.NOT_A_CODE),
        (cells.codes, "A||B", Wrong.NOT_A_CODE),
        (cells.codes, "A|A", Wrong.NAMED_TWICE),
        (cells.day, "2019-02-29", Wrong.NOT_A_DAY),
        (cells.day, "14.04.2020", Wrong.NOT_A_DAY),
        (cells.day, "20200414", Wrong.NOT_A_DAY),
        (cells.day, "2020-W16-2", Wrong.NOT_A_DAY),
        (cells.clock_time, "24:00", Wrong.NOT_A_TIME),
        (cells.clock_time, "8:00", Wrong.NOT_A_TIME),
        (cells.clock_time, "08:00:00", Wrong.NOT_A_TIME),
        (cells.whole(1, 1440), "0", Wrong.NOT_A_NUMBER),
        (cells.whole(1, 1440), "1441", Wrong.NOT_A_NUMBER),
        (cells.whole(1, 1440), "40.0", Wrong.NOT_A_NUMBER),
        (cells.whole(1, 1440), "٤٠", Wrong.NOT_A_NUMBER),
        (cells.amount, "-1", Wrong.NOT_AN_AMOUNT),
        (cells.amount, "1.234", Wrong.NOT_AN_AMOUNT),
        (cells.one_of(Period), "3", Wrong.NOT_ONE_OF),
        (cells.some_of(WhyNone), "peers|peers", Wrong.NAMED_TWICE),
        (cells.yes_or_no, "jā", Wrong.NOT_ONE_OF),
        (cells.grade, "13", Wrong.NOT_ONE_OF),
        (cells.school_year, "2019/2021", Wrong.NOT_A_SCHOOL_YEAR),
        (cells.region, "Sēlija", Wrong.NOT_ONE_OF),
        (cells.personal_code, "1234", Wrong.NOT_A_PERSONAL_CODE),
        (cells.personal_code, "990101-12345", Wrong.NOT_A_PERSONAL_CODE),
    ],
)
def test_an_unsound_cell_is_refused_with_its_reason(read, text, wrong):
    assert fault(read, text) is wrong


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+1", "-1", "+cmd|' /C calc'!A0", "=", "-cmd"]
)
def test_a_formula_is_no_text(text):
    assert fault(cells.words, text) is Wrong.FORMULA


def test_only_so_much_of_a_long_cell_is_quoted():
    with pytest.raises(BadCell) as raised:
        cells.day("9" * 500)
    assert len(raised.value.values["value"]) == 60
