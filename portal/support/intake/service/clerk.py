"""What all sheets have in common: each row is judged, and what is new or changed is written."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy import insert, select, update

from portal.extensions import db
from portal.support.intake.queries.known import in_parts
from portal.support.intake.rules.columns import KEY
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import Known, Row, Sheet, Stored, Verdict, Wrong

_PAGE = 100


class Clerk(ABC):
    """Looks after one sheet: `fetch` and `judge` in both passes, `write` in the second."""

    sheet: ClassVar[Sheet]
    is_referred_to: ClassVar[bool] = True
    """Rows of other sheets speak of this one's by the first column."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.lines: dict[Any, int] = {}
        """The line each key stands on first; the key of a sheet named by two columns is a pair."""
        self.new: list[Row] = []
        self.changed: list[tuple[Row, Stored]] = []

    def settle(self, rows: Sequence[Row], *, is_writing: bool) -> None:
        """Judge some rows, and write them when this is the pass for it."""
        self.fetch(rows)
        for row in rows:
            if self._is_first(row):
                self._settle(row)
        if is_writing:
            self.write()
        self.new, self.changed = [], []

    def finish(self, *, is_writing: bool) -> None:  # noqa: B027 - most sheets have nothing to add
        """Look at the sheet as a whole once every row has been read."""

    @abstractmethod
    def fetch(self, rows: Sequence[Row]) -> None:
        """Read from the portal, at once, whatever judging these rows needs."""

    @abstractmethod
    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """Note every fault; return what is stored under the same key, and what others may know."""

    @abstractmethod
    def write(self) -> None:
        """Write `new` and `changed`."""

    def note_keys(self, keys: Mapping[str, int]) -> None:
        """Remember under which keys rows of the files are stored now."""
        for code, key in keys.items():
            known = self.desk.find(self.sheet, code, Known)
            if known is not None:
                known.id = key

    def differences(self, row: Row, stored: Stored) -> dict[str, Any]:
        """Return the cells that say something else than what is stored, by column."""
        given = self.comparable(row)
        return {
            name: value
            for name, value in given.items()
            if name in stored.values and value != stored.values[name]
        }

    def comparable(self, row: Row) -> Mapping[str, Any]:
        """Return the row in the shape in which it is compared with what is stored."""
        return row.values

    def _settle(self, row: Row) -> None:
        stored, known = self.judge(row)
        code = row.values.get(KEY[self.sheet][0])
        if code is not None and self.is_referred_to:
            self.desk.keep(self.sheet, code, known if row.is_sound else None)
        if not row.is_sound:
            return
        if stored is None:
            verdict = Verdict.NEW
            self.new.append(row)
        elif self.differences(row, stored):
            verdict = Verdict.CHANGED
            self.changed.append((row, stored))
        else:
            verdict = Verdict.SAME
        self.desk.count(self.sheet, verdict)

    def _is_first(self, row: Row) -> bool:
        """No row before bears the same key; the second one is a fault, and changes nothing."""
        columns = KEY[self.sheet]
        if any(column not in row.values for column in columns):
            return True  # the key itself could not be read, which has been noted
        parts = tuple(row.values[column] for column in columns)
        before = self.lines.setdefault(parts if len(parts) > 1 else parts[0], row.line)
        if before == row.line:
            return True
        shown = " ".join(str(part) for part in parts)
        self.desk.fault(row, columns[-1], Wrong.KEY_TWICE, key=shown, row=before)
        return False


def codes_in(rows: Iterable[Row], column: str) -> set[str]:
    """Return the codes in a column of some rows."""
    return {code for row in rows if (code := row.values.get(column)) is not None}


def insert_all(
    model: type[Any], values: Sequence[Mapping[str, Any]], key: str = "code"
) -> dict[str, int]:
    """Insert many rows at once; return their keys by what others call them."""
    insert_plain(model, values)
    name = model.__table__.c[key]
    query = select(name, model.__table__.c.id)
    found: dict[str, int] = {}
    for some in in_parts([one[key] for one in values]):
        found |= {code: number for code, number in db.session.execute(query.where(name.in_(some)))}  # noqa: C416 - a row is no pair to `dict`
    return found


def insert_in_order(model: type[Any], values: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert many rows at once; return their keys in the same order."""
    table = model.__table__
    returning = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    # The driver of PostgreSQL reads a statement the slower the longer it is.
    options = {"insertmanyvalues_page_size": _PAGE}
    rows = [dict(one) for one in values]
    return list(db.session.scalars(returning, rows, execution_options=options))


def insert_plain(model: type[Any], values: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows at once whose keys nobody asks for."""
    if values:
        db.session.execute(insert(model.__table__), [dict(one) for one in values])


def change(model: type[Any], key: int, **values: Any) -> None:  # noqa: ANN401 - any column
    """Change one row; whoever has it open in the portal is told that it changed."""
    if hasattr(model, "version"):
        values["version"] = model.version + 1
    db.session.execute(
        update(model)
        .where(model.id == key)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
