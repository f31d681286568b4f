"""The table of municipalities."""

from sqlalchemy.orm import Mapped, mapped_column

from portal.extensions import db


class Municipality(db.Model):  # type: ignore[name-defined,misc]
    """A municipality that runs competitions, in the words its letters need."""

    __tablename__ = "municipality"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    """As it signs: „Liepājas valstspilsētas pašvaldība”."""
    place: Mapped[str]
    """As people say it: „Liepāja”."""
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(default="")
    contact_hours: Mapped[str] = mapped_column(default="9.00–17.00")
    contact_email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    second_person_publishes: Mapped[bool] = mapped_column(default=True)
    """Publication waits for a second person (decisions, Questions 6)."""
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own
