"""The applicant's first page, starting an application, and its task list."""

from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.applications import service
from portal.applications.access import Permission
from portal.applications.forms import StartForm
from portal.applications.labels import TASKS
from portal.applications.models import Application
from portal.applications.queries.drafts import can_reopen, standings_of
from portal.applications.queries.home import (
    homes_of,
    list_organisations,
    list_to_copy,
    others_writing,
)
from portal.applications.types import Level, Section
from portal.applications.views.blueprint import bp, guard
from portal.competitions.access import ACCESS as COMPETITION_ACCESS
from portal.competitions.access import Permission as CompetitionPermission
from portal.competitions.models import Competition
from portal.competitions.queries import find_competition, list_by_state
from portal.competitions.types import State
from portal.kernel import clock
from portal.kernel.identity import TEAM, Role
from portal.kernel.refusal import Refused
from portal.web.guard import Guard, person_id, signed_in
from portal.web.identity import who

of_competition = Guard(
    COMPETITION_ACCESS, find_competition, read=CompetitionPermission.READ, keys=("code",)
)
_GROUPS = (
    (Section.APPLICANT,),
    (
        Section.PROJECT,
        Section.YOUNG_PEOPLE,
        Section.NEED,
        Section.ACTIVITIES,
        Section.RESULTS,
        Section.PARTNERS,
        Section.PUBLICITY,
        Section.RISKS,
        Section.EXTRA,
    ),
    (Section.COST_PLAN,),
    (Section.ATTACHMENTS,),
)


@bp.get("/my")
@signed_in
def home() -> ResponseReturnValue:
    """Show what is to be done, and every application of the person's organisations."""
    mine = sorted(who().scopes(*TEAM))
    if not mine:
        return redirect(url_for("organisations.register"), 303)
    at = clock.now()
    return render_template(
        "applications/home.html",
        homes=homes_of(mine),
        open_now=list_by_state(at)[State.OPEN],
        at=at,
    )


@bp.route("/competitions/<code:code>/applications", methods=["GET", "POST"])
@of_competition.to(CompetitionPermission.READ)
def start(competition: Competition) -> ResponseReturnValue:
    """Start an application at once where there is nothing to choose; otherwise ask."""
    writes_for = sorted(who().scopes(Role.OWNER, Role.EDITOR))
    if not writes_for:
        return redirect(_registration(competition), 303)
    form = StartForm()
    asked = form.organisation.data or (str(writes_for[0]) if len(writes_for) == 1 else "")
    is_known = asked in {str(one) for one in writes_for}
    if form.validate_on_submit() and is_known:
        application = _started(competition, int(asked), form)
        if application is not None:
            flash(gettext("The draft is made. What you write is saved by itself."))
            return redirect(url_for(".show", id=application.id), 303)
    elif form.is_submitted() and form.organisation.data:
        form.organisation.errors = [gettext("Choose the organisation that applies.")]
    return _start_form(competition, form, writes_for)


def _registration(competition: Competition) -> str:
    """Return where an organisation is registered, and the way back to this start."""
    return url_for("organisations.register", next=url_for(".start", code=competition.code))


def _started(competition: Competition, organisation_id: int, form: StartForm) -> Application | None:
    copied = form.copy.data or ""
    try:
        return service.start(
            competition,
            organisation_id,
            key=(form.key.data or "")[:80],
            by=person_id(),
            at=clock.now(),
            copy=service.find_copied(int(copied), organisation_id)
            if copied.isascii() and copied.isdigit() and len(copied) < 10  # noqa: PLR2004 - a key
            else None,
        )
    except Refused as refusal:
        form.blame(refusal)
        return None


def _start_form(
    competition: Competition, form: StartForm, organisation_ids: list[int]
) -> ResponseReturnValue:
    organisations = list_organisations(organisation_ids)
    form.organisation.choices = [(str(one.id), one.name) for one in organisations]
    form.copy.choices = [
        ("", gettext("Start empty")),
        *((str(one.id), one.title) for one in list_to_copy(organisation_ids)),
    ]
    form.organisation.data = form.organisation.data or str(organisation_ids[0])
    form.copy.data = form.copy.data or request.args.get("copy", "")
    form.key.data = form.key.data or uuid4().hex
    return render_template(
        "applications/start.html", competition=competition, form=form, at=clock.now()
    )


@bp.get("/applications/<int:id>")
@guard.to(Permission.READ)
def show(application: Application) -> ResponseReturnValue:
    """Show the tasks of an application: what is finished, what is missing and why."""
    at = clock.now()
    standings = {one.section: one for one in standings_of(application)}
    return render_template(
        "applications/show.html",
        application=application,
        groups=[
            [standings[section] for section in group if section in standings] for group in _GROUPS
        ],
        tasks=TASKS,
        done=sum(one.level is Level.DONE for one in standings.values()),
        total=len(standings),
        others=others_writing(application.sections, me=person_id(), at=at),
        can_reopen=can_reopen(application, at=at),
        at=at,
    )


@bp.route("/applications/<int:id>/delete", methods=["GET", "POST"])
@guard.to(Permission.DELETE)
def delete(application: Application) -> ResponseReturnValue:
    """Ask whether to delete a draft, and delete it."""
    if request.method == "POST":
        try:
            service.delete_draft(application.id, by=person_id(), at=clock.now())
        except Refused:
            return redirect(url_for(".show", id=application.id), 303)
        flash(gettext("The draft is deleted."))
        return redirect(url_for(".home"), 303)
    return render_template("applications/delete.html", application=application)
