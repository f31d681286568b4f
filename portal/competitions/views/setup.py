"""The coordinator sets up a competition: its beginning, texts, terms and contact."""

import dataclasses
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.competitions import queries, rules
from portal.competitions.access import ACCESS, Permission
from portal.competitions.forms.moments import typed
from portal.competitions.forms.setup import ContactForm, NewForm, TextsForm
from portal.competitions.forms.terms import CAPS, TermsForm
from portal.competitions.models import Competition
from portal.competitions.service import setting_up
from portal.competitions.types import AMENDABLE, Act, CriterionKind, Stage, Terms
from portal.competitions.views._editing import again, blame, edit_page
from portal.competitions.views._new import new_form
from portal.competitions.views._pages import CallPage
from portal.institutions import queries as institutions
from portal.institutions.models import Municipality
from portal.kernel import clock
from portal.kernel.identity import Role
from portal.kernel.refusal import Refused
from portal.kernel.seal import fingerprint
from portal.web.editing import words_of
from portal.web.forms import Form
from portal.web.guard import Guard, person_id, signed_in
from portal.web.identity import who

bp = Blueprint("competition_setup", __name__, url_prefix="/coordinator/competitions")
guard = Guard(ACCESS, queries.find_whole, read=Permission.EDIT, keys=("code",))


@bp.context_processor
def _state_now() -> dict[str, Any]:
    """Let every page of setting up say what the competition is now, and if its deadline moves."""
    return {
        "state_now": lambda c: rules.state_at(c.stage, c.window, at=clock.now()),
        "takes_amendments": lambda c: c.lasting_stage in AMENDABLE,
    }


TEXTS = tuple(name for name in TextsForm.__dict__ if name.endswith(("_lv", "_en")))
CONTACT = ("contact_name", "contact_phone", "contact_hours", "contact_email")
DATES = ("evaluate_by", "results_by")
TIES = ("tie_first", "tie_second", "tie_third")


def own_municipalities() -> list[Municipality]:
    """Return the municipalities the person coordinates; 404 for anybody else.

    One that has become part of another runs no new competition.
    """
    found = institutions.list_among(who().scopes(Role.COORDINATOR))
    still_there = [one for one in found if one.closed_on is None]
    if not still_there:
        abort(404)
    return still_there


@bp.route("/new", methods=["GET", "POST"])
@signed_in
def new() -> ResponseReturnValue:
    """Begin a competition: a code, a title, a window and a quota are enough."""
    municipalities = own_municipalities()
    earlier = queries.list_of_municipalities([one.id for one in municipalities])
    form = new_form(municipalities, earlier, asked=request.args.get("like", ""))
    if form.validate_on_submit():
        try:
            competition = setting_up.start(
                next(one for one in municipalities if one.id == form.municipality_id.data),
                _beginning(form),
                like=_like(form, earlier),
                by=person_id(),
                at=clock.now(),
            )
        except Refused as refusal:
            blame(form, refusal)
        else:
            flash(gettext("The draft is made. Nobody sees it before it is announced."))
            return redirect(url_for(".edit", code=competition.code), 303)
    return render_template("competition_setup/new.html", form=form)


def _beginning(form: NewForm) -> dict[str, Any]:
    return {
        **words_of(form, "code", "title_lv", "title_en"),
        "opens_at": form.opens.form.moment,
        "closes_at": form.closes.form.moment,
        "quota": form.quota.data,
    }


def _like(form: NewForm, earlier: list[Competition]) -> Competition | None:
    chosen = next((one for one in earlier if one.id == form.like.data), None)
    return again(chosen) if chosen else None


@bp.route("/<code:code>/texts", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def edit(competition: Competition) -> ResponseReturnValue:
    """Write the texts in Latvian and English."""

    def save(form: Form) -> None:
        setting_up.reword(
            competition,
            words_of(form, *TEXTS),
            seen=form["seen"].data or "",
            by=person_id(),
            at=clock.now(),
        )

    return edit_page(
        "competition_setup/edit.html",
        competition,
        _texts_form,
        save,
        back=url_for(".edit", code=competition.code),
    )


def _texts_form(competition: Competition, *, blank: bool) -> Form:
    held = {name: getattr(competition, name) for name in TEXTS}
    given = {**held, "seen": fingerprint(held)}
    return TextsForm(formdata=None, data=given) if blank else TextsForm(data=given)


@bp.route("/<code:code>/contact", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def contact(competition: Competition) -> ResponseReturnValue:
    """Say whom to ask, and by when scores and results are due."""

    def save(form: Form) -> None:
        setting_up.set_contact(
            competition,
            {**words_of(form, *CONTACT), **{name: form[name].data for name in DATES}},
            seen=form["seen"].data or "",
            by=person_id(),
            at=clock.now(),
        )

    return edit_page(
        "competition_setup/contact.html",
        competition,
        _contact_form,
        save,
        back=url_for(".contact", code=competition.code),
    )


def _contact_form(competition: Competition, *, blank: bool) -> Form:
    held = {name: getattr(competition, name) for name in (*CONTACT, *DATES)}
    given = {**held, "seen": fingerprint(held)}
    return ContactForm(formdata=None, data=given) if blank else ContactForm(data=given)


@bp.route("/<code:code>/settings", methods=["GET", "POST"])
@guard.to(Permission.EDIT)
def settings(competition: Competition) -> ResponseReturnValue:
    """Set the window, the money, the limits and the ties, until the competition opens."""

    def save(form: Form) -> None:
        setting_up.set_terms(
            competition,
            _terms(form, competition),
            seen=form["seen"].data or "",
            by=person_id(),
            at=clock.now(),
        )

    at = clock.now()
    is_frozen = rules.is_frozen(competition.stage, competition.window, at=at)
    return edit_page(
        "competition_setup/settings.html",
        competition,
        terms_form,
        save,
        back=url_for(".settings", code=competition.code),
        is_frozen=is_frozen,
        page=CallPage(competition, at),
        maximum=rules.quality_maximum(quality_of(competition)),
    )


def quality_of(competition: Competition) -> list[Any]:
    """Return the criteria that give points."""
    return [one for one in competition.criteria if one.kind is CriterionKind.QUALITY]


def terms_form(competition: Competition, *, blank: bool) -> Form:
    """Return the form of the terms; an announced window is not in it."""
    held = {field.name: getattr(competition, field.name) for field in dataclasses.fields(Terms)}
    ties = dict(zip(TIES, [*held["tie_break"], "", "", ""], strict=False))
    given = {
        **held,
        **ties,
        "act": held["act"].value if held["act"] else "",
        "opens": typed(competition.opens_at),
        "closes": typed(competition.closes_at),
        **{CAPS[category]: share for category, share in competition.caps.items()},
        "seen": fingerprint(held),
    }
    form = TermsForm(formdata=None, data=given) if blank else TermsForm(data=given)
    choices = [
        SelectChoice("", "–"),
        *(SelectChoice(one.code, one.title_lv) for one in quality_of(competition)),
    ]
    for name in TIES:
        form[name].choices = choices
    if competition.stage not in {Stage.DRAFT, Stage.APPROVED}:
        del form.opens
        del form.closes
    return form


def _terms(form: Form, competition: Competition) -> Terms:
    taken = {
        field.name: form[field.name].data
        for field in dataclasses.fields(Terms)
        if field.name in form and field.name not in {"act", "act_number"}
    }
    is_draft = "opens" in form
    return Terms(
        opens_at=form["opens"].form.moment if is_draft else competition.opens_at,
        closes_at=form["closes"].form.moment if is_draft else competition.closes_at,
        act=Act(form["act"].data) if form["act"].data else None,
        act_number=form["act_number"].data or "",
        tie_break=list(dict.fromkeys(form[name].data for name in TIES if form[name].data)),
        category_caps={
            category.value: f"{form[name].data.normalize():f}"
            for category, name in CAPS.items()
            if form[name].data is not None
        },
        **taken,
    )
