"""Uploading school data: files, what they would change, and the yes to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from portal.institutions import queries as institutions
from portal.institutions.models import School
from portal.kernel import clock
from portal.kernel.identity import LEADING_SCHOOL
from portal.kernel.refusal import Refused
from portal.kernel.text import without_unwritable
from portal.support.intake import labels, service
from portal.support.intake.access import ACCESS, Permission
from portal.support.intake.forms import ConfirmForm, UploadForm
from portal.support.intake.queries.runs import list_runs
from portal.support.intake.rules.columns import CODES, COLUMNS
from portal.support.intake.types import (
    EVERYWHERE,
    BadImport,
    Report,
    Scope,
    Sheet,
    Verdict,
)
from portal.web.guard import Guard, person_id
from portal.web.identity import who

__all__ = ["bp", "labels"]

bp = Blueprint("intake", __name__)
own_schools = Guard(ACCESS, lambda: "school", read=Permission.OF_OWN_SCHOOLS, keys=())
all_schools = Guard(ACCESS, lambda: "programme", read=Permission.OF_ALL, keys=())
_MOST_SHOWN = 200
_LONGEST_NAME = 100
_OFFICE = frozenset({"kinds", "founders", "partner_kinds"})
"""Lists that only the programme's own files use."""


@dataclass(frozen=True, slots=True)
class Desk:
    """One of the two pages: a school's own, or the programme's."""

    name: str
    scope: Callable[[], Scope]

    @property
    def address(self) -> str:
        """Where files are uploaded."""
        return url_for(f".{self.name}")

    @property
    def confirming(self) -> str:
        """Where the yes goes."""
        return url_for(f".{self.name}_confirm")

    @property
    def sheets(self) -> Mapping[str, str]:
        """Which files are taken here, each with its columns."""
        scope = Scope(frozenset()) if self.name == "school" else EVERYWHERE
        return {
            f"{sheet.value}.csv": ", ".join(column.name for column in COLUMNS[sheet])
            for sheet in Sheet
            if scope.takes(sheet)
        }

    @property
    def only_school(self) -> School | None:
        """The school whose other pages stand beside this one; who leads several has no such."""
        found = _led() if self.name == "school" else []
        return found[0] if len(found) == 1 else None

    @property
    def codes(self) -> Mapping[str, list[StrEnum]]:
        """Which lists of codes the files are written in, by what they are called."""
        names = [name for name in labels.CODE_LISTS if self.name != "school" or name not in _OFFICE]
        return {str(labels.CODE_LISTS[name]): list(CODES[name]) for name in names}


def _led() -> list[School]:
    return institutions.list_schools(who().scopes(*LEADING_SCHOOL))


def _own() -> Scope:
    return Scope(frozenset(school.code for school in _led()))


SCHOOL = Desk("school", _own)
PROGRAMME = Desk("programme", lambda: EVERYWHERE)


@bp.route("/school/import", methods=["GET", "POST"])
@own_schools.to(Permission.OF_OWN_SCHOOLS)
def school(_school: str) -> ResponseReturnValue:
    """Take the files of one's own schools and show what they would change."""
    return _upload(SCHOOL)


@bp.post("/school/import/confirm")
@own_schools.to(Permission.OF_OWN_SCHOOLS)
def school_confirm(_school: str) -> ResponseReturnValue:
    """Bring in what was shown."""
    return _confirm(SCHOOL)


@bp.route("/programme/import", methods=["GET", "POST"])
@all_schools.to(Permission.OF_ALL)
def programme(_programme: str) -> ResponseReturnValue:
    """Take any files of the format and show what they would change."""
    return _upload(PROGRAMME)


@bp.post("/programme/import/confirm")
@all_schools.to(Permission.OF_ALL)
def programme_confirm(_programme: str) -> ResponseReturnValue:
    """Bring in what was shown."""
    return _confirm(PROGRAMME)


def _upload(desk: Desk) -> ResponseReturnValue:
    form = UploadForm()
    if not form.validate_on_submit():
        return _page(desk, form)
    blobs = [service.blob_of(_name(file.filename or ""), file.read()) for file in form.files.data]
    try:
        report = service.check(blobs, desk.scope(), by=person_id(), at=clock.now())
    except BadImport as bad:
        return _page(desk, form, bad=bad)
    return _preview(desk, blobs, report)


def _name(given: str) -> str:
    """Return a file's name as data: without folders and what cannot be shown."""
    name = without_unwritable(given.replace("\\", "/").rpartition("/")[2]).strip()
    return name[-_LONGEST_NAME:] or "?"


def _preview(
    desk: Desk, blobs: list[service.Blob], report: Report, *, is_other: bool = False
) -> ResponseReturnValue:
    form = ConfirmForm(formdata=None)
    if report.changes:
        form.key.data = service.keep(blobs, report, by=person_id(), at=clock.now())
    return render_template(
        "intake/preview.html",
        desk=desk,
        form=form,
        report=report,
        notes=report.notes[:_MOST_SHOWN],
        more=len(report.notes) - _MOST_SHOWN,
        verdicts=Verdict,
        says=labels.says,
        is_other=is_other,
    )


def _confirm(desk: Desk) -> ResponseReturnValue:
    form = ConfirmForm()
    upload = UploadForm(formdata=None)
    if not form.validate_on_submit():
        return redirect(desk.address, 303)
    try:
        report = service.confirm(form.key.data or "", desk.scope(), by=person_id(), at=clock.now())
    except Refused as refusal:
        upload.blame(refusal)
        return _page(desk, upload)
    except BadImport as bad:
        return _page(desk, upload, bad=bad)
    except service.SeenOtherwise as seen:
        return _preview(desk, seen.blobs, seen.report, is_other=True)
    flash(
        ngettext("%(num)d row is imported.", "%(num)d rows are imported.", report.changes)
        if report.changes
        else gettext("Everything from these files is here already. Nothing changed.")
    )
    return redirect(desk.address, 303)


def _page(desk: Desk, form: UploadForm, *, bad: BadImport | None = None) -> ResponseReturnValue:
    faults = bad.faults if bad else []
    return render_template(
        "intake/upload.html",
        desk=desk,
        form=form,
        faults=faults[:_MOST_SHOWN],
        more=len(faults) - _MOST_SHOWN,
        says=labels.says,
        codes=desk.codes,
        runs=list_runs(by=person_id() if desk is SCHOOL else None),
    )
