"""The measures of a plan: the list of them, and one at a time."""

from collections.abc import Callable, Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.access import Permission
from portal.support.plans.forms import (
    AddMeasureForm,
    MeasureForm,
    PressForm,
    measure_form,
    rows_typed,
    shown_measure,
)
from portal.support.plans.forms.measures import MOST_TIMES
from portal.support.plans.forms.sections import MarkedForm
from portal.support.plans.labels import measure_words
from portal.support.plans.models import Measure, SupportPlan
from portal.support.plans.queries import renew
from portal.support.plans.queries.opening import list_staff_at
from portal.support.plans.rules.checking import Objection, Section
from portal.support.plans.service import filling
from portal.support.plans.service.measuring import written_of
from portal.support.plans.service.reading import risks_of
from portal.support.plans.views._editing import (
    Show,
    again,
    blame,
    keep,
    keep_quietly,
    not_editable,
    objections_in,
)
from portal.support.plans.views.blueprint import bp, opened
from portal.support.policies.queries import rulebook
from portal.support.policies.types import Policy
from portal.web.editing import Difference
from portal.web.labels import label


@bp.route("/<reference:code>/edit/measures", methods=["GET", "POST"])
@opened.to(Permission.EDIT)
def measures(plan: SupportPlan) -> ResponseReturnValue:
    """List the measures; add one of a kind."""
    if elsewhere := not_editable(plan):
        return elsewhere
    form = AddMeasureForm()
    if form.validate_on_submit():
        kind = form.chosen()
        if kind is None:
            form.kind.errors = [gettext("Choose the kind of support.")]
        else:
            try:
                added = service.add_measure(plan.id, kind)
            except Refused as refusal:
                form.blame(refusal)
                renew(plan)
            else:
                return redirect(url_for(".measure", code=plan.code, measure=added), 303)
    found = objections_in(plan, Section.MEASURES)
    return render_template(
        "plans/measures.html",
        plan=plan,
        form=form,
        risks=risks_of(plan),
        alone=[one for one in found if one.measure is None],
        lacking={
            one.code: sum(it.measure is not None and it.measure.code == one.code for it in found)
            for one in plan.measures
        },
    )


class MeasurePage:
    """One measure of a plan: what it is made of, and its form."""

    def __init__(self, plan: SupportPlan, code: str) -> None:
        self.plan = plan
        self.measure: Measure = next(
            (one for one in plan.measures if one.code == code), None
        ) or abort(404)
        self.risks = {key: label(risk) for key, (risk, _) in risks_of(plan).items()}
        self.unit_minutes = rulebook().number(Policy.UNIT_MINUTES, plan.starts_on)

    def form(self, *, sent: bool = True) -> MeasureForm:
        """Make the form with what was sent, or, without `sent`, with what is stored alone."""
        written = written_of(self.measure)
        rows = self._rows(len(written.times), sent=sent)
        kind = measure_form(
            self.measure.kind,
            rows=rows,
            providers=self._providers(),
            risks=self.risks,
        )
        data = shown_measure(written)
        for number in range(len(written.times) + 1, rows + 1):
            data[f"time-{number}-minutes"] = self.unit_minutes
        data["version"] = filling.mark_of_measure(self.plan, self.measure.code)
        return kind(data=data) if sent else kind(formdata=None, data=data)

    @staticmethod
    def _rows(stored: int, *, sent: bool) -> int:
        if sent and request.method == "POST":
            return max(rows_typed(request.form), 1)
        asked = request.args.get("rows", "")
        more = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 3 else 0  # noqa: PLR2004 - two digits
        return min(max(stored, more, 1), MOST_TIMES)

    def _providers(self) -> dict[int, str]:
        """Who works at the school, and who is written down although they have left."""
        found = {one.id: one.name for one in list_staff_at(self.plan.school_id, on=clock.today())}
        now = self.measure.provider
        return found if now is None else {now.id: now.name} | found

    def objections(self) -> list[Objection]:
        """Return what is to be put right in this measure."""
        found = objections_in(self.plan, Section.MEASURES)
        return [one for one in found if one.measure and one.measure.code == self.measure.code]


@bp.route("/<reference:code>/edit/measures/<reference:measure>", methods=["GET", "POST"])
@opened.to(Permission.EDIT)
def measure(plan: SupportPlan, measure: str) -> ResponseReturnValue:
    """Say what a measure is: for which risks, by whom, how much, when in the week."""
    page = MeasurePage(plan, measure)
    if elsewhere := not_editable(plan):
        return elsewhere
    form = page.form()
    if form.validate_on_submit():
        written = form.written(written_of(page.measure))

        def save() -> None:
            service.save_measure(plan.id, measure, written, seen=form.seen, at=clock.now())

        wrong = keep(plan, form, save, show=_shower(measure), stored=_stored(measure))
        return _saved(plan, measure, len(written.times)) if wrong is None else wrong
    if request.method == "GET" and "check" in request.args:
        blame(form, page.objections())
    return _page(page, form, ())


def _shower(code: str) -> Show:
    def show(plan: SupportPlan, form: MarkedForm, differences: Sequence[Difference]) -> str:
        return _page(MeasurePage(plan, code), form, differences)

    return show


def _stored(code: str) -> Callable[[SupportPlan], MarkedForm]:
    def stored(plan: SupportPlan) -> MarkedForm:
        return MeasurePage(plan, code).form(sent=False)

    return stored


def _page(page: MeasurePage, form: MarkedForm, differences: Sequence[Difference]) -> str:
    return render_template(
        "plans/measure.html",
        plan=page.plan,
        measure=page.measure,
        form=form,
        rows=rows_typed(form._fields),
        most=MOST_TIMES,
        differences=differences,
        unit_minutes=page.unit_minutes,
    )


def _saved(plan: SupportPlan, code: str, times: int) -> ResponseReturnValue:
    asked = request.form.get("action", "")
    if asked == "add":
        rows = min(times + 1, MOST_TIMES)
        at = f"time-{rows}-day"
        return redirect(
            url_for(".measure", code=plan.code, measure=code, rows=rows, _anchor=at), 303
        )
    page = MeasurePage(again(plan), code)
    flash(gettext("Measure saved: %(measure)s", measure=measure_words(page.measure)))
    if asked == "check" and page.objections():
        return redirect(url_for(".measure", code=plan.code, measure=code, check=1), 303)
    return redirect(url_for(".measures", code=plan.code), 303)


@bp.post("/<reference:code>/edit/measures/<reference:measure>/draft")
@opened.to(Permission.EDIT)
def measure_draft(plan: SupportPlan, measure: str) -> ResponseReturnValue:
    """Save what is being typed; what cannot be read yet stays as it was."""
    page = MeasurePage(plan, measure)
    form = page.form()
    form.validate()
    written = form.written(written_of(page.measure))
    return keep_quietly(
        plan,
        lambda: service.save_measure(plan.id, measure, written, seen=form.seen, at=clock.now()),
        mark=lambda fresh: filling.mark_of_measure(fresh, measure),
        page=url_for(".measure", code=plan.code, measure=measure),
    )


@bp.post("/<reference:code>/edit/measures/<reference:measure>/remove")
@opened.to(Permission.EDIT)
def remove_measure(plan: SupportPlan, measure: str) -> ResponseReturnValue:
    """Take a measure out of the plan."""
    found = MeasurePage(plan, measure).measure
    said = measure_words(found)
    return _pressed(
        plan,
        lambda: service.remove_measure(plan.id, measure, at=clock.now()),
        gettext("Taken out: %(measure)s", measure=said),
    )


@bp.post("/<reference:code>/edit/measures/<reference:measure>/put-back")
@opened.to(Permission.EDIT)
def put_back_measure(plan: SupportPlan, measure: str) -> ResponseReturnValue:
    """Put a measure back that a revision took out."""
    said = measure_words(MeasurePage(plan, measure).measure)
    return _pressed(
        plan,
        lambda: service.put_back_measure(plan.id, measure),
        gettext("Put back: %(measure)s", measure=said),
    )


def _pressed(plan: SupportPlan, act: Callable[[], None], said: str) -> ResponseReturnValue:
    if PressForm().validate_on_submit():
        try:
            act()
        except Refused as refusal:
            flash(label(refusal.reasons[0]), "warn")
        else:
            flash(said)
    return redirect(url_for(".measures", code=plan.code), 303)
