"""News of a competition by letter, for anyone with an address."""

from collections.abc import Callable

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from portal.competitions import queries
from portal.competitions.access import Permission
from portal.competitions.forms.public import FollowForm
from portal.competitions.models import Competition, Follower
from portal.competitions.service import following
from portal.competitions.views.public import bp, guard
from portal.kernel import clock
from portal.web.forms import Form
from portal.web.guard import public
from portal.web.language import page_language

__all__ = ["bp"]


@bp.route("/<code:code>/news", methods=["GET", "POST"])
@guard.to(Permission.READ, visitors=True)
def follow(competition: Competition) -> ResponseReturnValue:
    """Ask for an address; the letter sent there asks to confirm it."""
    form = FollowForm()
    sent_to = ""
    if form.validate_on_submit():
        sent_to = form.email.data or ""
        following.follow(competition, email=sent_to, language=page_language(), at=clock.now())
    return render_template(
        "competitions/follow.html", competition=competition, form=form, sent_to=sent_to
    )


@bp.route("/news/<string:token>", methods=["GET", "POST"])
@public
def confirm_following(token: str) -> ResponseReturnValue:
    """Count an address in when its reader presses the button; opening the link does nothing."""
    follower = queries.find_asked_follower(token)
    return _settle(
        follower,
        "competitions/confirm_following.html",
        lambda found: following.confirm(found, at=clock.now()),
    )


@bp.route("/news/<string:token>/end", methods=["GET", "POST"])
@public
def stop_following(token: str) -> ResponseReturnValue:
    """Forget an address when its reader presses the button."""
    follower = queries.find_follower_to_stop(token)
    return _settle(follower, "competitions/stop_following.html", following.stop)


def _settle(
    follower: Follower | None, template: str, do: Callable[[Follower], None]
) -> ResponseReturnValue:
    if follower is None:
        abort(404)
    competition = queries.get_competition(follower.competition_id)
    form = Form()
    is_done = form.validate_on_submit()
    if is_done:
        do(follower)
    return render_template(template, competition=competition, form=form, is_done=is_done)
