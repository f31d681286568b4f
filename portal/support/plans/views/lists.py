"""The plans of a school, and beginning a new one."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.institutions.models import School
from portal.institutions.types import Period
from portal.kernel import clock
from portal.kernel.access import permits
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused
from portal.support.plans import service
from portal.support.plans.access import ACCESS, Permission
from portal.support.plans.forms import FindForm, NewPlanForm
from portal.support.plans.labels import period_words
from portal.support.plans.queries.listing import (
    Line,
    list_lines,
    list_periods,
    list_plans,
    list_schools_with_plans,
)
from portal.support.plans.queries.opening import find_plan_of, find_staff, list_open_periods
from portal.support.plans.types import PlanState, WhyNotOpened
from portal.support.plans.views.blueprint import bp, note_looks
from portal.support.pupils.models import Enrolment
from portal.support.pupils.queries import list_at_school
from portal.support.sight import service as sight
from portal.support.sight.types import Ground, Shown
from portal.web.forms import NOTHING_YET
from portal.web.grades import grade_words
from portal.web.guard import person_id, signed_in, turn_away
from portal.web.identity import who
from portal.web.pages import PER_PAGE, Page, page_asked

SHOWS: dict[str, frozenset[PlanState]] = {
    "": frozenset(PlanState),
    "todo": frozenset({PlanState.DRAFT, PlanState.IN_REVISION}),
    "approval": frozenset({PlanState.IN_APPROVAL}),
    "running": frozenset({PlanState.APPROVED, PlanState.IN_PROGRESS}),
    "suspended": frozenset({PlanState.SUSPENDED}),
    "over": frozenset({PlanState.EVALUATED, PlanState.INACTIVE}),
}
"""What each part of the list shows."""


@bp.route("", methods=["GET", "POST"])
@signed_in
def index() -> ResponseReturnValue:
    """List the plans of a school by state, the returned ones first; find one by number or name."""
    schools = list_schools_with_plans(who())
    school = _chosen(schools)
    periods = list_periods(who(), school.id)
    form = FindForm(period=_period_asked())
    form.period.choices = _period_choices(periods)
    if form.validate_on_submit() and not form.q.data:
        where = {"school": school.id, "period": form.period.data, "show": request.args.get("show")}
        return redirect(url_for(".index", **{key: one for key, one in where.items() if one}), 303)
    words = form.q.data or "" if form.is_submitted() and not form.errors else ""
    lines = list_lines(who(), school.id, period=_period(form.period.data), words=words)
    show = request.args.get("show", "") if request.args.get("show", "") in SHOWS else ""
    return _list_page(schools, school, form, lines, "" if words else show, words)


def _list_page(
    schools: Sequence[School],
    school: School,
    form: FindForm,
    lines: Sequence[Line],
    show: str,
    words: str,
) -> ResponseReturnValue:
    shown = [one for one in lines if one.state in SHOWS[show]]
    number = 1 if words else page_asked(request.args.get("page"))
    here = shown[(number - 1) * PER_PAGE : number * PER_PAGE]
    plans = list_plans([one.id for one in here])
    page = render_template(
        "plans/index.html",
        schools=schools,
        school=school,
        form=form,
        words=words,
        show=show,
        counts={one: sum(line.state in SHOWS[one] for line in lines) for one in SHOWS},
        page=Page(plans, number, len(shown)),
        named={one.id for one in plans if permits(ACCESS, Permission.READ_NAMES, who(), one)},
        today=clock.today(),
        may_begin=who().holds(Role.AUTHOR, school.id),
    )
    note_looks(plans, Shown.NAMES)
    return page


def _chosen(schools: Sequence[School]) -> School:
    """Return the school asked for, else the first; 404 for who has no list anywhere."""
    asked = request.args.get("school", "")
    named = [one for one in schools if str(one.id) == asked]
    if not schools or (asked and not named):
        turn_away()
    return (named or list(schools))[0]


def _period_asked() -> str:
    return request.args.get("period", "")[:20]


def _period(code: str | None) -> tuple[str, Period] | None:
    year, _, period = (code or "").rpartition("-")
    return (year, Period(period)) if year and period in set(Period) else None


def _period_choices(periods: Sequence[tuple[str, Period]]) -> list[SelectChoice]:
    first = SelectChoice("", gettext("All that are not over"))
    return [first, *_as_choices(periods)]


def _as_choices(periods: Sequence[tuple[str, Period]]) -> list[SelectChoice]:
    return [
        SelectChoice(f"{year}-{period.value}", period_words(year, period))
        for year, period in periods
    ]


@bp.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    """Begin a plan for a pupil of the school."""
    places = _pupils_to_choose()
    form = NewPlanForm(pupil=request.args.get("pupil", "")[:60])
    periods = list_open_periods(clock.today())
    form.pupil.choices = [
        NOTHING_YET,
        *(SelectChoice(one.pupil.code, _described(one)) for one in places),
    ]
    form.period.choices = _as_choices(periods)
    if form.validate_on_submit():
        answer = _begun(form, places)
        if answer is not None:
            return answer
    page = render_template("plans/new.html", form=form, places=places)
    _note_choice(places)
    return page


def _note_choice(places: Sequence[Enrolment]) -> None:
    """Write down that the names of a school's pupils were shown (S67)."""
    sight.record_looks(
        [(None, one.school_id) for one in places],
        by=person_id(),
        at=clock.now(),
        ground=Ground.AUTHOR,
        shown=Shown.NAMES,
        address=request.path,
    )


def _pupils_to_choose() -> list[Enrolment]:
    schools = who().scopes(Role.AUTHOR)
    if not schools:
        turn_away()
    return [place for school in sorted(schools) for place in list_at_school(school)]


def _described(place: Enrolment) -> str:
    name = f"{place.pupil.last_name} {place.pupil.first_name}"
    return f"{name}, {grade_words(place.grade, place.letter)}"


def _begun(form: NewPlanForm, places: Sequence[Enrolment]) -> ResponseReturnValue | None:
    place = next((one for one in places if one.pupil.code == form.pupil.data), None)
    period = _period(form.period.data)
    if place is None:
        form.pupil.errors = [gettext("Choose the pupil.")]
    if period is None or period not in list_open_periods(clock.today()):
        form.period.errors = [gettext("Choose the period.")]
    if place is None or form.errors or period is None:
        return None
    wanted = service.Wanted(
        pupil_id=place.pupil_id,
        school_id=place.school_id,
        school_year=period[0],
        period=period[1],
    )
    me = find_staff(person_id())
    if me is None:
        form.blame(Refused([WhyNotOpened.NOT_ON_STAFF]))
        return None
    try:
        plan = service.open_plan(wanted, me, by=person_id(), at=clock.now())
    except Refused as refusal:
        _blame(form, refusal, wanted)
        return None
    if plan.is_outside_target:
        flash(
            gettext("The grade is outside the target group at that time. The plan is marked so."),
            "warn",
        )
    return redirect(url_for(".edit", code=plan.code), 303)


def _blame(form: NewPlanForm, refusal: Refused, wanted: service.Wanted) -> None:
    known = find_plan_of(wanted.pupil_id, wanted.school_id, wanted.school_year, wanted.period)
    if WhyNotOpened.ONE_PER_PERIOD in refusal.reasons and known is not None:
        form.pupil.errors = [
            gettext(
                "This pupil already has a plan at this school for %(period)s: %(code)s.",
                period=period_words(wanted.school_year, wanted.period),
                code=known.code,
            )
        ]
        return
    form.blame(refusal, {WhyNotOpened.PERIOD_CLOSED: "period", WhyNotOpened.NOT_A_PUPIL: "pupil"})
