"""People, what they hold, where they are signed in, and the links sent to them."""

from datetime import datetime
from typing import Any

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from portal.accounts.types import Answer, LinkPurpose
from portal.database import BigId, UtcDateTime, named
from portal.extensions import db
from portal.institutions.models import Municipality, School
from portal.kernel.identity import Held, Identity, Role
from portal.kernel.text import folded, sort_key


class Person(UserMixin, db.Model):  # type: ignore[name-defined,misc]
    """Someone who can sign in."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    """Lower case, NFC; the one key by which a person is known."""
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="lv")
    password_hash: Mapped[str | None]
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    wants_reminders: Mapped[bool] = mapped_column(default=True)
    sort_key: Mapped[str] = mapped_column(default="", index=True)
    folded: Mapped[str] = mapped_column(default="")
    """Name and address without diacritics: what a search looks through."""

    roles: Mapped[list["RoleHeld"]] = relationship(
        back_populates="person",
        order_by="RoleHeld.id",
        foreign_keys="RoleHeld.person_id",
    )
    """Asked for of few: a list of people that shows them says so in its query."""

    @validates("name", "email")
    def _note_search_words(self, key: str, value: str) -> str:
        name, email = (value, self.email or "") if key == "name" else (self.name or "", value)
        self.sort_key = sort_key(name or email)
        self.folded = folded(f"{name} {email}")
        return value

    @property
    def identity(self) -> Identity:
        """What the rules of access may know about this person."""
        return Identity(
            id=self.id,
            held=frozenset(Held(held.role, held.scope_id) for held in self.roles),
            is_confirmed=self.confirmed_at is not None,
        )


class RoleHeld(db.Model):  # type: ignore[name-defined,misc]
    """A role a person holds now, for one thing. Taking it away deletes the row at once."""

    __tablename__ = "role_held"
    __table_args__ = (
        UniqueConstraint("person_id", "role", "scope_id", name="uq_role_held_once"),
        Index("ix_role_held_scope", "role", "scope_id"),
        CheckConstraint(
            "(role IN ('owner','editor','viewer') AND organisation_id = scope_id)"
            " OR (role IN ('chair','deputy','member','secretary','observer')"
            " AND competition_id = scope_id)"
            " OR (role = 'coordinator' AND municipality_id = scope_id)"
            " OR (role IN ('head','school_coordinator','author','provider')"
            " AND school_id = scope_id)"
            " OR (role IN ('administrator','expert') AND scope_id = 0)",
            name="scope",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[Role] = mapped_column(named(Role))
    scope_id: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    competition_id: Mapped[int | None] = mapped_column(ForeignKey("competition.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(
        back_populates="roles", lazy="raise_on_sql", foreign_keys=[person_id]
    )
    # Organisations and competitions stand above accounts, so their classes are named, not imported.
    organisation: Mapped[Any] = relationship("Organisation", lazy="raise_on_sql", viewonly=True)
    competition: Mapped[Any] = relationship("Competition", lazy="raise_on_sql", viewonly=True)
    municipality: Mapped[Municipality | None] = relationship(lazy="raise_on_sql", viewonly=True)
    school: Mapped[School | None] = relationship(lazy="raise_on_sql", viewonly=True)


class SignIn(db.Model):  # type: ignore[name-defined,misc]
    """One signed-in browser: the cookie holds a secret, this row its digest."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    secret_digest: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    device: Mapped[str] = mapped_column(default="")

    person: Mapped[Person] = relationship(lazy="raise_on_sql")


class Link(db.Model):  # type: ignore[name-defined,misc]
    """A single-use link, and its twin of six digits, sent to an address; only digests are kept.

    The link that confirms a new address holds what was typed when it was asked for: there is no
    person until somebody has shown that they read that mailbox.
    """

    __tablename__ = "link"

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    purpose: Mapped[LinkPurpose] = mapped_column(named(LinkPurpose))
    secret_digest: Mapped[str] = mapped_column(unique=True)
    code_hash: Mapped[str | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    email: Mapped[str] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="lv")
    password_hash: Mapped[str | None]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")


class Attempt(db.Model):  # type: ignore[name-defined,misc]
    """A failed sign-in or a letter asked for, counted per account and per address (S25)."""

    __tablename__ = "attempt"
    __table_args__ = (Index("ix_attempt_bucket_at", "bucket", "at"),)

    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    bucket: Mapped[str]
    """Kind and digest: `sign-in:account:<digest>`; never a readable address."""
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Invitation(db.Model):  # type: ignore[name-defined,misc]
    """An offer of a role to an address; valid for seven days, once."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(default="")
    role: Mapped[Role] = mapped_column(named(Role))
    scope_id: Mapped[int]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    competition_id: Mapped[int | None] = mapped_column(ForeignKey("competition.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("school.id"), index=True)
    secret_digest: Mapped[str] = mapped_column(unique=True)
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """None when the command line invites."""
    language: Mapped[str] = mapped_column(default="lv")
    valid_until: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[Answer] = mapped_column(named(Answer), default=Answer.WAITING)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    organisation: Mapped[Any] = relationship("Organisation", lazy="select", viewonly=True)
    competition: Mapped[Any] = relationship("Competition", lazy="select", viewonly=True)
    municipality: Mapped[Municipality | None] = relationship(lazy="select", viewonly=True)
    school: Mapped[School | None] = relationship(lazy="select", viewonly=True)
    sent_by: Mapped[Person | None] = relationship(lazy="select", foreign_keys=[sent_by_id])


class JoinRequest(db.Model):  # type: ignore[name-defined,misc]
    """A person asks to join an organisation that exists; an owner answers."""

    __tablename__ = "join_request"
    __table_args__ = (
        # Twenty presses of the button are one request.
        Index(
            "uq_join_request_waiting",
            "organisation_id",
            "person_id",
            unique=True,
            sqlite_where=text("answer = 'waiting'"),
            postgresql_where=text("answer = 'waiting'"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[Answer] = mapped_column(named(Answer), default=Answer.WAITING)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(lazy="raise_on_sql", foreign_keys=[person_id])
