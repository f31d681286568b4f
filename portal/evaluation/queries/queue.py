"""What has a member to score? Their own order, a page at a time, counted by the database.

A statement is made once and asked again with the member and the competition of the moment: making
one takes longer than PostgreSQL needs to answer it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    bindparam,
    cast,
    exists,
    func,
    or_,
    select,
    true,
)

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.evaluation.models import Assessment, Conflict, Consensus, Member
from portal.evaluation.queries.desk import is_to_score
from portal.evaluation.rules.order import PRIME, multiplier, place
from portal.evaluation.types import AssessmentStatus, Only, Progress
from portal.extensions import db
from portal.kernel.reference import register_number
from portal.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class InQueue:
    """One application as its row in the queue shows it."""

    id: int
    number: str
    title: str
    organisation: str
    status: AssessmentStatus | None
    is_in_conflict: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Some rows of a member's queue, and how far the member has come in the whole of it."""

    rows: list[InQueue]
    progress: Progress
    next_left: int | None
    """The first application not scored yet."""
    is_consensus_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an application stands in a member's queue; the neighbours are keys or None."""

    place: int
    progress: Progress
    before: int | None
    after: int | None
    is_consensus_open: bool


def read_queue(
    competition: Competition, member: Member, *, only: Only, first: int, most: int
) -> Queue:
    """Return some rows of the queue, in this member's own order, and what there is in all."""
    asked = _about(competition, member, first=first, most=most)
    found = db.session.execute(_queue(only), asked).all()
    whole = found[0]
    return Queue(
        rows=[
            InQueue(
                id=row.id,
                number=register_number(competition.code, row.sequence),
                title=row.title,
                organisation=row.name,
                status=row.status,
                is_in_conflict=row.is_in_conflict,
            )
            for row in found
            if row.id is not None
        ],
        progress=_progress(whole),
        next_left=_key_at(whole.next_left, member),
        is_consensus_open=whole.is_consensus_open,
    )


def count_progress(competition: Competition, member: Member) -> Progress:
    """Count what is to score, done and stepped back from."""
    return _progress(db.session.execute(_counted(), _about(competition, member)).one())


def find_next_left(
    competition: Competition, member: Member, *, after: int | None = None
) -> int | None:
    """Return the next application not scored, from the one given on and around to the start."""
    here = -1 if after is None else place(after, member.id)
    found = db.session.scalar(_next_left(), _about(competition, member, here=here))
    return _key_at(found, member)


def standing(competition: Competition, member: Member, application_id: int) -> Standing:
    """Return where the application stands, and its neighbours that are no conflict."""
    here = place(application_id, member.id)
    asked = _about(competition, member, here=here, application=application_id)
    row = db.session.execute(_standing(), asked).one()
    return Standing(
        place=row.place,
        progress=_progress(row),
        before=_key_at(row.before, member),
        after=_key_at(row.after, member),
        is_consensus_open=row.is_consensus_open,
    )


def _about(competition: Competition, member: Member, **more: int) -> dict[str, Any]:
    return {
        "competition": competition.id,
        "grant": competition.grant_amount,
        "member": member.id,
        "multiplier": multiplier(member.id),
        **more,
    }


def _turns() -> "Select[*tuple[Any, ...]]":
    """Everything the member was given, with what has become of it."""
    shuffled = cast(Application.id, BigInteger) * bindparam("multiplier", type_=BigInteger)
    mine: ColumnElement[int] = bindparam("member")
    return (
        select(
            Application.id,
            (shuffled % PRIME).label("place"),
            Conflict.id.is_not(None).label("is_in_conflict"),
            Assessment.status,
        )
        .outerjoin(
            Assessment,
            and_(Assessment.application_id == Application.id, Assessment.member_id == mine),
        )
        .outerjoin(
            Conflict, and_(Conflict.application_id == Application.id, Conflict.member_id == mine)
        )
        .where(is_to_score(bindparam("competition"), bindparam("grant")))
    )


def _is(turn: Any, only: Only) -> ColumnElement[bool]:  # noqa: ANN401 - a subquery or a CTE
    is_mine = turn.c.is_in_conflict.is_(False)
    is_done = func.coalesce(turn.c.status == AssessmentStatus.SUBMITTED, False)
    return {
        Only.ALL: true(),
        Only.LEFT: and_(is_mine, is_done.is_(False)),
        Only.DONE: and_(is_mine, is_done.is_(True)),
        Only.CONFLICT: turn.c.is_in_conflict,
    }[only]


def _counts(turn: Any) -> tuple[ColumnElement[Any], ...]:  # noqa: ANN401 - a subquery or a CTE
    consensus = exists().where(
        Consensus.competition_id == bindparam("competition"),
        or_(
            Consensus.application_id.is_(None),
            Consensus.application_id == bindparam("application", 0),
        ),
    )
    return (
        func.count().filter(turn.c.is_in_conflict.is_(False)).label("total"),
        func.count().filter(_is(turn, Only.DONE)).label("done"),
        func.count().filter(turn.c.is_in_conflict).label("recused"),
        consensus.label("is_consensus_open"),
    )


@cache
def _queue(only: Only) -> "Select[*tuple[Any, ...]]":
    """The counts once, and beside them the rows of the page; one row of counts if there is none."""
    turn = _turns().cte("turn")
    page = (
        select(turn)
        .where(_is(turn, only))
        .order_by(turn.c.place)
        .offset(bindparam("first"))
        .limit(bindparam("most"))
        .subquery("page")
    )
    left = func.min(turn.c.place).filter(_is(turn, Only.LEFT)).label("next_left")
    whole = select(*_counts(turn), left).select_from(turn).subquery("whole")
    return (
        select(whole, page, Application.sequence, Application.title, Organisation.name)
        .select_from(whole)
        .outerjoin(page, true())
        .outerjoin(Application, Application.id == page.c.id)
        .outerjoin(Organisation, Organisation.id == Application.organisation_id)
        .order_by(page.c.place)
    )


@cache
def _counted() -> "Select[*tuple[Any, ...]]":
    turn = _turns().subquery("turn")
    return select(*_counts(turn)).select_from(turn)


@cache
def _next_left() -> "Select[*tuple[Any, ...]]":
    turn = _turns().subquery("turn")
    is_left, here = _is(turn, Only.LEFT), bindparam("here", type_=BigInteger)
    further = func.min(turn.c.place).filter(is_left, turn.c.place > here)
    around = func.min(turn.c.place).filter(is_left, turn.c.place < here)
    return select(func.coalesce(further, around)).select_from(turn)


@cache
def _standing() -> "Select[*tuple[Any, ...]]":
    turn = _turns().subquery("turn")
    is_mine, here = turn.c.is_in_conflict.is_(False), bindparam("here", type_=BigInteger)
    return select(
        *_counts(turn),
        func.count().filter(is_mine, turn.c.place <= here).label("place"),
        func.max(turn.c.place).filter(is_mine, turn.c.place < here).label("before"),
        func.min(turn.c.place).filter(is_mine, turn.c.place > here).label("after"),
    ).select_from(turn)


def _progress(row: Any) -> Progress:  # noqa: ANN401 - a row with the columns of `_counts`
    return Progress(total=row.total, done=row.done, recused=row.recused)


def _key_at(found: int | None, member: Member) -> int | None:
    """Turn a place back into the key of its application: multiply by the inverse."""
    return None if found is None else found * pow(multiplier(member.id), -1, PRIME) % PRIME
