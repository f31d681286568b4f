"""The table of dated rules."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import named
from portal.extensions import db
from portal.support.policies.types import Policy


class PolicyRow(db.Model):  # type: ignore[name-defined,misc]
    """One value of one rule from a day on, until the next row of the same rule begins."""

    __tablename__ = "policy_row"
    __table_args__ = (
        UniqueConstraint("policy", "valid_from", name="uq_policy_row_once"),
        CheckConstraint("value <> ''", name="says_something"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    policy: Mapped[Policy] = mapped_column(named(Policy))
    valid_from: Mapped[date]
    value: Mapped[str]
    basis: Mapped[str] = mapped_column(default="")
    """The act it rests on, as printed."""
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
