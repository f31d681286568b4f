"""Bringing files in, and what came of it."""

import pytest

from portal.support.intake.service import blob_of, bring_in, check
from portal.support.intake.types import EVERYWHERE, BadImport, Scope
from tests.support.sheets import Sheets


@pytest.fixture
def sheets():
    """A town with one school, one provider and one pupil."""
    return Sheets().town()


def _blobs(files):
    contents = files.contents() if isinstance(files, Sheets) else files
    return [blob_of(name, content) for name, content in contents.items()]


@pytest.fixture
def import_(database, noon):
    """Bring files in; return new, changed and same rows, by sheet."""

    def import_(files, scope=EVERYWHERE, *, act=bring_in):
        report = act(_blobs(files), scope, by=None, at=noon)
        return {
            sheet.value: tuple(counts[one] for one in ("new", "changed", "same"))
            for sheet, counts in report.counts.items()
        }

    return import_


@pytest.fixture
def notes(database, noon):
    """Only look; return the notes as (file, line, column, what)."""

    def notes(files):
        report = check(_blobs(files), EVERYWHERE, by=None, at=noon)
        return [(one.file, one.line, one.column, one.wrong) for one in report.notes]

    return notes


@pytest.fixture
def faults(database, noon):
    """Bring files in that are not sound; return the faults as (file, line, column, what)."""

    def faults(files, schools=None):
        scope = Scope(frozenset(schools)) if schools is not None else EVERYWHERE
        with pytest.raises(BadImport) as raised:
            bring_in(_blobs(files), scope, by=None, at=noon)
        return [(one.file, one.line, one.column, one.wrong) for one in raised.value.faults]

    return faults
