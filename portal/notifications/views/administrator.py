"""The outbox as the administrator sees it."""

from flask import current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.kernel import clock
from portal.notifications import queries, rules, service
from portal.notifications.access import ACCESS, OUTBOX, Permission
from portal.notifications.models import Letter
from portal.notifications.queries import Outbox
from portal.notifications.types import LetterStatus
from portal.notifications.views.blueprint import bp
from portal.web.acting import acted
from portal.web.guard import Guard, person_id
from portal.web.pages import PER_PAGE, Page, page_asked

outbox_guard = Guard(OUTBOX, queries.get_outbox, read=Permission.WATCH, keys=())
guard = Guard(ACCESS, queries.find_letter, read=Permission.INSPECT)


@bp.get("/administrator/letters")
@outbox_guard.to(Permission.WATCH)
def letters(outbox: Outbox) -> ResponseReturnValue:
    """List the letters, newest first, all or those in one state."""
    status = _status_asked(request.args.get("status"))
    number = page_asked(request.args.get("page"))
    rows, total = queries.list_letters(status=status, number=number, per_page=PER_PAGE)
    page = Page(rows=rows, number=number, total=total)
    folder = "" if current_app.config["MAIL_SERVER"] else str(current_app.config["MAIL_DIR"])
    return render_template(
        "notifications/letters.html",
        outbox=outbox,
        page=page,
        subject=lambda letter: _readable(letter, letter.subject),
        status=status,
        folder=folder,
    )


def _is_blotted(letter: Letter) -> bool:
    """Where letters go out by mail, nobody else reads what opens somebody's account."""
    return bool(current_app.config["MAIL_SERVER"]) and rules.has_secrets(letter.template)


def _readable(letter: Letter, words: str) -> str:
    return rules.without_secrets(words) if _is_blotted(letter) else words


def _status_asked(text: str | None) -> LetterStatus | None:
    return next((status for status in LetterStatus if status.value == text), None)


@bp.get("/administrator/letters/<int:id>")
@guard.to(Permission.INSPECT)
def letter(found: Letter) -> ResponseReturnValue:
    """Show one letter and each try to hand it over."""
    return render_template(
        "notifications/letter.html",
        letter=found,
        subject=_readable(found, found.subject),
        text=_readable(found, found.text),
        is_blotted=_is_blotted(found),
        may_cancel=not rules.reasons_not_to_cancel(found.status),
        may_resend=not rules.reasons_not_to_resend(found.status, []),
    )


@bp.post("/administrator/letters/<int:id>/cancel")
@guard.to(Permission.CANCEL)
def cancel(found: Letter) -> ResponseReturnValue:
    """Stop a letter that waits."""
    acted(
        lambda: service.cancel(found, by=person_id(), at=clock.now()), _("The letter is stopped.")
    )
    return redirect(url_for(".letter", id=found.id))


@bp.post("/administrator/letters/<int:id>/resend")
@guard.to(Permission.RESEND)
def resend(found: Letter) -> ResponseReturnValue:
    """Send the same words again, as a new letter."""
    again = acted(
        lambda: service.resend(found, by=person_id(), at=clock.now()),
        _("A new letter with the same text is in the queue."),
    )
    return redirect(url_for(".letter", id=(again or found).id))
