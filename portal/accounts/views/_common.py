"""What the pages of signing in share: where from, whereto, and letting a browser in."""

from flask import redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from portal.accounts import session as browser
from portal.accounts.models import Person
from portal.accounts.types import TooOften
from portal.kernel import clock
from portal.web.addresses import local_address
from portal.web.forms import Form

_WAITING_FOR = "letter_to"
_NEXT = "next"


def address() -> str:
    """Return the network address the request comes from."""
    return request.remote_addr or ""


def remember(email: str, *, then: str = "") -> None:
    """Remember in this browser whose letter it waits for, so that no address stands in a URL."""
    session[_WAITING_FOR] = email
    session[_NEXT] = local_address(then, "")


def waiting_for() -> str:
    """Return the address whose letter this browser waits for, empty when it waits for none."""
    return str(session.get(_WAITING_FOR, ""))


def let_in(person: Person, *, then: str = "") -> ResponseReturnValue:
    """Sign the person in on this browser and go on to where they wanted to go."""
    target = local_address(then or str(session.get(_NEXT, "")), url_for("pages.start"))
    browser.begin(person, device=request.user_agent.string, at=clock.now())
    return redirect(target)


def too_often(template: str, form: Form, refusal: TooOften, **words: object) -> ResponseReturnValue:
    """Answer the page with the number of minutes to wait, and the way out by letter."""
    form.form_errors = [*form.form_errors, _words_of(refusal)]
    headers = {"Retry-After": str(refusal.minutes * 60)}
    return render_template(template, form=form, **words), 429, headers


def _words_of(refusal: TooOften) -> str:
    if request.endpoint == "accounts.sign_in":
        words = ngettext(
            "Too many attempts. Try again in %(num)d minute, or get a sign-in link by e-mail now.",
            "Too many attempts. Try again in %(num)d minutes, or get a sign-in link by e-mail now.",
            refusal.minutes,
        )
    else:
        words = ngettext(
            "Too many attempts. Try again in %(num)d minute.",
            "Too many attempts. Try again in %(num)d minutes.",
            refusal.minutes,
        )
    return str(words)
