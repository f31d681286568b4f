"""Which counts are hidden in public, so that none of them can be computed (decisions, Figures 4)?

A table with its margins is a network: each count flows from its row to its column, and the totals
close the circle. Whoever knows the shown counts knows of a hidden one just how far it can be turned
up and down over the other hidden ones. When that is too little, the cheapest circle of further
counts is hidden with it.
"""

import heapq
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Node: TypeAlias = tuple[str, int]
Place: TypeAlias = tuple[int | None, int | None]
"""Row and column of a count; None for the margin. `(None, None)` is the grand total."""

_MARGIN_COSTS = 1000
"""How many more people a hidden margin is worth than a hidden cell: totals are what people read."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """Which counts of a table are not shown."""

    places: frozenset[Place]

    def hides(self, row: int | None, column: int | None) -> bool:
        """The count there is not shown; None stands for the margin."""
        return (row, column) in self.places


def hide(table: Sequence[Sequence[int]], *, below: int) -> Hidden:
    """Return what to hide of a table of counts whose margins are shown too.

    Counts from 1 to below the threshold are hidden, and as many others as it takes for each of them
    to stay open over a range at least as wide as the threshold; nothing is known then that a reader
    could not know of any small number. Zeros name nobody and are shown, unless nothing else helps.
    """
    net = _Network(table)
    hidden = {place for place, value in net.values.items() if 0 < value < below}
    while (narrow := next(net.too_narrow(hidden, below), None)) is not None:
        more = net.cheapest_circle(narrow, hidden) or net.cheapest_left(hidden)
        if not more:
            return Hidden(frozenset(net.values))
        hidden |= more
    return Hidden(frozenset(hidden))


def hides_alone(count: int, *, below: int) -> bool:
    """A count of which no sum is published is hidden when it is small; zero names nobody."""
    return 0 < count < below


def hide_list(counts: Sequence[int], *, below: int) -> Hidden:
    """Return what to hide of counts with their sum; rows are the counts, and no column is named."""
    found = hide([counts], below=below).places
    places: set[Place] = {
        (column, None) for row, column in found if row == 0 and column is not None
    }
    if (0, None) in found:
        places.add((None, None))
    return Hidden(frozenset(places))


class _Network:
    """The counts of a table as arcs."""

    def __init__(self, table: Sequence[Sequence[int]]) -> None:
        rows, columns = len(table), len(table[0]) if table else 0
        self.values: dict[Place, int] = {
            (row, column): table[row][column] for row in range(rows) for column in range(columns)
        }
        self.values |= {(row, None): sum(table[row]) for row in range(rows)}
        self.values |= {
            (None, column): sum(table[row][column] for row in range(rows))
            for column in range(columns)
        }
        self.values[None, None] = sum(sum(row) for row in table)

    def too_narrow(self, hidden: set[Place], below: int) -> Iterator[Place]:
        """Give the hidden small counts a reader can tell too well, the smallest place first."""
        for place in sorted(hidden, key=_order):
            value = self.values[place]
            needed = below if value < below else 1
            if self._range(place, hidden, needed) < needed:
                yield place

    def _range(self, place: Place, hidden: set[Place], needed: int) -> int:
        """Return how far the count can be turned up and down, as far as it matters."""
        arcs = {one: self.values[one] for one in hidden if one != place}
        tail, head = _ends(place)
        up = _flow(arcs, head, tail, needed)
        return up + min(self.values[place], _flow(arcs, tail, head, needed))

    def cheapest_circle(self, place: Place, hidden: set[Place]) -> set[Place]:
        """Return shown counts to hide so that this one lies on one more circle, or none.

        One that lies on a circle already, but a narrow one, gets a circle of its own.
        """
        joined = self._circle(place, hidden, free=hidden) - hidden
        return joined or self._circle(place, hidden, free=set())

    def _circle(self, place: Place, hidden: set[Place], *, free: set[Place]) -> set[Place]:
        tail, head = _ends(place)
        near: dict[Node, list[tuple[Node, Place]]] = defaultdict(list)
        for one, value in self.values.items():
            if one != place and value and (one in free or one not in hidden):
                start, end = _ends(one)
                near[start].append((end, one))
                near[end].append((start, one))
        return set(
            _cheapest_path(near, head, tail, lambda one: 0 if one in free else self._cost(one))
        )

    def cheapest_left(self, hidden: set[Place]) -> set[Place]:
        """Return the cheapest count that is still shown, zeros last."""
        left = [one for one in self.values if one not in hidden]
        if not left:
            return set()
        return {min(left, key=lambda one: (not self.values[one], self._cost(one), _order(one)))}

    def _cost(self, place: Place) -> int:
        is_margin = None in place
        return self.values[place] + 1 + (_MARGIN_COSTS * len(self.values) if is_margin else 0)


def _order(place: Place) -> tuple[bool, bool, int, int]:
    row, column = place
    return row is None, column is None, row or 0, column or 0


def _ends(place: Place) -> tuple[Node, Node]:
    """Return where an arc begins and ends: what flows into a row flows out through its cells."""
    row, column = place
    total_row, total_column = ("row", -1), ("column", -1)
    if row is None and column is None:
        return total_row, total_column
    if row is None:
        return ("column", column or 0), total_row
    if column is None:
        return total_column, ("row", row)
    return ("row", row), ("column", column)


def _flow(arcs: Mapping[Place, int], source: Node, sink: Node, enough: int) -> int:
    """Return how much can be sent over arcs that turn up freely and down to nothing."""
    room: dict[Node, dict[Node, int]] = defaultdict(lambda: defaultdict(int))
    for place, value in arcs.items():
        tail, head = _ends(place)
        room[tail][head] += enough
        room[head][tail] += value
    sent = 0
    while sent < enough:
        before = _path(room, source, sink)
        if before is None:
            return sent
        step = enough - sent
        node = sink
        while node != source:
            step = min(step, room[before[node]][node])
            node = before[node]
        node = sink
        while node != source:
            room[before[node]][node] -= step
            room[node][before[node]] += step
            node = before[node]
        sent += step
    return sent


def _path(
    room: Mapping[Node, Mapping[Node, int]], source: Node, sink: Node
) -> dict[Node, Node] | None:
    before = {source: source}
    waiting = deque([source])
    while waiting:
        node = waiting.popleft()
        if node == sink:
            return before
        for following, left in room.get(node, {}).items():
            if left > 0 and following not in before:
                before[following] = node
                waiting.append(following)
    return None


def _cheapest_path(
    near: Mapping[Node, Sequence[tuple[Node, Place]]],
    source: Node,
    sink: Node,
    cost: Callable[[Place], int],
) -> list[Place]:
    """Return the arcs of the cheapest way between two nodes, in any direction; empty for none."""
    best: dict[Node, int] = {source: 0}
    came: dict[Node, tuple[Node, Place]] = {}
    waiting = [(0, source)]
    while waiting:
        paid, node = heapq.heappop(waiting)
        if node == sink:
            break
        for following, place in near.get(node, ()):
            price = paid + cost(place)
            if price < best.get(following, price + 1):
                best[following] = price
                came[following] = (node, place)
                heapq.heappush(waiting, (price, following))
    found = []
    node = sink
    while node in came and node != source:
        node, place = came[node]
        found.append(place)
    return found if node == source else []
