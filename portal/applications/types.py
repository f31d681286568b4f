"""The words of applications: sections, statuses, ways to submit, reasons not to."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portal.competitions.types import (  # applications offer them as their own
    CostCategory as CostCategory,  # noqa: PLC0414
)
from portal.competitions.types import (
    Section as Section,  # noqa: PLC0414
)
from portal.kernel.refusal import Refused


class Status(StrEnum):
    """Where an application is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    REOPENED = "reopened"
    """Taken back for changes; the last submitted version stays in force."""
    WITHDRAWN = "withdrawn"


class ClarificationState(StrEnum):
    """Where a clarification is; whether it has lapsed is told by the clock."""

    WAITING = "waiting"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    ASKED_AGAIN = "asked_again"
    """The answer would not do, and another clarification was asked for."""
    LAPSED = "lapsed"
    """It was due and nothing came."""
    CLOSED = "closed"
    """Nothing came, and nothing is waited for any more."""


class ClarificationMove(StrEnum):
    """What can be done with a clarification."""

    SEND = "send"
    ACCEPT = "accept"
    ASK_AGAIN = "ask_again"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class ClarificationStep:
    """Where a move may start and where it leads."""

    before: frozenset[ClarificationState]
    after: ClarificationState


CLARIFICATION_STEPS: Mapping[ClarificationMove, ClarificationStep] = {
    ClarificationMove.SEND: ClarificationStep(
        frozenset({ClarificationState.WAITING}), ClarificationState.ANSWERED
    ),
    ClarificationMove.ACCEPT: ClarificationStep(
        frozenset({ClarificationState.ANSWERED}), ClarificationState.ACCEPTED
    ),
    ClarificationMove.ASK_AGAIN: ClarificationStep(
        frozenset({ClarificationState.ANSWERED}), ClarificationState.ASKED_AGAIN
    ),
    ClarificationMove.CLOSE: ClarificationStep(
        frozenset({ClarificationState.WAITING, ClarificationState.LAPSED}),
        ClarificationState.CLOSED,
    ),
}


class Channel(StrEnum):
    """How an application came (facts 2.6)."""

    PORTAL = "portal"
    IN_PERSON = "in_person"
    POST = "post"
    EMAIL = "email"
    E_DOCUMENT = "e_document"


class Level(StrEnum):
    """How far a section is; at most five, each shown with its reason (ux A8)."""

    NOT_STARTED = "not_started"
    MISSING = "missing"
    WRONG = "wrong"
    UNCONFIRMED = "unconfirmed"
    """Everything is answered, but the team has not said that it is finished."""
    DONE = "done"


class Kind(StrEnum):
    """What is typed as the answer to a question."""

    LINE = "line"
    AREA = "area"
    DATE = "date"
    WHOLE = "whole"
    """A whole number, zero included."""
    SCHOOLS = "schools"
    """One name a line."""
    BANDS = "bands"
    """A whole number for each band of grades and courses."""
    ROWS = "rows"
    """A table of rows the team adds and removes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of the form; its words are in the labels, under its code."""

    code: str
    section: Section
    kind: Kind
    limit: int = 0
    """Most characters of the answer, or of one cell of a row; 0 where it is not free text."""
    is_required: bool = True
    columns: tuple["Question", ...] = ()
    """Of a table: what each row is asked."""
    is_public: bool = False
    """Becomes public when the project is funded."""
    titles: tuple[str, str] = ("", "")
    """What a competition's own question asks, in Latvian and English."""


class WhyNot(StrEnum):
    """Why an application may not be submitted; every one is given at once (decisions, 2)."""

    ALREADY_SUBMITTED = "already_submitted"
    WITHDRAWN = "withdrawn"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    NO_RIGHT = "no_right"
    ADDRESS_NOT_CONFIRMED = "address_not_confirmed"
    ORGANISATION_INCOMPLETE = "organisation_incomplete"
    ORGANISATION_NUMBER = "organisation_number"
    ORGANISATION_ACCOUNT = "organisation_account"
    ANSWER_MISSING = "answer_missing"
    TEXT_TOO_LONG = "text_too_long"
    UNREADABLE = "unreadable"
    STARTS_OUTSIDE = "starts_outside"
    DURATION = "duration"
    ENDS_LATE = "ends_late"
    AT_RISK_MORE = "at_risk_more"
    TOO_FEW_PARTICIPANTS = "too_few_participants"
    AT_RISK_SHARE = "at_risk_share"
    BANDS_SUM = "bands_sum"
    ROW_INCOMPLETE = "row_incomplete"
    ROW_DATES = "row_dates"
    ROW_ORDER = "row_order"
    TOO_MANY_ROWS = "too_many_rows"
    PLAN_EMPTY = "plan_empty"
    PLAN_SHORT = "plan_short"
    PLAN_OVER = "plan_over"
    PLAN_LINE = "plan_line"
    PLAN_CAP = "plan_cap"
    PLAN_TOO_LONG = "plan_too_long"
    NOT_DECLARED = "not_declared"
    ALREADY_CLARIFIED = "already_clarified"
    NOT_ASKED = "not_asked"
    CLARIFYING_OVER = "clarifying_over"
    DECIDED = "decided"
    NOTHING_TO_SEND = "nothing_to_send"


MISSING = frozenset({WhyNot.ANSWER_MISSING, WhyNot.ROW_INCOMPLETE, WhyNot.PLAN_EMPTY})
"""Objections that say something is not there yet; the others say that something is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One reason not to submit, and the place in the form where it is mended."""

    why: WhyNot
    section: Section | None = None
    field: str = ""
    row: int | None = None
    """The row of a table or the line of the plan, counted from 1."""
    column: str = ""
    values: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    """What the sentence names: amounts, dates, numbers."""


class NotSubmitted(Refused):
    """The application may not be submitted; `objections` say why, and where each is mended."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        super().__init__(tuple(dict.fromkeys(one.why for one in objections)))
        self.objections = tuple(objections)


class LineFault(StrEnum):
    """What is wrong with one line of the cost plan."""

    NO_ITEM = "no_item"
    ITEM_LONG = "item_long"
    UNIT_LONG = "unit_long"
    REASON_LONG = "reason_long"
    NO_CATEGORY = "no_category"
    QUANTITY = "quantity"
    QUANTITY_ZERO = "quantity_zero"
    PRICE = "price"
    PRICE_NEGATIVE = "price_negative"
    PRICE_ZERO = "price_zero"
    PRICE_CENTS = "price_cents"
    PRICE_BIG = "price_big"


class Change(StrEnum):
    """What became of a field or a row between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Balance(StrEnum):
    """How a cost plan stands against the grant."""

    SHORT = "short"
    EXACT = "ok"
    OVER = "over"


class Declaration(StrEnum):
    """What the person who submits declares (facts 2.10, field 27)."""

    TRUE = "true"
    ELIGIBLE = "eligible"
    DOUBLE = "double"
    TAX = "tax"
    LUMP_SUM = "lump_sum"
    DATA = "data"
    YOUNG_PEOPLE = "young_people"


class WhyNotMoved(StrEnum):
    """Why an application may not be started, taken back, withdrawn or deleted."""

    NOT_OPEN = "not_open"
    NOT_SUBMITTED = "not_submitted"
    NOT_A_DRAFT = "not_a_draft"
    ALREADY_WITHDRAWN = "already_withdrawn"
    DECIDED = "decided"
    NOT_THE_SIGNATORY = "not_the_signatory"
    NO_ORGANISATION = "no_organisation"
    TOO_MANY_FILES = "too_many_files"
    TOO_MANY_DRAFTS = "too_many_drafts"
    NOT_OPEN_TO_CHANGES = "not_open_to_changes"
    SECTION_LOCKED = "section_locked"
    CLARIFYING_OVER = "clarifying_over"
    BEING_CLARIFIED = "being_clarified"


TAX_DEBT_LIMIT = Decimal("150.00")
MOST_FILES = 10
LARGEST_FILE = 10_000_000
MOST_LINES = 60
LONGEST_IN_LINE = {
    LineFault.ITEM_LONG: 200,
    LineFault.UNIT_LONG: 40,
    LineFault.REASON_LONG: 1000,
}
"""How many characters a text of a line of the plan may have, by the fault of being longer."""
MOST_ROWS = 40
