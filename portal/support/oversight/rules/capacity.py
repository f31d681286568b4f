"""Which hours is a school short of?

What has to be given yet, by subject, against what the people who give it have free: a flow from
people to subjects. What does not fit is missing, and is named.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import networkx

_SOURCE, _SINK = ("source",), ("sink",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What one subject needs and gets until the end of the period, in minutes."""

    what: str
    needed: int
    available: int
    """What of it the free time of the school's people can hold."""

    @property
    def missing(self) -> int:
        """Minutes nobody has."""
        return self.needed - self.available


def missing_hours(
    needed: Mapping[str, int], free: Mapping[int, int], gives: Mapping[int, Collection[str]]
) -> list[Need]:
    """Return every subject with what it needs and can get, the shortest of time first.

    `free` are a person's free minutes until the end, all subjects together; `gives` says which
    subjects a person gives. The sum of what is missing is the least possible.
    """
    graph = networkx.DiGraph()
    graph.add_nodes_from([_SOURCE, _SINK])
    for person, minutes in free.items():
        graph.add_edge(_SOURCE, ("person", person), capacity=minutes)
        for what in gives.get(person, ()):
            graph.add_edge(("person", person), ("what", what))
    for what, minutes in needed.items():
        graph.add_edge(("what", what), _SINK, capacity=minutes)
    _, flow = networkx.maximum_flow(graph, _SOURCE, _SINK)
    found = [
        Need(what=what, needed=minutes, available=flow[("what", what)].get(_SINK, 0))
        for what, minutes in needed.items()
    ]
    return sorted(found, key=lambda one: (-one.missing, one.what))
