"""What the pages of the editor share: what a step lacks, and how a save went."""

from collections.abc import Callable, Sequence

from flask import abort, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, pgettext

from portal.kernel import clock
from portal.kernel.refusal import Refused, Stale
from portal.support.plans.forms.sections import MarkedForm
from portal.support.plans.labels import say
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import find_plan, renew
from portal.support.plans.queries.drafting import draft_of
from portal.support.plans.rules.checking import Draft, Objection, Section, objections_to
from portal.support.plans.service.reading import risks_of
from portal.support.plans.types import EDITABLE
from portal.web.editing import Difference, differ
from portal.web.formats import clock_time
from portal.web.labels import label

CONFLICT, UNREADABLE = 409, 422
PAGES = {
    Section.APPLICATION: ".application",
    Section.RISKS: ".risks",
    Section.MEASURES: ".measures",
    Section.WORDS: ".words",
}
Show = Callable[[SupportPlan, MarkedForm, Sequence[Difference]], str]
"""Draws a page of the editor: the plan, the form, and what differs in two saves of it."""


def draft_now(plan: SupportPlan) -> Draft:
    """Return what is written, as the rules of checking see it."""
    return draft_of(plan, risks_of(plan), on=clock.today())


def objections_in(plan: SupportPlan, section: Section) -> list[Objection]:
    """Return what is to be put right in one step."""
    found = objections_to(draft_now(plan), on=clock.today())
    return [one for one in found if one.section is section]


def again(plan: SupportPlan) -> SupportPlan:
    """Return the plan as it is stored now."""
    return find_plan(plan.code) or abort(404)


def not_editable(plan: SupportPlan) -> ResponseReturnValue | None:
    """Bring the author of a plan that is with somebody else to its page; refuse what is sent."""
    if plan.state in EDITABLE:
        return None
    if request.method == "POST":
        abort(403)
    return redirect(url_for(".show", code=plan.code), 303)


def blame(form: MarkedForm, found: Sequence[Objection]) -> None:
    """Show each objection at its field, and above the form what has no field."""
    for one in found:
        if one.field not in form:
            form.form_errors = [*form.form_errors, say(one)]
        elif not form[one.field].errors:
            form[one.field].errors = [say(one)]


def keep(
    plan: SupportPlan,
    form: MarkedForm,
    save: Callable[[], None],
    *,
    show: Show,
    stored: Callable[[SupportPlan], MarkedForm],
) -> ResponseReturnValue | None:
    """Save; None when that went well. A stale page shows both texts, and takes the new mark."""
    try:
        save()
    except Stale:
        fresh = again(plan)
        theirs = stored(fresh)
        form.version.data = theirs.version.data
        return show(fresh, form, differ(form, theirs)), CONFLICT
    except Refused as refusal:
        form.blame(refusal)
        renew(plan)
        return show(plan, form, ())
    return None


def saved(plan: SupportPlan, section: Section) -> ResponseReturnValue:
    """Say that a step is saved; show what it still lacks, otherwise go back to the steps."""
    flash(gettext("Saved: %(section)s", section=label(section)))
    if request.form.get("action") == "check" and objections_in(again(plan), section):
        return redirect(url_for(PAGES[section], code=plan.code, check=1), 303)
    return redirect(url_for(".edit", code=plan.code), 303)


def keep_quietly(
    plan: SupportPlan,
    save: Callable[[], None],
    *,
    mark: Callable[[SupportPlan], str],
    page: str,
) -> ResponseReturnValue:
    """Save for the page's script, and answer it (`static/js/autosave.js` says how)."""
    try:
        save()
    except Stale:
        said = gettext("This was saved in another window too. Your text is still here, not saved.")
        return jsonify(say=said, url=page), CONFLICT
    except Refused as refusal:
        return jsonify(say=label(refusal.reasons[0])), UNREADABLE
    time = clock_time(clock.now())
    said = pgettext("text (masculine), the file row is feminine", "Saved at %(time)s", time=time)
    return jsonify(saved_at=time, version=mark(again(plan)), say=said)
