"""Making single-use links and using them up (S28)."""

from datetime import datetime

from sqlalchemy import update

from portal.accounts.hashing import hash_secret, matches
from portal.accounts.models import Link
from portal.accounts.queries import find_link, find_newest_link
from portal.accounts.rules.links import LIVES, Secrets, code_works, reasons_link_fails
from portal.accounts.types import LinkPurpose, WhyLinkFailed
from portal.extensions import db
from portal.kernel.refusal import Refused, refuse_if
from portal.kernel.secret import new_code, new_secret, secret_digest


def new_secrets() -> Secrets:
    """Make the secrets of a link; takes its time, so make them for unknown addresses too (S26)."""
    token, code = new_secret(), new_code()
    return Secrets(token=token, code=code, digest=secret_digest(token), code_hash=hash_secret(code))


def keep_link(link: Link, secrets: Secrets, *, at: datetime) -> Link:
    """Keep a link under the digests of its secrets, inside the caller's transaction."""
    link.secret_digest = secrets.digest
    link.code_hash = secrets.code_hash
    link.sent_at = at
    link.valid_until = at + LIVES[link.purpose].link
    db.session.add(link)
    return link


def use_link(purpose: LinkPurpose, token: str, *, at: datetime) -> Link:
    """Use a link up, inside the caller's transaction.

    Raises `Refused` when it is unknown, over, or used: of many at once the database lets one.
    """
    link = find_link(purpose, token)
    if link is None:
        raise Refused([WhyLinkFailed.EXPIRED])
    _use_up(link, at=at)
    return link


def find_link_of_code(purpose: LinkPurpose, email: str, code: str, *, at: datetime) -> Link | None:
    """Return the newest link sent to this address when these are its six digits."""
    link = find_newest_link(purpose, email)
    kept = link.code_hash if link and code_works(purpose, sent_at=link.sent_at, at=at) else None
    return link if matches(kept, code) else None


def use_found(link: Link | None, *, at: datetime) -> Link:
    """Use up the link a code belongs to, inside the caller's transaction."""
    if link is None:
        raise Refused([WhyLinkFailed.NO_MATCH])
    _use_up(link, at=at)
    return link


def _use_up(link: Link, *, at: datetime) -> None:
    refuse_if(reasons_link_fails(used_at=link.used_at, valid_until=link.valid_until, at=at))
    taken = db.session.scalar(
        update(Link)
        .where(Link.id == link.id, Link.used_at.is_(None))
        .values(used_at=at)
        .returning(Link.id)
        .execution_options(synchronize_session=False)
    )
    if taken is None:
        raise Refused([WhyLinkFailed.USED])
    db.session.refresh(link)


def drop_links(purpose: LinkPurpose, email: str, *, at: datetime) -> None:
    """Make every other link of this kind to the address useless."""
    db.session.execute(
        update(Link)
        .where(Link.purpose == purpose, Link.email == email, Link.used_at.is_(None))
        .values(used_at=at)
        .execution_options(synchronize_session=False)
    )
