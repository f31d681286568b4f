"""No small count that is hidden in public can be computed from what is shown."""

from collections import defaultdict

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.statistics.reports.rules.hiding import hide, hide_list, hides_alone

counts = st.one_of(st.integers(0, 12), st.integers(0, 80))
tables = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(counts, min_size=wide, max_size=wide), min_size=1, max_size=5)
)


def with_margins(table):
    """Every count by its place; None is the margin."""
    values = {(i, j): value for i, row in enumerate(table) for j, value in enumerate(row)}
    values |= {(i, None): sum(row) for i, row in enumerate(table)}
    values |= {(None, j): sum(row[j] for row in table) for j in range(len(table[0]))}
    return values | {(None, None): sum(map(sum, table))}


def could_be(table, hidden, place, value):
    """Some other table shows the same counts and has this value at the place.

    Asked of another solver than the rule's own: a flow that meets exact bounds on every arc.
    """
    top = 10 * (sum(map(sum, table)) + 100)
    bounds = {
        one: (0, top) if one in hidden.places else (count, count)
        for one, count in with_margins(table).items()
    } | {place: (value, value)}
    net, demand = networkx.DiGraph(), defaultdict(int)
    for one, (low, high) in bounds.items():
        tail, head = ends(one)
        net.add_edge(tail, head, capacity=high - low)
        demand[head] += low
        demand[tail] -= low
    for node, count in demand.items():
        if count:
            net.add_edge(*(("s", node) if count > 0 else (node, "t")), capacity=abs(count))
    wanted = sum(count for count in demand.values() if count > 0)
    return not wanted or networkx.maximum_flow_value(net, "s", "t") == wanted


def ends(place):
    """A count flows from its row to its column; a margin carries it back."""
    i, j = place
    row, column = ("r", i), ("c", j)
    return (column, row) if (i is None) != (j is None) else (row, column)


@given(tables, st.integers(2, 10))
@settings(max_examples=200, deadline=None)
def test_every_small_count_is_hidden_and_none_can_be_computed(table, below):
    hidden = hide(table, below=below)
    values = with_margins(table)
    small = {place for place, value in values.items() if 0 < value < below}
    assert small <= hidden.places
    for place in hidden.places:
        value = values[place]
        others = [value + 1, value - 1] if value else [1]
        assert any(could_be(table, hidden, place, one) for one in others if one >= 0), place


@given(tables, st.integers(2, 10))
@settings(max_examples=100, deadline=None)
def test_a_small_count_stays_open_over_as_wide_a_range_as_the_threshold(table, below):
    hidden = hide(table, below=below)
    values = with_margins(table)
    for place in hidden.places:
        value = values[place]
        if 0 < value < below:
            least = next(one for one in range(value + 1) if could_be(table, hidden, place, one))
            assert could_be(table, hidden, place, least + below), place


@given(st.lists(counts, min_size=1, max_size=8), st.integers(2, 10))
@settings(max_examples=100, deadline=None)
def test_of_a_list_with_its_sum_no_hidden_count_can_be_subtracted(numbers, below):
    hidden = hide_list(numbers, below=below)
    gone = [place for place in range(len(numbers)) if hidden.hides(place, None)]
    small = {place for place, number in enumerate(numbers) if 0 < number < below}
    assert small <= set(gone)
    if small and not hidden.hides(None, None):
        assert len(gone) > 1


def test_a_table_of_large_counts_is_shown_whole():
    assert hide([[20, 30], [40, 50]], below=5).places == frozenset()


def test_the_cheapest_circle_goes_with_a_small_count():
    hidden = hide([[3, 50, 9], [60, 70, 8], [80, 90, 99]], below=5)
    assert hidden.places == {(0, 0), (0, 2), (1, 0), (1, 2)}


def test_a_single_small_count_takes_its_sum_along():
    assert hide_list([3], below=5).places == {(0, None), (None, None)}


def test_in_a_list_the_next_smallest_goes_with_the_small_one():
    assert hide_list([40, 3, 12, 50], below=5).places == {(1, None), (2, None)}


@pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (4, True), (5, False)])
def test_the_threshold_itself_is_shown(count, is_hidden):
    assert hide_list([count, 30, 40], below=5).hides(0, None) is is_hidden


def test_a_count_alone_is_hidden_from_one_to_below_the_threshold():
    assert [count for count in range(7) if hides_alone(count, below=5)] == [1, 2, 3, 4]
