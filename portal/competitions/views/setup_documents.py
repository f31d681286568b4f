"""The coordinator publishes the documents of a competition."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.competitions.access import Permission
from portal.competitions.forms.setup import DocumentForm
from portal.competitions.models import Competition, Document
from portal.competitions.service import documents as service
from portal.competitions.types import DocumentKind, Stage
from portal.competitions.views._editing import again
from portal.competitions.views._pages import CallPage
from portal.competitions.views.setup import bp, guard
from portal.files.downloads import accepted, kinds_in_words
from portal.files.types import DOCUMENTS
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.web.acting import acted
from portal.web.formats import file_size, in_language
from portal.web.guard import person_id
from portal.web.labels import label


@bp.route("/<code:code>/documents", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def documents(competition: Competition) -> ResponseReturnValue:
    """List the documents and take a new version of one."""
    form = DocumentForm()
    form.what.choices = _choices(competition)
    if form.validate_on_submit():
        try:
            _publish(competition, form)
        except Refused as refusal:
            form.file.errors = [label(reason) for reason in refusal.reasons]
            competition = again(competition)
        else:
            flash(gettext("The document is published."))
            return redirect(url_for(".documents", code=competition.code), 303)
    return render_template(
        "competition_setup/documents.html",
        competition=competition,
        form=form,
        page=CallPage(competition, clock.now()),
        accept=accepted(DOCUMENTS),
        kinds=kinds_in_words(DOCUMENTS),
        limit=file_size(service.LIMIT),
        may_remove=competition.stage in {Stage.DRAFT, Stage.APPROVED},
    )


def _choices(competition: Competition) -> list[SelectChoice]:
    held = CallPage(competition, clock.now()).documents
    newer = [
        SelectChoice(f"document-{one.id}", gettext("New version: %(title)s", title=_title(one)))
        for one in held
    ]
    single = {one.kind for one in held if one.kind is not DocumentKind.SCHOOL_PLAN}
    missing = [SelectChoice(kind.value, label(kind)) for kind in DocumentKind if kind not in single]
    return [*missing, *newer]


def _title(document: Document) -> str:
    own = in_language(document.title_lv, document.title_en)
    return own or label(document.kind)


def _publish(competition: Competition, form: DocumentForm) -> None:
    file = form.file.data
    upload = service.Upload(file.stream, file.filename or "", form.note.data or "")
    what = form.what.data
    by, at = person_id(), clock.now()
    held = next((one for one in competition.documents if f"document-{one.id}" == what), None)
    if held is not None:
        service.add_version(competition, held, upload, by=by, at=at)
        return
    titles = (form.title_lv.data or "", form.title_en.data or "")
    service.publish(competition, DocumentKind(what), titles, upload, by=by, at=at)


@bp.post("/<code:code>/documents/<int:id>/remove")
@guard.to(Permission.EDIT)
def remove_document(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Remove a document nobody outside has seen."""
    acted(
        lambda: service.remove_document(competition, id, by=person_id(), at=clock.now()),
        gettext("The document is removed."),
    )
    return redirect(url_for(".documents", code=competition.code), 303)
