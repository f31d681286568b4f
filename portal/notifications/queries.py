"""Reading the outbox."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import defer, selectinload

from portal.extensions import db
from portal.notifications import rules
from portal.notifications.models import Letter
from portal.notifications.types import WAITING, LetterStatus


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many letters are where, and since when the longest has waited beyond its time."""

    counts: dict[LetterStatus, int]
    oldest_due: datetime | None

    @property
    def total(self) -> int:
        """How many letters there are."""
        return sum(self.counts.values())

    @property
    def waiting(self) -> int:
        """How many letters are not settled."""
        return sum(self.counts[status] for status in WAITING)


def get_outbox() -> Outbox:
    """Count the letters."""
    return Outbox(counts=count_by_status(), oldest_due=find_oldest_due())


def count_by_status(competition_id: int | None = None) -> dict[LetterStatus, int]:
    """Count letters by where they are; of one competition when it is named."""
    counted = select(Letter.status, func.count()).group_by(Letter.status)
    if competition_id is not None:
        counted = counted.where(Letter.competition_id == competition_id)
    found = {status: number for status, number in db.session.execute(counted)}  # noqa: C416 - typed
    return {status: found.get(status, 0) for status in LetterStatus}


def find_oldest_due() -> datetime | None:
    """Return since when the next letter could have been sent; None when none waits."""
    return db.session.scalar(select(func.min(Letter.not_before)).where(Letter.status.in_(WAITING)))


def find_letter(id: int) -> Letter | None:  # noqa: A002 - the part of the address
    """Return a letter with its tries."""
    return db.session.scalar(
        select(Letter).where(Letter.id == id).options(selectinload(Letter.tries))
    )


def list_letters(
    *, status: LetterStatus | None, number: int, per_page: int
) -> tuple[list[Letter], int]:
    """Return one page of the outbox, newest first, and how many letters there are in all."""
    matching = [Letter.status == status] if status else []
    return _page(matching, number=number, per_page=per_page)


def list_of_competition(competition_id: int, *, prefix: str = "") -> list[Letter]:
    """Return a competition's letters, without their words, in the order they were queued."""
    return list(
        db.session.scalars(
            select(Letter)
            .where(
                Letter.competition_id == competition_id,
                Letter.key.startswith(prefix, autoescape=True),
            )
            .options(defer(Letter.text), defer(Letter.html))
            .order_by(Letter.id)
        )
    )


def list_mine(
    person_id: int, organisations: Collection[int], *, number: int, per_page: int
) -> tuple[list[Letter], int]:
    """Return one page of the letters to a person and to the organisations they act for.

    Letters that open an account are not among them: whoever finds a screen unlocked could use them.
    """
    return _page([_is_for(person_id, organisations)], number=number, per_page=per_page)


def _is_for(person_id: int, organisations: Collection[int]) -> ColumnElement[bool]:
    return and_(
        or_(
            Letter.person_id == person_id,
            and_(Letter.person_id.is_(None), Letter.organisation_id.in_(organisations)),
        ),
        Letter.status != LetterStatus.CANCELLED,
        Letter.template.not_like(rules.WITH_SECRETS + "%"),
    )


def _page(
    matching: list[ColumnElement[bool]], *, number: int, per_page: int
) -> tuple[list[Letter], int]:
    total = db.session.scalar(select(func.count()).select_from(Letter).where(*matching)) or 0
    rows = db.session.scalars(
        select(Letter)
        .where(*matching)
        .options(defer(Letter.text), defer(Letter.html))
        .order_by(Letter.id.desc())
        .limit(per_page)
        .offset((number - 1) * per_page)
    )
    return list(rows), total
