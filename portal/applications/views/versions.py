"""What was submitted, version by version, and what is written now."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from portal.applications.access import Permission
from portal.applications.models import Application, ApplicationVersion
from portal.applications.queries import content_of, version_in_force
from portal.applications.rules.content import changed_sections
from portal.applications.rules.moves import may_be_filled
from portal.applications.types import Section
from portal.applications.views import receipts
from portal.applications.views.blueprint import bp, guard
from portal.kernel import clock
from portal.kernel.reference import check_code


@bp.get("/applications/<int:id>/versions")
@guard.to(Permission.READ)
def versions(application: Application) -> ResponseReturnValue:
    """List what was submitted, and in which sections each version differs from the one before."""
    contents = [content_of(one) for one in application.versions]
    changes = [
        [Section(name) for name in changed_sections(old, new) if name in set(Section)]
        for old, new in zip([{}, *contents], contents, strict=False)
    ]
    return render_template(
        "applications/versions.html",
        application=application,
        rows=list(zip(application.versions, changes, strict=True)),
        at=clock.now(),
    )


@bp.get("/applications/<int:id>/versions/<int:number>")
@guard.to(Permission.READ)
def version(application: Application, number: int) -> ResponseReturnValue:
    """Read one version as it was submitted."""
    found = _numbered(application, number)
    return render_template(
        "applications/version.html",
        application=application,
        version=found,
        content=content_of(found),
        code=check_code(found.digest),
    )


def _numbered(application: Application, number: int) -> ApplicationVersion:
    found = next((one for one in application.versions if one.number == number), None)
    return found or abort(404)


@bp.get("/applications/<int:id>/versions/<int:number>/changes")
@guard.to(Permission.READ)
def changes(application: Application, number: int) -> ResponseReturnValue:
    """Show in what a version differs from the one before it."""
    after, before = _numbered(application, number), _numbered(application, number - 1)
    return render_template(
        "applications/changes.html",
        application=application,
        before=before,
        after=after,
        old=content_of(before),
        new=content_of(after),
    )


@bp.get("/applications/<int:id>/read")
@guard.to(Permission.READ)
def read(application: Application) -> ResponseReturnValue:
    """Read and print the answers: of a draft as they are now, otherwise what is in force."""
    is_draft = may_be_filled(application.status)
    version = None if is_draft else version_in_force(application)
    content = content_of(version) if version else {}
    return render_template(
        "applications/read.html",
        application=application,
        content=content if content else receipts.preview(application),
        is_draft=is_draft,
        asked=request.args,
    )
