"""Is the portal fit to serve: is the database there, its schema the newest, does mail flow?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from portal.extensions import db
from portal.notifications.queries import find_oldest_due

_MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


@dataclass(frozen=True, slots=True)
class Health:
    """What was found, part by part: "ok", or what is the matter."""

    database: str
    schema: str
    outbox: str

    @property
    def is_good(self) -> bool:
        """Every part is well."""
        return {self.database, self.schema, self.outbox} == {"ok"}


@cache
def newest_migration() -> str:
    """Return the name of the newest migration in the code."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head() or ""


def examine(*, at: datetime, limit: timedelta) -> Health:
    """Look at every part; one that cannot be looked at is not well."""
    try:
        version = db.session.scalar(text("SELECT version_num FROM alembic_version")) or "none"
        return Health("ok", _schema(version), _outbox(at, limit))
    except SQLAlchemyError as fault:
        db.session.rollback()
        name = type(fault).__name__
        return Health(f"no answer ({name})", "unknown", "unknown")


def _schema(version: str) -> str:
    newest = newest_migration()
    return "ok" if version == newest else f"at {version}, the newest is {newest}"


def _outbox(at: datetime, limit: timedelta) -> str:
    oldest = find_oldest_due()
    if oldest is None or at - oldest <= limit:
        return "ok"
    return f"a letter has waited for {int((at - oldest).total_seconds() // 60)} minutes"
