"""The words of delivery: how a session was held, for whom, and how it was confirmed."""

from enum import StrEnum


class Mode(StrEnum):
    """Where a session took place."""

    IN_PERSON = "in_person"
    REMOTE = "remote"


class Mark(StrEnum):
    """What became of a session for one pupil (decisions, School 6)."""

    ATTENDED = "attended"
    ABSENT_EXCUSED = "absent_excused"
    ABSENT_UNEXCUSED = "absent_unexcused"
    REFUSED = "refused"
    PROVIDER_ABSENT = "provider_absent"
    CANCELLED = "cancelled"


USED = frozenset({Mark.ATTENDED})
OFFERED = frozenset({Mark.ATTENDED, Mark.ABSENT_EXCUSED, Mark.ABSENT_UNEXCUSED, Mark.REFUSED})
"""Held, the pupil there or not (`sniegts`); what is not offered was not held."""
NOT_HELD = frozenset({Mark.PROVIDER_ABSENT, Mark.CANCELLED})


class Evidence(StrEnum):
    """How a pupil confirmed a session."""

    CODE = "code"
    PAPER = "paper"
    DIARY = "diary"
    EMAIL = "email"
