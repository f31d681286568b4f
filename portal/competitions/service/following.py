"""Following a competition: asked for, confirmed from the letter, ended from any letter."""

from datetime import datetime

from sqlalchemy import select

from portal.competitions import messages
from portal.competitions.models import Competition, Follower
from portal.database import transaction
from portal.extensions import db
from portal.kernel.secret import new_secret, secret_digest
from portal.notifications import service as notifications


def follow(competition: Competition, *, email: str, language: str, at: datetime) -> None:
    """Send a letter that asks the address to confirm that it wants news.

    The answer is the same whether the address follows already or not, and one address gets one
    such letter a day, so nobody learns who follows and nobody can be flooded (S24, S25).
    """
    with transaction():
        follower = _find(competition, email)
        if follower is None:
            follower = Follower(
                competition_id=competition.id,
                email=email,
                secret_digest=secret_digest(new_secret()),
                stop_secret=new_secret(),
                asked_at=at,
            )
            db.session.add(follower)
        if follower.confirmed_at is not None:
            return
        secret = new_secret()
        message = messages.confirm_following(
            competition, follower, secret, language=language, day=at.date()
        )
        if notifications.queue(message, at=at) is not None:
            follower.secret_digest = secret_digest(secret)
            follower.language = language
            follower.asked_at = at


def confirm(follower: Follower, *, at: datetime) -> None:
    """Count the address in; a second confirmation changes nothing."""
    with transaction():
        if follower.confirmed_at is None:
            follower.confirmed_at = at


def stop(follower: Follower) -> None:
    """Forget the address."""
    with transaction():
        db.session.delete(follower)


def _find(competition: Competition, email: str) -> Follower | None:
    query = select(Follower).where(
        Follower.competition_id == competition.id, Follower.email == email
    )
    found: Follower | None = db.session.scalar(query)
    return found
