"""Files of an application: added, downloaded, taken away; reached only through it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications import service
from portal.applications.access import Permission
from portal.applications.forms import AttachForm
from portal.applications.models import Application
from portal.applications.queries import find_attachment
from portal.applications.types import LARGEST_FILE, MOST_FILES, Section
from portal.applications.views.blueprint import bp, guard
from portal.applications.views.opening import home_of, is_locked, read_only
from portal.applications.views.sections import row_of
from portal.files.downloads import accepted, download, kinds_in_words
from portal.files.types import ATTACHMENTS
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.guard import person_id
from portal.web.labels import label


@bp.route("/applications/<int:id>/attachments", methods=["GET", "POST"])
@guard.to(Permission.READ)
def attachments(application: Application) -> ResponseReturnValue:
    """Show the attached files; attach one more."""
    if is_locked(application, Section.ATTACHMENTS):
        return read_only(application, Section.ATTACHMENTS)
    form = AttachForm()
    if form.validate_on_submit() and _attached(application, form):
        return redirect(url_for(".attachments", id=application.id), 303)
    row = row_of(application, Section.ATTACHMENTS)
    return render_template(
        "applications/attachments.html",
        application=application,
        form=form,
        is_done=bool(row and row.is_done),
        kinds=kinds_in_words(ATTACHMENTS),
        accept=accepted(ATTACHMENTS),
        limit=LARGEST_FILE,
        most=MOST_FILES,
        at=clock.now(),
    )


def _attached(application: Application, form: AttachForm) -> bool:
    given = request.files.get("file")
    if given is None or not given.filename:
        form.file.errors = [gettext("Attach a file.")]
        return False
    try:
        stored = service.attach(
            application.id,
            given.stream,
            name=given.filename,
            by=person_id(),
            at=clock.now(),
        )
    except Refused as refusal:
        form.file.errors = [label(reason) for reason in refusal.reasons]
        return False
    flash(gettext("The file “%(name)s” is attached.", name=stored.file.name))
    return True


@bp.get("/applications/<int:id>/attachments/<int:child>")
@guard.to(Permission.READ)
def attachment(application: Application, child: int) -> ResponseReturnValue:
    """Download one attached file."""
    found = find_attachment(application, child)
    return download(found.file) if found else abort(404)


@bp.post("/applications/<int:id>/attachments/<int:child>/delete")
@guard.to(Permission.FILL)
def detach(application: Application, child: int) -> ResponseReturnValue:
    """Take a file off the draft."""
    if find_attachment(application, child) is None:
        abort(404)
    try:
        name = service.detach(application.id, child, by=person_id(), at=clock.now())
    except Refused:
        return redirect(home_of(application), 303)
    if name:
        flash(gettext("The file “%(name)s” is deleted.", name=name))
    return redirect(url_for(".attachments", id=application.id), 303)


@bp.post("/applications/<int:id>/attachments/done")
@guard.to(Permission.FILL)
def attachments_done(application: Application) -> ResponseReturnValue:
    """Say that nothing more will be attached, or take that back."""
    row = row_of(application, Section.ATTACHMENTS)
    try:
        service.save_section(
            application.id,
            Section.ATTACHMENTS,
            row.answers if row else {},
            version=row.version if row else 0,
            is_done=request.form.get("done") == "yes",
            by=person_id(),
            at=clock.now(),
        )
    except Refused:
        return redirect(home_of(application), 303)
    return redirect(home_of(application), 303)
