"""The pages of the form's sections, and saving them while somebody writes."""

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext

from portal.applications import service
from portal.applications.access import Permission
from portal.applications.forms import (
    YES,
    SectionForm,
    answers_in,
    rows_typed,
    section_form,
    shown,
)
from portal.applications.models import Application, SectionAnswers
from portal.applications.queries import find_application
from portal.applications.queries.drafts import draft_of, settings_of
from portal.applications.queries.home import others_writing
from portal.applications.rules.questions import asked_in
from portal.applications.rules.reading import rows_of
from portal.applications.rules.sections import objections_in
from portal.applications.types import Kind, Question, Section
from portal.applications.views.blueprint import bp, guard
from portal.applications.views.opening import (
    home_of,
    is_being_clarified,
    is_locked,
    read_only,
)
from portal.applications.views.problems import blame
from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.web.formats import clock_time, in_language
from portal.web.guard import person_id
from portal.web.labels import label

_ELSEWHERE = frozenset({Section.COST_PLAN, Section.ATTACHMENTS, Section.DECLARATIONS})


class SectionPage:
    """One section of one application: its questions, what is stored, the form."""

    def __init__(self, application: Application, name: str) -> None:
        if name not in set(Section) or Section(name) in _ELSEWHERE:
            abort(404)
        self.application = application
        self.section = Section(name)
        self.settings = settings_of(application.competition)
        self.questions = asked_in(self.section, self.settings.extra)
        if not self.questions:
            abort(404)
        self.row = row_of(application, self.section)

    @property
    def answers(self) -> Mapping[str, Any]:
        """What is stored."""
        return self.row.answers if self.row else {}

    @property
    def table(self) -> Question | None:
        """The section's table, when it has one."""
        return next((one for one in self.questions if one.kind is Kind.ROWS), None)

    def form(self, answers: Mapping[str, Any] | None = None) -> SectionForm:
        """Make the form with what was sent, or with what is stored."""
        given = self.answers if answers is None else answers
        kind = section_form(self.questions, self.settings.bands, self._rows(given))
        data = shown(self.questions, given)
        data["version"] = str(self.row.version if self.row else 0)
        data["done"] = YES if self.row and self.row.is_done else "later"
        return kind(data=data)

    def _rows(self, answers: Mapping[str, Any]) -> int:
        table = self.table
        if table is None:
            return 0
        stored = len(rows_of(answers, table.code))
        if request.method == "POST":
            return max(rows_typed(request.form, table), 1)
        return max(stored, count_asked("rows"), 1)

    def typed(self, form: SectionForm) -> dict[str, Any]:
        """Return what was typed, as answers."""
        return answers_in(form, self.questions, self.settings.bands)


def count_asked(name: str) -> int:
    """Return a small count from the address; anything odd is none."""
    asked = request.args.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0  # noqa: PLR2004 - three digits


def row_of(application: Application, section: Section) -> SectionAnswers | None:
    """Return what is stored of a section, when it was ever saved."""
    return next((one for one in application.sections if one.section is section), None)


@bp.route("/applications/<int:id>/sections/<string:name>", methods=["GET", "POST"])
@guard.to(Permission.READ)
def section(application: Application, name: str) -> ResponseReturnValue:
    """Ask the questions of one section; save whatever is typed."""
    page = SectionPage(application, name)
    form = page.form()
    if is_locked(application, page.section):
        return read_only(application, page.section)
    if request.method == "POST":
        if form.validate():
            return _saved(page, form)
    elif "check" in request.args:
        blame(form, objections_in(page.section, draft_of(application)), page.settings.bands)
    return _page(page, form)


def _page(page: SectionPage, form: SectionForm) -> ResponseReturnValue:
    at = clock.now()
    return render_template(
        "applications/section.html",
        page=page,
        application=page.application,
        form=form,
        feeds=feeds_of(page.application, page.section),
        hints={
            one.code: in_language(one.hint_lv, one.hint_en)
            for one in page.application.competition.questions
        },
        others=others_writing([page.row] if page.row else [], me=person_id(), at=at),
        at=at,
    )


def feeds_of(application: Application, section: Section) -> list[Any]:
    """Return the criteria that are read from a section."""
    return [one for one in application.competition.criteria if section.value in one.sections]


def _saved(page: SectionPage, form: SectionForm) -> ResponseReturnValue:
    """Save, and go where the button says."""
    answers, asked = page.typed(form), request.form.get("action", "")
    table = page.table
    if table is not None and asked.startswith("remove:"):
        answers[table.code] = _without(answers[table.code], form, table, asked)
    is_done = form.done.data == YES
    try:
        service.save_section(
            page.application.id,
            page.section,
            answers,
            version=form.version_opened,
            is_done=is_done or is_being_clarified(page.application),
            by=person_id(),
            at=clock.now(),
        )
    except Stale:
        return conflict(page, form)
    except Refused as refusal:
        form.blame(refusal)
        return _page(page, form)
    return _next(page, answers, asked, is_done=is_done)


def _without(
    rows: list[dict[str, str]], form: SectionForm, table: Question, asked: str
) -> list[dict[str, str]]:
    """Leave out the row whose button was pressed; blank rows before it were never counted."""
    number = asked.removeprefix("remove:")
    if not (number.isascii() and number.isdigit() and len(number) <= 3):  # noqa: PLR2004 - a row
        return rows
    codes = [column.code for column in table.columns]
    filled = [
        one
        for one in range(1, rows_typed(form.data, table) + 1)
        if any(form[f"{table.code}-{one}-{code}"].data for code in codes)
    ]
    return [row for place, row in zip(filled, rows, strict=True) if place != int(number)]


def _next(
    page: SectionPage, answers: Mapping[str, Any], asked: str, *, is_done: bool
) -> ResponseReturnValue:
    key, name = page.application.id, page.section.value
    table = page.table
    if table is not None and asked == "add":
        rows = len(answers[table.code]) + 1
        first = f"{table.code}-{rows}-{table.columns[0].code}"
        return redirect(url_for(".section", id=key, name=name, rows=rows, _anchor=first), 303)
    if table is not None and asked.startswith("remove:"):
        flash(gettext("Deleted."))
        return redirect(url_for(".section", id=key, name=name, _anchor=table.code), 303)
    fresh = find_application(page.application.id)
    if is_done and fresh and objections_in(page.section, draft_of(fresh)):
        return redirect(url_for(".section", id=key, name=name, check=1), 303)
    flash(gettext("Saved: %(section)s", section=label(page.section)))
    is_late = clock.now() >= page.application.competition.closes_at
    if is_late and not is_being_clarified(page.application):
        flash(
            gettext(
                "The deadline has passed while you were writing. The text is saved in the draft, "
                "but it cannot be submitted."
            ),
            "warn",
        )
    return redirect(home_of(page.application), 303)


def conflict(page: SectionPage, form: SectionForm) -> ResponseReturnValue:
    """Show both texts: one's own to keep, join or give up, and the saved one."""
    fresh = find_application(page.application.id)
    theirs = SectionPage(fresh or page.application, page.section.value)
    mine = page.typed(form)
    form.version.data = str(theirs.row.version if theirs.row else 0)
    return (
        render_template(
            "applications/conflict.html",
            page=theirs,
            application=theirs.application,
            form=form,
            mine=mine,
            theirs=theirs.answers,
            changed=[
                one.code
                for one in theirs.questions
                if mine.get(one.code) != theirs.answers.get(one.code)
            ],
        ),
        409,
    )


@bp.post("/applications/<int:id>/sections/<string:name>/draft")
@guard.to(Permission.WRITE)
def section_draft(application: Application, name: str) -> ResponseReturnValue:
    """Save what is being typed, for the page's script; says so in JSON."""
    page = SectionPage(application, name)
    form = page.form()
    if not form.validate():
        return jsonify(say=gettext("Remove the characters that cannot be shown.")), 422
    address = url_for(".section", id=application.id, name=name)
    is_done = bool(page.row and page.row.is_done)
    try:
        row = service.save_section(
            application.id,
            page.section,
            page.typed(form),
            version=form.version_opened,
            is_done=is_done,
            by=person_id(),
            at=clock.now(),
        )
    except Stale:
        return told_stale(address)
    except Refused as refusal:
        return jsonify(say=label(refusal.reasons[0])), 422
    return told_saved(row)


def told_saved(row: SectionAnswers) -> ResponseReturnValue:
    """Answer the script: when it was saved and which version it is now."""
    time = clock_time(row.saved_at)
    say = pgettext("text (masculine), the file row is feminine", "Saved at %(time)s", time=time)
    return jsonify(saved_at=time, version=row.version, say=say)


def told_stale(address: str) -> ResponseReturnValue:
    """Answer the script: somebody else has saved."""
    say = gettext("Somebody else saved this section. Your text is still here, not saved.")
    return jsonify(say=say, url=address), 409
