"""Pupils, and the school and grade of now."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select, update

from portal.extensions import db
from portal.institutions.calendar import first_year, school_year_of
from portal.support.intake.queries import stored as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all, insert_plain
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import Known, KnownPupil, KnownSchool, Row, Sheet, Stored, Wrong
from portal.support.pupils.models import Enrolment, Pupil, name_print
from portal.support.pupils.rules import code_fault, is_of_other_kind
from portal.vault import fingerprint

_PLACE = {"school", "grade"}


class PupilClerk(Clerk):
    """Who a pupil is, is sealed; the same person is found by the digest of the personal code."""

    sheet = Sheet.PUPILS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._codes_seen: dict[str, int] = {}
        start = first_year(school_year_of(desk.today))
        self._since = date(start or desk.today.year, 9, 1)

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, the schools, and whose the personal codes are."""
        codes = codes_in(rows, "code")
        self._stored = portal.pupils(codes)
        self.desk.fetch(self.sheet, codes)
        self.desk.fetch(Sheet.SCHOOLS, codes_in(rows, "school"))
        self._prints = {one: fingerprint(one) for one in codes_in(rows, "personal_code")}
        self._owners = portal.owners_of(self._prints.values())
        moved = [one.id for one in self._stored.values()]
        self._busy = portal.with_open_plans(moved, on=self.desk.today) if moved else set()

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """One person is one record, and a school speaks of its own pupils."""
        values = row.values
        code, school = values.get("code", ""), values.get("school")
        known = self.desk.refer(row, "school", Sheet.SCHOOLS, KnownSchool)
        if known is not None and not self.desk.scope.includes(school):
            self.desk.fault(row, "school", Wrong.FOREIGN_SCHOOL, value=school)
        grade = values.get("grade")
        if known is not None and grade and is_of_other_kind(grade, known.kind):
            self.desk.note(row, "grade", Wrong.OTHER_KIND, grade=grade)
        self._judge_personal_code(row)
        stored = self._stored.get(code)
        before = self.desk.find(self.sheet, code, KnownPupil)
        if stored is not None:
            self._judge_change(row, stored)
        elif before is not None and before.id is not None:
            # The record was merged into another one, which stands for it.
            stored = Stored(before.id, {})
        return stored, KnownPupil(stored.id if stored else None, school)

    def _judge_personal_code(self, row: Row) -> None:
        personal_code = row.values.get("personal_code")
        if personal_code is None:
            return
        before = self._codes_seen.setdefault(personal_code, row.line)
        owner = self._owners.get(self._prints[personal_code])
        if before != row.line:
            self.desk.fault(row, "personal_code", Wrong.PERSONAL_CODE_TWICE, row=before)
        elif owner is not None and owner != row.values.get("code"):
            self.desk.fault(row, "personal_code", Wrong.PERSONAL_CODE_TAKEN)
        elif code_fault(personal_code) is not None:
            self.desk.note(row, "personal_code", Wrong.CHECK_DIGIT)

    def _judge_change(self, row: Row, stored: Stored) -> None:
        changes = self.differences(row, stored)
        is_foreign = not self.desk.scope.includes(stored.values["school"])
        if is_foreign and self.desk.scope.schools is not None:
            self.desk.fault(row, "code", Wrong.FOREIGN_PUPIL)
        elif changes.keys() - _PLACE and not stored.is_imported:
            self.desk.fault(row, "code", Wrong.NOT_IMPORTED)
        elif "school" in changes and stored.id in self._busy:
            self.desk.fault(row, "school", Wrong.HAS_OPEN_PLAN)

    def write(self) -> None:
        """Add people and places; let those who moved learn where the file says."""
        self.note_keys(insert_all(Pupil, [self._person(row) for row in self.new]))
        places = [
            self._place(row, self.desk.id_of(self.sheet, row.values["code"])) for row in self.new
        ]
        for row, stored in self.changed:
            places += self._change(row, stored)
        insert_plain(Enrolment, places)

    def _change(self, row: Row, stored: Stored) -> list[dict[str, Any]]:
        """Change what is said of a pupil; return the place that begins today, if one does."""
        changes = self.differences(row, stored)
        if changes.keys() - _PLACE:
            change(Pupil, stored.id, **self._identity(row))
        if changes.keys() & _PLACE and self._end_place(row, stored):
            return [self._place(row, stored.id) | {"starts_on": self.desk.today}]
        return []

    def _person(self, row: Row) -> dict[str, Any]:
        return {
            "code": row.values["code"],
            "is_imported": True,
            "recorded_at": self.desk.at,
            **self._identity(row),
        }

    def _identity(self, row: Row) -> dict[str, Any]:
        first, last = row.values["first_name"], row.values["last_name"]
        found = {"first_name": first, "last_name": last, "name_print": name_print(first, last)}
        if "personal_code" in row.values:
            personal_code = row.values["personal_code"]
            seal = self._prints[personal_code] if personal_code else None
            found |= {"personal_code": personal_code, "personal_code_print": seal}
        return found

    def _place(self, row: Row, pupil_id: int | None) -> dict[str, Any]:
        return {
            "pupil_id": pupil_id,
            "school_id": self.desk.id_of(Sheet.SCHOOLS, row.values["school"]),
            "grade": row.values["grade"],
            "starts_on": self._since,
        }

    def _end_place(self, row: Row, stored: Stored) -> bool:
        """End the present place; say whether a new one is to begin.

        What began today is only put right.
        """
        today, here = self.desk.today, Enrolment.ends_on.is_(None)
        place = db.session.execute(
            select(Enrolment.id, Enrolment.starts_on).where(Enrolment.pupil_id == stored.id, here)
        ).first()
        if place is None:
            return True
        begins_anew = place.starts_on < today
        values = (
            {"ends_on": today - timedelta(days=1)}
            if begins_anew
            else {key: self._place(row, stored.id)[key] for key in ("school_id", "grade")}
        )
        db.session.execute(update(Enrolment).where(Enrolment.id == place.id).values(**values))
        return begins_anew
