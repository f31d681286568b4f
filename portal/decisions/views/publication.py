"""Publishing: what is in the way, the letters as they will be sent, two people, one act."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from portal.competitions.models import Competition
from portal.competitions.queries import find_competition
from portal.decisions.access import PUBLISHING, Permission
from portal.decisions.queries.desk import Desk
from portal.decisions.queries.docket import docket_of
from portal.decisions.queries.funnel import funnel_of
from portal.decisions.rules.publishing import reasons_not_to_publish
from portal.decisions.service import publishing
from portal.decisions.types import Grounds, WhyNot
from portal.decisions.views._blockers import sentences
from portal.decisions.views._letters import Draft, Post, post_of
from portal.kernel import clock
from portal.kernel.refusal import Refused
from portal.notifications.rendering import word
from portal.web.acting import acted, tell
from portal.web.guard import Guard, person_id
from portal.web.pages import page_asked

bp = Blueprint(
    "publication", __name__, url_prefix="/coordinator/competitions/<code:code>/publication"
)
guard = Guard(PUBLISHING, find_competition, read=Permission.READ_PUBLICATION, keys=("code",))

KINDS: dict[str, frozenset[Grounds]] = {
    "approved": frozenset({Grounds.APPROVED}),
    "reserve": frozenset({Grounds.RESERVE}),
    "rejected": frozenset({Grounds.BELOW_MINIMUM, Grounds.QUOTA, Grounds.OTHERWISE}),
    "inadmissible": frozenset({Grounds.INADMISSIBLE}),
}


@bp.get("")
@guard.to(Permission.READ_PUBLICATION)
def show(competition: Competition) -> ResponseReturnValue:
    """Show what is in the way, how far the applications came, and the button."""
    desk = Desk(competition)
    post = post_of(desk, person_id())
    docket = docket_of(desk, results=post.results, recipients=post.recipients)
    blockers = [] if desk.is_published else reasons_not_to_publish(docket)
    return render_template(
        "publication/show.html",
        competition=competition,
        desk=desk,
        post=post,
        kinds=_kinds(post),
        blockers=sentences(blockers, competition),
        done=_done(desk, post),
        funnel=funnel_of(desk, docket.quota),
        needs_second=competition.municipality.second_person_publishes,
        is_first=desk.publication is not None and desk.publication.first_by_id == person_id(),
        letters=len(post.drafts),
    )


def _kinds(post: Post) -> dict[str, int]:
    return {kind: post.count(*grounds) for kind, grounds in KINDS.items()}


def _done(desk: Desk, post: Post) -> dict[str, bool]:
    waiting = [one for one in desk.to_decide if one.id not in desk.decisions]
    return {
        "outcomes": bool(desk.to_decide) and not waiting,
        "minutes": desk.is_signed,
        "addresses": all(post.recipients.get(one.id) for one in desk.to_decide),
        "contest": bool(desk.competition.appeal_lv.strip()),
    }


@bp.get("/letters")
@guard.to(Permission.READ_PUBLICATION)
def letters(competition: Competition) -> ResponseReturnValue:
    """Show each letter word for word as it will be sent, one after the other."""
    desk = Desk(competition)
    post = post_of(desk, person_id())
    kind, chosen, place = _chosen(post)
    return render_template(
        "publication/letters.html",
        competition=competition,
        desk=desk,
        kind=kind,
        counts={name: len(post.of(grounds)) for name, grounds in KINDS.items()},
        total=len(post.drafts),
        chosen=chosen,
        draft=chosen[place - 1] if chosen else None,
        worded=word(chosen[place - 1].message) if chosen else None,
        place=place,
    )


def _chosen(post: Post) -> tuple[str, list[Draft], int]:
    kind = request.values.get("outcome", "")
    chosen = post.of(KINDS.get(kind, frozenset()))
    return kind if kind in KINDS else "", chosen, min(_place(), max(1, len(chosen)))


def _place() -> int:
    return page_asked(request.values.get("number"))


@bp.post("/letters/test")
@guard.to(Permission.PUBLISH)
def test(competition: Competition) -> ResponseReturnValue:
    """Send the letter on the page to whoever asks, exactly as the applicant will get it."""
    post = post_of(Desk(competition), person_id())
    kind, chosen, place = _chosen(post)
    if not chosen:
        abort(404)
    publishing.send_test(
        competition,
        chosen[place - 1].message,
        to=current_user.email,
        by=person_id(),
        at=clock.now(),
    )
    flash(_("The test letter is on its way to %(email)s.", email=current_user.email))
    return redirect(url_for(".letters", code=competition.code, outcome=kind, number=place))


@bp.post("/confirm")
@guard.to(Permission.PUBLISH)
def confirm(competition: Competition) -> ResponseReturnValue:
    """Confirm as the first of two people."""
    acted(
        lambda: publishing.confirm(competition, by=person_id(), at=clock.now()),
        _("Confirmed. A second person has to publish."),
    )
    return redirect(url_for(".show", code=competition.code))


@bp.post("/take-back")
@guard.to(Permission.PUBLISH)
def take_back(competition: Competition) -> ResponseReturnValue:
    """Take the first confirmation back."""
    acted(
        lambda: publishing.take_back(competition, by=person_id(), at=clock.now()),
        _("The confirmation is taken back."),
    )
    return redirect(url_for(".show", code=competition.code))


@bp.post("/publish")
@guard.to(Permission.PUBLISH)
def publish(competition: Competition) -> ResponseReturnValue:
    """Publish: the public page, the pages of the organisations and the letters together."""
    back = url_for(".show", code=competition.code)
    try:
        sent = publishing.publish(competition, by=person_id(), at=clock.now())
    except Refused as refusal:
        _not_published(refusal)
        return redirect(back)
    flash(
        ngettext(
            "The results are public. %(num)d letter is in the queue.",
            "The results are public. %(num)d letters are in the queue.",
            sent,
        )
    )
    return redirect(back)


def _not_published(refusal: Refused) -> None:
    if WhyNot.ALREADY_PUBLISHED in refusal.reasons:
        flash(_("The results are already published. Nothing was sent twice."), "")
    else:
        tell(refusal.reasons)
