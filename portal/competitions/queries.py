"""Which competitions are there?"""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from portal.competitions.models import (
    Amendment,
    Competition,
    Criterion,
    Document,
    DocumentVersion,
    ExtraQuestion,
    Follower,
)
from portal.competitions.rules import state_at
from portal.competitions.types import PUBLIC_STAGES, Stage, State
from portal.database import THING, read_parts
from portal.extensions import db
from portal.kernel.secret import secret_digest

WITH_ALL = (
    selectinload(Competition.criteria),
    selectinload(Competition.questions),
    selectinload(Competition.documents)
    .selectinload(Document.versions)
    .joinedload(DocumentVersion.file),
    selectinload(Competition.amendments),
)
_BY_CODE = select(Competition).where(Competition.code == bindparam("code"))
_CRITERIA: Mapping[str, Select[Any]] = {
    "criteria": select(Criterion)
    .where(Criterion.competition_id == THING)
    .order_by(Criterion.position),
}
_QUESTIONS: Mapping[str, Select[Any]] = {
    "questions": select(ExtraQuestion)
    .where(ExtraQuestion.competition_id == THING)
    .order_by(ExtraQuestion.position),
}
_PAPERS: Mapping[str, Select[Any]] = {
    "documents": select(Document)
    .where(Document.competition_id == THING)
    .options(joinedload(Document.versions).joinedload(DocumentVersion.file))
    .order_by(Document.position),
    "amendments": select(Amendment).where(Amendment.competition_id == THING).order_by(Amendment.id),
}


def find_competition(code: str) -> Competition | None:
    """Find a competition by its code."""
    return db.session.scalar(_BY_CODE, {"code": code})


def find_whole(code: str) -> Competition | None:
    """Find a competition by its code, with criteria, questions, documents and amendments."""
    return _with(find_competition(code), {**_CRITERIA, **_QUESTIONS, **_PAPERS})


def find_call(code: str) -> Competition | None:
    """Find a competition by its code, with what its public page tells: all but the questions."""
    return _with(find_competition(code), {**_CRITERIA, **_PAPERS})


def read_terms(competition: Competition) -> None:
    """Load what an application to it is held against: its criteria and its own questions."""
    read_parts(competition, {**_CRITERIA, **_QUESTIONS})


def _with(competition: Competition | None, parts: Mapping[str, Select[Any]]) -> Competition | None:
    if competition is not None:
        read_parts(competition, parts)
    return competition


def get_competition(id: int, *, with_all: bool = False) -> Competition:  # noqa: A002 - a key is called id everywhere
    """Return a competition by its key; raises `LookupError` when there is none."""
    query = select(Competition).where(Competition.id == id)
    found: Competition | None = db.session.scalar(query.options(*WITH_ALL) if with_all else query)
    if found is None:
        raise LookupError(f"No competition {id}.")
    return found


def _public() -> Select[tuple[Competition]]:
    """Everything announced; a competition cancelled before that was never public."""
    return select(Competition).where(
        Competition.stage.in_(PUBLIC_STAGES),
        (Competition.stage != Stage.CANCELLED) | Competition.announced_at.is_not(None),
    )


def state_of(competition: Competition, *, at: datetime) -> State:
    """Return what the competition is at a moment."""
    return state_at(competition.stage, competition.window, at=at)


def list_by_state(at: datetime) -> dict[State, list[Competition]]:
    """Return the public competitions by what they are now; the nearest deadline first.

    Every state is a key. Those that have closed come with the latest first.
    """
    query = _public().order_by(Competition.closes_at, Competition.id)
    found: list[Competition] = list(db.session.scalars(query))
    by_state: dict[State, list[Competition]] = {state: [] for state in State}
    for competition in found:
        by_state[state_of(competition, at=at)].append(competition)
    for state in set(State) - {State.OPEN, State.ANNOUNCED}:
        by_state[state].reverse()
    return by_state


def list_of_municipality(municipality_id: int) -> list[Competition]:
    """Return a municipality's competitions in every stage, the latest first."""
    query = (
        select(Competition)
        .where(Competition.municipality_id == municipality_id)
        .order_by(Competition.closes_at.desc(), Competition.id.desc())
    )
    return list(db.session.scalars(query))


def list_of_municipalities(ids: Sequence[int] | frozenset[int]) -> list[Competition]:
    """Return the competitions of several municipalities in every stage, the latest first."""
    query = (
        select(Competition)
        .where(Competition.municipality_id.in_(ids))
        .order_by(Competition.closes_at.desc(), Competition.id.desc())
    )
    return list(db.session.scalars(query))


def list_codes(prefix: str) -> list[str]:
    """Return the codes in use that begin so."""
    query = select(Competition.code).where(Competition.code.startswith(prefix, autoescape=True))
    return list(db.session.scalars(query.order_by(Competition.code)))


def find_asked_follower(secret: str) -> Follower | None:
    """Find the address a letter asked to confirm, by the secret in the letter."""
    query = select(Follower).where(Follower.secret_digest == secret_digest(secret))
    found: Follower | None = db.session.scalar(query)
    return found


def find_follower_to_stop(secret: str) -> Follower | None:
    """Find the address that wants no more letters, by the secret in each of them."""
    found: Follower | None = db.session.scalar(
        select(Follower).where(Follower.stop_secret == secret)
    )
    return found


def list_followers(competition_id: int, *, besides: Container[str] = ()) -> list[Follower]:
    """Return the confirmed addresses that follow a competition, but for those given."""
    query = (
        select(Follower)
        .where(Follower.competition_id == competition_id, Follower.confirmed_at.is_not(None))
        .order_by(Follower.id)
    )
    return [one for one in db.session.scalars(query) if one.email not in besides]
