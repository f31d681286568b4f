"""Municipalities, schools and agreements."""

from collections.abc import Sequence

from portal.institutions.models import Agreement, Municipality, School
from portal.institutions.types import PartnerKind, SchoolKind
from portal.support.intake.queries import stored as portal
from portal.support.intake.service.clerk import Clerk, change, codes_in, insert_all
from portal.support.intake.service.desk import Desk
from portal.support.intake.types import Known, KnownSchool, Row, Sheet, Stored, Wrong


class MunicipalityClerk(Clerk):
    """A municipality is also called by its name, until somebody says how people call it."""

    sheet = Sheet.MUNICIPALITIES

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there."""
        self._stored = portal.municipalities(codes_in(rows, "code"))

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """A municipality needs nothing else."""
        stored = self._stored.get(row.values.get("code", ""))
        return stored, Known(stored.id if stored else None)

    def write(self) -> None:
        """Add and rename."""
        rows = [
            {
                "code": row.values["code"],
                "name": row.values["name"],
                "place": row.values["name"],
                "region": row.values.get("region"),
            }
            for row in self.new
        ]
        self.note_keys(insert_all(Municipality, rows))
        for row, stored in self.changed:
            change(Municipality, stored.id, **self.differences(row, stored))


class SchoolClerk(Clerk):
    """A school may name a successor that stands further down in the file."""

    sheet = Sheet.SCHOOLS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._succeeded: list[Row] = []
        self._to_name: list[Row] = []
        self._merged: dict[str, str] = {}

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, and the municipalities."""
        self._stored = portal.schools(codes_in(rows, "code"))
        self.desk.fetch(Sheet.MUNICIPALITIES, codes_in(rows, "municipality"))
        self._merged = portal.merged(codes_in(rows, "municipality"))
        self._succeeded += [row for row in rows if row.values.get("successor")]

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """The municipality is known; it joined in a semester of a year, or not at all."""
        values = row.values
        self.desk.refer(row, "municipality", Sheet.MUNICIPALITIES, Known)
        if (follows := self._merged.get(values.get("municipality", ""))) is not None:
            self.desk.fault(row, "municipality", Wrong.MERGED_MUNICIPALITY, value=follows)
        if bool(values.get("joined_school_year")) != bool(values.get("joined_semester")):
            self.desk.fault(row, "joined_semester", Wrong.HALF_JOINED)
        if values.get("successor") is not None and values["successor"] == values.get("code"):
            self.desk.fault(row, "successor", Wrong.OWN_SUCCESSOR)
        stored = self._stored.get(values.get("code", ""))
        kind = values.get("kind", SchoolKind.GENERAL)
        return stored, KnownSchool(stored.id if stored else None, kind)

    def write(self) -> None:
        """Add and change; successors follow once all schools are there."""
        self.note_keys(insert_all(School, [self._columns(row) for row in self.new]))
        for row, stored in self.changed:
            change(School, stored.id, **self._columns(row))
        written = [*self.new, *(row for row, _ in self.changed)]
        self._to_name += [row for row in written if "successor" in row.values]

    def finish(self, *, is_writing: bool) -> None:
        """Look for the successors among all schools, and name them."""
        self.desk.fetch(self.sheet, codes_in(self._succeeded, "successor"))
        for row in self._succeeded:
            self.desk.refer(row, "successor", self.sheet, KnownSchool)
        for row in self._to_name if is_writing else ():
            key = self.desk.id_of(self.sheet, row.values["code"])
            successor = self.desk.id_of(self.sheet, row.values["successor"])
            if key is not None:
                change(School, key, successor_id=successor)

    def _columns(self, row: Row) -> dict[str, object]:
        values = row.values
        return {
            "code": values["code"],
            "name": values["name"],
            "municipality_id": self.desk.id_of(Sheet.MUNICIPALITIES, values["municipality"]),
            "region": values["region"],
            "kind": values["kind"],
            "founder": values["founder"],
            "joined_school_year": values.get("joined_school_year") or "",
            "joined_semester": values.get("joined_semester"),
        }


class AgreementClerk(Clerk):
    """An agreement is with a municipality, or with a state vocational school of a ministry."""

    sheet = Sheet.AGREEMENTS
    is_referred_to = False

    def fetch(self, rows: Sequence[Row]) -> None:
        """Read those that are there, and the partners."""
        self._stored = portal.agreements(codes_in(rows, "number"))
        partners = codes_in(rows, "partner_code")
        self.desk.fetch(Sheet.MUNICIPALITIES, partners)
        self.desk.fetch(Sheet.SCHOOLS, partners)

    def judge(self, row: Row) -> tuple[Stored | None, Known | None]:
        """The partner is known, and only a vocational one belongs to a ministry."""
        values = row.values
        if values.get("partner_kind") is PartnerKind.VOCATIONAL:
            school = self.desk.refer(row, "partner_code", Sheet.SCHOOLS, KnownSchool)
            if school is not None and school.kind is not SchoolKind.VOCATIONAL:
                self.desk.fault(row, "partner_code", Wrong.NOT_VOCATIONAL)
            if not values.get("ministry"):
                self.desk.fault(row, "ministry", Wrong.MINISTRY_MISSING)
        elif "partner_kind" in values:
            self.desk.refer(row, "partner_code", Sheet.MUNICIPALITIES, Known)
            if values.get("ministry"):
                self.desk.fault(row, "ministry", Wrong.MINISTRY_UNWANTED)
        return self._stored.get(values.get("number", "")), None

    def write(self) -> None:
        """Add and change."""
        insert_all(Agreement, [self._columns(row) for row in self.new], key="number")
        for row, stored in self.changed:
            change(Agreement, stored.id, **self._columns(row))

    def _columns(self, row: Row) -> dict[str, object]:
        values = row.values
        is_vocational = values["partner_kind"] is PartnerKind.VOCATIONAL
        sheet = Sheet.SCHOOLS if is_vocational else Sheet.MUNICIPALITIES
        partner = self.desk.id_of(sheet, values["partner_code"])
        return {
            "number": values["number"],
            "partner_kind": values["partner_kind"],
            "municipality_id": None if is_vocational else partner,
            "school_id": partner if is_vocational else None,
            "ministry": values.get("ministry"),
            "signed_on": values["signed_on"],
        }
