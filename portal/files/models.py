"""The table of stored files."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.database import UtcDateTime
from portal.extensions import db
from portal.vault import Sealed


class StoredFile(db.Model):  # type: ignore[name-defined,misc]
    """A name and a type people see, for bytes kept under their SHA-256."""

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint(
            "(content_print IS NULL) = (sealed_digest IS NULL)", name="sealed_as_a_whole"
        ),
        Index("ix_stored_file_content_print", "content_print"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(index=True)
    """Of the bytes as they lie in the store: of a sealed file it tells nothing of its content."""
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    """Of the content, as people see it."""
    content_print: Mapped[str | None]
    """Of a sealed file: keyed digest of its content within a circle, for instance one school."""
    sealed_digest: Mapped[str | None] = mapped_column(Sealed)
    """Of a sealed file: the SHA-256 of its content, itself sealed."""
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kept_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    @property
    def is_sealed(self) -> bool:
        """The bytes lie in the store closed with a key of the vault."""
        return self.content_print is not None

    @property
    def content_sha256(self) -> str:
        """The SHA-256 of the content, sealed or not: the same before and after it is sealed."""
        return self.sha256 if self.sealed_digest is None else self.sealed_digest
