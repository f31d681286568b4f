"""Bringing files in: one pass that only looks, then one that writes, in a single transaction."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.audit import service as audit
from portal.database import reading, transaction
from portal.extensions import db
from portal.support.intake.models import IntakeRun
from portal.support.intake.service.clerks import CLERKS, Clerk
from portal.support.intake.service.desk import Desk
from portal.support.intake.service.sources import Blob, Source, sources_of
from portal.support.intake.types import WHOLE, BadImport, Fault, Report, Row, Scope, Sheet, Wrong
from portal.support.staff.models import StaffMember

AT_ONCE = 1000
Tick = Callable[[int], None]


def _no_bar(_rows: int) -> None:
    """Nobody watches."""


def check(
    blobs: Sequence[Blob],
    scope: Scope,
    *,
    by: int | None,
    at: datetime,
    tick: Tick = _no_bar,
) -> Report:
    """Say what the files would change. Raises `BadImport` with everything that is wrong."""
    report, _ = _look(_sources(blobs, scope), scope, by=by, at=at, tick=tick)
    return report


def bring_in(
    blobs: Sequence[Blob],
    scope: Scope,
    *,
    by: int | None,
    at: datetime,
    tick: Tick = _no_bar,
    approve: Callable[[Report], None] | None = None,
) -> Report:
    """Write everything the files say, or nothing. Raises `BadImport` with all that is wrong.

    Everything is looked at before the transaction begins, so that nobody waits for the looking,
    and once more within it, because others may have written meanwhile. Whoever has to `approve` of
    what would change may raise.
    """
    sources = _sources(blobs, scope)
    report, providers = _look(sources, scope, by=by, at=at, tick=tick)
    if approve is not None:
        approve(report)
    if not report.changes:
        return report
    try:
        with transaction():
            _lock_providers(providers)
            desk = Desk(scope, by=by, at=at)
            _read(sources, desk, tick, is_writing=True)
            _write_down(desk.report, blobs, by=by, at=at)
    except (IntegrityError, StaleDataError) as error:
        raise BadImport([Fault(WHOLE, 1, WHOLE, Wrong.CHANGED_MEANWHILE)]) from error
    return desk.report


def count_lines(blobs: Sequence[Blob]) -> int:
    """Return about how many rows there are, for a progress bar."""
    return sum(one.lines for one in sources_of(blobs, []))


def _sources(blobs: Sequence[Blob], scope: Scope) -> list[Source]:
    faults: list[Fault] = []
    sources = sources_of(blobs, faults)
    allowed = {"allowed": ", ".join(sheet for sheet in Sheet if scope.takes(sheet))}
    faults = [
        replace(one, values=allowed) if one.wrong is Wrong.UNKNOWN_FILE else one for one in faults
    ]
    faults += [
        Fault(one.file, 1, WHOLE, Wrong.ADMINISTRATOR_ONLY)
        for one in sources
        if not scope.takes(one.sheet)
    ]
    if faults:
        raise BadImport(faults)
    return sources


def _look(
    sources: Sequence[Source], scope: Scope, *, by: int | None, at: datetime, tick: Tick
) -> tuple[Report, set[str]]:
    """Return what would change, and whose sessions are told; the rest of the pass is forgotten."""
    db.session.commit()  # a writer that only looks from here on keeps nobody waiting
    with reading():
        desk = Desk(scope, by=by, at=at)
        _read(sources, desk, tick, is_writing=False)
        return desk.report, desk.providers


def _read(sources: Sequence[Source], desk: Desk, tick: Tick, *, is_writing: bool) -> None:
    """Go through every sheet. Raises `BadImport`; a pass that writes stops at the first chunk."""
    clerks: dict[Sheet, type[Clerk]] = {clerk.sheet: clerk for clerk in CLERKS}
    for source in sources:
        desk.file, before = source.file, len(desk.faults)
        clerk = clerks[source.sheet](desk)
        for rows in _in_chunks(source.rows(desk.faults)):
            clerk.settle(rows, is_writing=is_writing)
            tick(len(rows))
            _stop(desk, is_writing=is_writing)
        desk.note_unread(source.sheet, desk.faults[before:])
        clerk.finish(is_writing=is_writing)
        _stop(desk, is_writing=is_writing)
    _stop(desk, is_writing=True)


def _stop(desk: Desk, *, is_writing: bool) -> None:
    if is_writing and desk.faults:
        raise BadImport(desk.faults)


def _in_chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while chunk := list(islice(rows, AT_ONCE)):
        yield chunk


def _lock_providers(codes: set[str]) -> None:
    """Let nobody log a session of these people until the import is done, as logging itself does."""
    if codes:
        query = (
            select(StaffMember.id)
            .where(StaffMember.code.in_(codes))
            .order_by(StaffMember.id)
            .with_for_update()
        )
        db.session.execute(query)


def _write_down(report: Report, blobs: Sequence[Blob], *, by: int | None, at: datetime) -> None:
    counts = {
        sheet.value: {verdict.value: number for verdict, number in counted.items()}
        for sheet, counted in report.counts.items()
    }
    run = IntakeRun(
        files=", ".join(blob.name for blob in blobs)[:500], counts=counts, by_id=by, done_at=at
    )
    db.session.add(run)
    audit.record("school data imported", run, by=by, at=at, counts=counts)
