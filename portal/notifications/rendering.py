"""Wording a letter: templates, language and addresses, without a request.

The letter is worded once, in the transaction that makes the news; what is stored is what is sent
and what a preview shows, byte for byte. Addresses in it are built from `PUBLIC_URL` alone, so no
request can steer them (S58).
"""

import secrets
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import force_locale
from markupsafe import Markup

from portal.notifications.types import Message


@dataclass(frozen=True, slots=True)
class Worded:
    """A letter in words: a one-line subject and the same news as plain text and as HTML."""

    subject: str
    text: str
    html: str


def address_in(language: str, endpoint: str, **values: object) -> str:
    """Return the full public address of a page in a language."""
    public = urlsplit(current_app.config["PUBLIC_URL"])
    prefix = "/en" if language == "en" else ""
    adapter = current_app.url_map.bind(
        public.netloc, script_name=public.path + prefix, url_scheme=public.scheme
    )
    return adapter.build(endpoint, values, force_external=True)


def new_message_id() -> str:
    """Return the name a letter keeps through every try, under the portal's own domain."""
    domain = urlsplit(current_app.config["PUBLIC_URL"]).hostname
    return f"<{secrets.token_hex(16)}@{domain}>"


def word(message: Message) -> Worded:
    """Write the letter a message asks for.

    `templates/mail/<template>.txt` starts with the subject on its first line, then an empty line,
    then the text; `templates/mail/<template>.html` extends `mail/_letter.html`. Both get the
    message's words, `language`, `link(endpoint, …)`, and `in_latvian(part)`, which words a part of
    `templates/mail` in Latvian inside an English letter: decisions are binding in Latvian only.
    Raises when a word is missing.
    """

    def given_in(language: str) -> dict[str, Any]:
        return {
            **message.words,
            "language": language,
            "link": partial(address_in, language),
            "in_latvian": in_latvian,
        }

    def in_latvian(part: str) -> Markup:
        with force_locale("lv"):
            worded = env.get_template(f"mail/{part}").render(**given_in("lv"))
        return Markup(worded)  # noqa: S704 - escaped by its own template where it is HTML

    env = current_app.jinja_env
    with force_locale(message.language):
        given = given_in(message.language)
        whole = env.get_template(f"mail/{message.template}.txt").render(**given)
        subject, _, text = whole.strip().partition("\n")
        subject = " ".join(subject.split())
        html = env.get_template(f"mail/{message.template}.html").render(subject=subject, **given)
    return Worded(subject=subject, text=text.strip() + "\n", html=html)
