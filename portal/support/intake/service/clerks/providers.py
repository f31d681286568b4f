"""Those who give support; one may work at several schools."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update

from portal.extensions import db
from portal.support.intake.queries import stored as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all, insert_plain
from portal.support.intake.types import Known, KnownSchool, Row, Sheet, Stored, Wrong
from portal.support.staff.models import StaffMember, StaffPlace

_NAMED = ("first_name", "last_name", "specialist")


class ProviderClerk(Clerk):
    """An import adds schools to a person and never takes one away: others may have added it."""

    sheet = Sheet.PROVIDERS

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, and the schools."""
        self._stored = portal.providers(codes_in(rows, "code"))
        self.desk.fetch(
            Sheet.SCHOOLS, {code for row in rows for code in row.values.get("schools", ())}
        )

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """The schools are known; a school changes only those who work nowhere else."""
        for code in row.values.get("schools", ()):
            known = self.desk.refer_to(row, "schools", Sheet.SCHOOLS, KnownSchool, code)
            if known is not None and not self.desk.scope.includes(code):
                self.desk.fault(row, "schools", Wrong.FOREIGN_SCHOOL, value=code)
        stored = self._stored.get(row.values.get("code", ""))
        if stored is not None and row.is_sound and self._is_others(stored):
            renamed = self.differences(row, stored).keys() & set(_NAMED)
            if renamed:
                self.desk.fault(row, "code", Wrong.FOREIGN_PROVIDER)
        return stored, Known(stored.id if stored else None)

    def _is_others(self, stored: Stored) -> bool:
        """Somebody outside the scope works with the person, or the person has an account."""
        is_bounded = self.desk.scope.schools is not None
        at = stored.values["schools"]
        elsewhere = any(not self.desk.scope.includes(school) for school in at)
        return is_bounded and (elsewhere or not stored.is_imported or not at)

    def differences(self, row: Row, stored: Stored) -> dict[str, Any]:
        """Schools that are there already are no difference."""
        found = super().differences(row, stored)
        if set(row.values["schools"]) <= stored.values["schools"]:
            found.pop("schools", None)
        return found

    def comparable(self, row: Row) -> Mapping[str, Any]:
        """The order of schools says nothing."""
        return {**row.values, "schools": frozenset(row.values["schools"])}

    def write(self) -> None:
        """Add people, then the schools they work at."""
        rows = [{name: row.values[name] for name in ("code", *_NAMED)} for row in self.new]
        self.note_keys(insert_all(StaffMember, rows))
        places = []
        for row in self.new:
            places += self._places(row, frozenset())
        for row, stored in self.changed:
            named = {name: row.values[name] for name in _NAMED}
            if self.differences(row, stored).keys() & set(_NAMED):
                change(StaffMember, stored.id, **named)
            self._come_back(row, stored)
            places += self._places(row, self._places_ever(stored.id))
        insert_plain(StaffPlace, places)

    def _places(self, row: Row, there: frozenset[int]) -> list[dict[str, int]]:
        staff = self.desk.id_of(self.sheet, row.values["code"])
        schools = [self.desk.id_of(Sheet.SCHOOLS, code) for code in row.values["schools"]]
        return [
            {"staff_id": staff, "school_id": school}
            for school in schools
            if staff is not None and school is not None and school not in there
        ]

    def _places_ever(self, staff_id: int) -> frozenset[int]:
        query = select(StaffPlace.school_id).where(StaffPlace.staff_id == staff_id)
        return frozenset(db.session.scalars(query))

    def _come_back(self, row: Row, stored: Stored) -> None:
        schools = [self.desk.id_of(Sheet.SCHOOLS, code) for code in row.values["schools"]]
        db.session.execute(
            update(StaffPlace)
            .where(StaffPlace.staff_id == stored.id, StaffPlace.school_id.in_(schools))
            .values(left_on=None)
            .execution_options(synchronize_session=False)
        )
