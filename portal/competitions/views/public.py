"""What anyone may read about competitions."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from portal.competitions import labels, queries
from portal.competitions.access import ACCESS, Permission
from portal.competitions.forms.public import EligibilityForm
from portal.competitions.models import Competition
from portal.competitions.types import State
from portal.competitions.views._pages import CallPage, groups, matching
from portal.files.downloads import download
from portal.kernel import clock
from portal.notifications.rendering import address_in
from portal.web import formats
from portal.web.guard import Guard, public
from portal.web.icalendar import Event, calendar_response
from portal.web.language import page_language
from portal.web.pages import page_asked

__all__ = ["bp", "labels"]

bp = Blueprint("competitions", __name__, url_prefix="/competitions")
guard = Guard(ACCESS, queries.find_call, read=Permission.READ, keys=("code",))
LONGEST_SEARCH = 100


@bp.get("")
@public
def index() -> ResponseReturnValue:
    """List the competitions by what they are now; a search finds them without diacritics too."""
    at = clock.now()
    asked = request.args.get("q", "").strip()[:LONGEST_SEARCH].replace("\x00", "")
    by_state = matching(queries.list_by_state(at), asked)
    return render_template(
        "competitions/index.html",
        open_now=by_state[State.OPEN],
        groups=groups(by_state, page=page_asked(request.args.get("page"))),
        asked=asked,
        at=at,
    )


@bp.get("/<code:code>")
@guard.to(Permission.READ, visitors=True)
def show(competition: Competition) -> ResponseReturnValue:
    """Show everything about one competition."""
    page = CallPage(competition, clock.now())
    return render_template("competitions/show.html", page=page, competition=competition)


@bp.get("/<code:code>/eligibility")
@guard.to(Permission.READ, visitors=True)
def can_we_apply(competition: Competition) -> ResponseReturnValue:
    """Ask five questions and answer at once; nothing is kept."""
    page = CallPage(competition, clock.now())
    form = EligibilityForm(request.args)
    _word_questions(form, page)
    is_answered = bool(request.args) and form.validate()
    return render_template(
        "competitions/can_we_apply.html",
        competition=competition,
        form=form,
        reasons=_reasons(form, page) if is_answered else [],
        is_answered=is_answered,
        wrong=bool(form.errors),
    )


def _word_questions(form: EligibilityForm, page: CallPage) -> None:
    competition = page.competition
    form.grades.label.text = gettext(
        "Are most participants in grades %(grades)s or courses %(courses)s?",
        grades=page.grades,
        courses=page.courses,
    )
    form.amount.label.text = gettext(
        "Is exactly %(amount)s the right amount for your idea?",
        amount=formats.money(competition.grant_amount),
    )
    if competition.starts_from and competition.starts_to:
        form.window.label.text = gettext(
            "Can the project start between %(from_date)s and %(to_date)s?",
            from_date=formats.date_short(competition.starts_from),
            to_date=formats.date_short(competition.starts_to),
        )
    else:
        del form.window


def _reasons(form: EligibilityForm, page: CallPage) -> list[str]:
    competition = page.competition
    sentences = {
        "organisation": gettext("only a youth organisation, association or foundation may apply"),
        "youth_work": gettext("the organisation has to work with young people"),
        "grades": gettext(
            "the competition is for young people of grades %(grades)s and courses %(courses)s",
            grades=page.grades,
            courses=page.courses,
        ),
    }
    if competition.starts_from and competition.starts_to:
        sentences["window"] = gettext(
            "projects start between %(from_date)s and %(to_date)s",
            from_date=formats.date_short(competition.starts_from),
            to_date=formats.date_short(competition.starts_to),
        )
    sentences["amount"] = gettext(
        "every project gets exactly %(amount)s", amount=formats.money(competition.grant_amount)
    )
    return [words for name, words in sentences.items() if name in form and form[name].data == "no"]


@bp.get("/<code:code>/documents/<int:id>")
@guard.to(Permission.READ, visitors=True)
def document(competition: Competition, id: int) -> ResponseReturnValue:  # noqa: A002 - a key in the address
    """Give a version of a document of this competition."""
    versions = (version for one in competition.documents for version in one.versions)
    found = next((version for version in versions if version.id == id), None)
    if found is None:
        abort(404)
    return download(found.file, is_public=True)


@bp.get("/<code:code>/calendar")
@guard.to(Permission.READ, visitors=True)
def calendar(competition: Competition) -> ResponseReturnValue:
    """Give the dates of the competition to a calendar program."""
    title = formats.in_language(competition.title_lv, competition.title_en)
    address = address_in(page_language(), "competitions.show", code=competition.code)
    dated = [
        ("opens", competition.opens_at, gettext("Opens")),
        ("closes", competition.closes_at, gettext("Closes")),
        ("decision", competition.results_by, gettext("Decision")),
    ]
    events = [
        Event(
            uid=f"{competition.code}-{name}@pumpurs",
            when=when,
            title=f"{words}: {title}",
            address=address,
        )
        for name, when, words in dated
        if when
    ]
    return calendar_response(competition.code, events, at=clock.now())
