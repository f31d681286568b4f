"""No cell of a table we hand out runs in a spreadsheet."""

import pytest

from portal.web.spreadsheet import csv_response, safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_made_text(start):
    assert safe_cell(start + "HYPERLINK(1)") == "'" + start + "HYPERLINK(1)"


@pytest.mark.parametrize(("value", "cell"), [("Ķīlis = es", "Ķīlis = es"), (None, ""), (7, "7")])
def test_everything_else_stays_as_it_is(value, cell):
    assert safe_cell(value) == cell


def test_cells_with_marks_of_the_format_are_quoted():
    table = csv_response("register", ["a", "b"], [['x;"y"', "line\nbreak"]]).get_data(as_text=True)
    assert table == '\ufeffa;b\r\n"x;""y""";"line\nbreak"\r\n'
