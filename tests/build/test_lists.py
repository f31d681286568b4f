"""Rows come in an order somebody chose, never in the one the database happens to have."""

import ast

from tests.build.repository import files, functions, named, tree

_ORDERS = {"order_by", "sorted", "sort"}
AS_GIVEN = {
    "list_open_periods": "no rows: counted off the calendar, the earliest first",
    "list_plans": "in the order of the keys it is asked for",
}


def is_public_list(function):
    return function.name.startswith("list_")


def names_in(node):
    """Every name and attribute that is used within."""
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr


def is_ordered(function, beside, seen=()):
    """It orders, or something beside it in the module that it uses does."""
    used = set(names_in(function))
    return bool(used & _ORDERS) or any(
        is_ordered(beside[name], beside, (*seen, name))
        for name in used & beside.keys()
        if name not in seen
    )


def beside(path):
    """What a module defines: its functions, and its statements by the name they stand under."""
    found = {one.name: one for one in functions(path)}
    for node in tree(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {one.id: node.value for one in targets if isinstance(one, ast.Name)}
    return found


def lists():
    for path in files("portal/", suffix=".py"):
        if "queries" in named(path):
            for function in functions(path):
                if is_public_list(function):
                    yield path, function


def test_every_list_is_ordered():
    unordered = [
        f"{named(path)}: {function.name}"
        for path, function in lists()
        if not is_ordered(function, beside(path)) and function.name not in AS_GIVEN
    ]
    assert unordered == [], "order_by(…) with a key at the end, so that equals keep their places"


def test_what_is_excused_is_there_and_needs_it():
    ordered = {function.name: is_ordered(function, beside(path)) for path, function in lists()}
    assert {name for name in AS_GIVEN if ordered.get(name, True)} == set()


def test_there_are_lists_to_look_at():
    assert sum(1 for _ in lists()) > 30
