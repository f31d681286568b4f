"""Files of the import format: a row is sound unless a test says what differs."""

import csv
import io
import itertools
import zipfile
from collections import defaultdict
from datetime import time

from openpyxl import Workbook

from portal.support.intake.rules.columns import COLUMNS
from portal.support.intake.service import blob_of, bring_in
from portal.support.intake.types import EVERYWHERE, Sheet


class Sheets:
    """The rows of each sheet, written as files when they are wanted."""

    def __init__(self):
        self.rows = defaultdict(list)
        self._count = itertools.count(1)

    def add(self, sheet, **given):
        """Add a row; return the name others call it by."""
        number = next(self._count)
        row = _sound(Sheet(sheet), number) | given
        self.rows[Sheet(sheet)].append(row)
        return next(iter(row.values()))

    def town(self):
        """A municipality, a school, a provider and a pupil: what a plan rests on."""
        municipality = self.add("municipalities", code="PIL")
        school = self.add("schools", code="SK", municipality=municipality)
        self.add("providers", code="SP", schools=school)
        self.add("pupils", code="SKOL", school=school)
        return self

    def plan(self, code="PLANS", *, measures=1, units=10, kind="subject_consultation", **given):
        """A plan with a risk and measures „PLANS-1”, „PLANS-2” …"""
        self.add("plans", code=code, **given)
        self.add("risks", plan=code)
        for number in range(1, measures + 1):
            self.add("measures", code=f"{code}-{number}", plan=code, planned_units=units, kind=kind)
        return code

    def __getitem__(self, sheet):
        return self.rows[Sheet(sheet)]

    def text(self, sheet, delimiter=",", columns=None):
        """Return one sheet as the text of a CSV file."""
        out = io.StringIO()
        names = columns or [column.name for column in COLUMNS[Sheet(sheet)]]
        writer = csv.DictWriter(out, names, delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self[sheet])
        return out.getvalue()

    def contents(self):
        """Return the bytes of each file by its name."""
        return {f"{sheet.value}.csv": self.text(sheet).encode() for sheet in self.rows}

    def bring_in(self, at):
        """Bring all of it into the portal."""
        blobs = [blob_of(name, content) for name, content in self.contents().items()]
        return bring_in(blobs, EVERYWHERE, by=None, at=at)

    def write(self, folder):
        """Write a folder of files."""
        for name, content in self.contents().items():
            (folder / name).write_bytes(content)
        return folder

    def zipped(self):
        """Return all files as one ZIP."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.contents().items():
                archive.writestr(name, content)
        return out.getvalue()

    def workbook(self):
        """Return all sheets as one XLSX workbook."""
        book = Workbook()
        book.remove(book.active)
        for sheet, rows in self.rows.items():
            page = book.create_sheet(sheet.value)
            names = [column.name for column in COLUMNS[sheet]]
            page.append(names)
            for row in rows:
                page.append([row.get(name) or None for name in names])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _sound(sheet, number):
    return {
        Sheet.MUNICIPALITIES: {"code": f"PIL{number}", "name": "Upmala", "region": "Kurzeme"},
        Sheet.SCHOOLS: {
            "code": f"SK{number}",
            "name": f"Upmalas {number}. vidusskola",
            "municipality": "PIL",
            "region": "Kurzeme",
            "kind": "general",
            "founder": "municipality",
            "joined_school_year": "2017/2018",
            "joined_semester": "1",
            "successor": "",
        },
        Sheet.AGREEMENTS: {
            "number": f"P6-13/{number}-2018",
            "partner_kind": "municipality",
            "partner_code": "PIL",
            "ministry": "",
            "signed_on": "2018-02-01",
        },
        Sheet.PROVIDERS: {
            "code": f"SP{number}",
            "first_name": "Ilze",
            "last_name": "Kalniņa",
            "specialist": "teacher",
            "schools": "SK",
        },
        Sheet.PUPILS: {
            "code": f"SKOL{number}",
            "first_name": "Jānis",
            "last_name": f"Bērziņš-{_letters(number)}",
            "personal_code": "",
            "school": "SK",
            "grade": "8",
        },
        Sheet.PLANS: {
            "code": f"PLANS{number}",
            "pupil": "SKOL",
            "school": "SK",
            "school_year": "2019/2020",
            "period": "1",
            "grade": "8",
            "author": "SP",
            "state": "evaluated",
            "submitted_on": "2019-09-10",
            "result": "improved",
            "continue": "yes",
            "stopped_on": "",
            "stop_reason": "",
            "no_improvement_reasons": "",
        },
        Sheet.RISKS: {
            "plan": "PLANS",
            "risk": "learning_difficulties",
            "justification": "Divi zemi vērtējumi.",
        },
        Sheet.MEASURES: {
            "code": f"PASAK{number}",
            "plan": "PLANS",
            "kind": "subject_consultation",
            "subject": "mathematics",
            "specialist": "teacher",
            "provider": "SP",
            "planned_units": "10",
            "planned_amount": "",
            "risks": "learning_difficulties",
        },
        Sheet.SESSIONS: {
            "code": f"NOD{number}",
            "measures": "PLANS-1",
            "provider": "SP",
            "held_on": "2019-10-07",
            "starts_at": time(8 + number % 12, 0).strftime("%H:%M"),
            "minutes": "40",
            "mode": "in_person",
            "attendance": "attended",
        },
        Sheet.CLAIMS: {
            "code": f"PRAS{number}",
            "measure": "PLANS-1",
            "period_from": "2019-10-01",
            "period_to": "2019-10-31",
            "days": "20",
            "amount": "28.40",
            "evidence": "saraksts",
        },
    }[sheet]


def _letters(number):
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
