"""A column whose text is sealed in the database and open in Python."""

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from portal.vault.boxes import names


class Sealed(TypeDecorator[str]):
    """Text in the names box. It cannot be searched, ordered or compared in the database.

    No text is stored as no text: the length of what is sealed tells as much.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal on the way in."""
        del dialect
        return names.seal(value) if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open on the way out."""
        del dialect
        return names.open(value) if value else value
