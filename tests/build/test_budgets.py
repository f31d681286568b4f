"""A file that outgrows its budget is two ideas: split it by verb or question, never by size."""

import ast

import pytest

from tests.build.repository import files, functions, lines, named

LONGEST_FUNCTION = 40


@pytest.mark.parametrize(
    ("starts", "suffix", "most"),
    [
        (("portal/", "config.py", "wsgi.py"), ".py", 300),
        (("templates/",), ".html", 150),
        (("static/js/",), ".js", 300),
        (("tests/", "benchmarks/"), ".py", 250),
    ],
)
def test_no_file_is_longer_than_its_budget(starts, suffix, most):
    long = {named(path): lines(path) for path in files(*starts, suffix=suffix)}
    assert {name: length for name, length in long.items() if length > most} == {}


def test_a_conftest_stays_short():
    found = [path for path in files("tests/", suffix=".py") if path.name == "conftest.py"]
    assert {named(path): lines(path) for path in found if lines(path) > 120} == {}


def test_no_function_is_longer_than_a_screen():
    long = [
        f"{named(path)}:{one.lineno} {one.name}: {length(one)} lines"
        for path in files("portal/", suffix=".py")
        for one in functions(path)
        if length(one) > LONGEST_FUNCTION
    ]
    assert long == []


def length(function):
    """Lines of a function, its docstring not counted."""
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    docstring = first.end_lineno - first.lineno + 1 if is_docstring else 0
    return function.end_lineno - function.lineno + 1 - docstring
