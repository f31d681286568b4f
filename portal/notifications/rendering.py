"""Wording a letter: templates, language and addresses, without a request.

The letter is worded once, in the transaction that makes the news; what is stored is what is sent
and what a preview shows, byte for byte. Addresses in it are built from `PUBLIC_URL` alone, so no
request can steer them (S58).
"""

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import force_locale
from jinja2 import Environment, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from portal.notifications.types import Message


@dataclass(frozen=True, slots=True)
class Worded:
    """A letter in words: a one-line subject and the same news as plain text and as HTML."""

    subject: str
    text: str
    html: str


def address_in(language: str, endpoint: str, **values: object) -> str:
    """Return the full public address of a page in a language."""
    return _links(language)(endpoint, **values)


def _links(language: str) -> Callable[..., str]:
    """Return what gives the addresses of a whole letter."""
    public = urlsplit(current_app.config["PUBLIC_URL"])
    prefix = "/en" if language == "en" else ""
    adapter = current_app.url_map.bind(
        public.netloc, script_name=public.path + prefix, url_scheme=public.scheme
    )

    def link(endpoint: str, **values: object) -> str:
        return adapter.build(endpoint, values, force_external=True)

    return link


def new_message_id() -> str:
    """Return the name a letter keeps through every try, under the portal's own domain."""
    domain = urlsplit(current_app.config["PUBLIC_URL"]).hostname
    return f"<{secrets.token_hex(16)}@{domain}>"


def _in_latvian() -> Iterator[tuple[str, Callable[..., str]]]:
    """Let the block of a loop be worded in Latvian: decisions are binding in Latvian only."""
    with force_locale("lv"):
        yield "lv", _links("lv")


class _Said:
    """The sentences of a letter: what its text has said is not put together again for its HTML."""

    def __init__(self, sentences: TemplateModule) -> None:
        self._sentences = sentences

    def __getattr__(self, name: str) -> Callable[..., str]:
        macro = getattr(self._sentences, name)
        kept: dict[tuple[int, ...], str] = {}

        def once(*about: object) -> str:
            which = tuple(map(id, about))  # what a letter is about lives longer than its wording
            if which not in kept:
                kept[which] = macro(*about)
            return kept[which]

        setattr(self, name, once)
        return once


def _sayer(env: Environment) -> Callable[[Context, str, str], _Said]:
    """Return what gives a letter its sentences, once in each of its languages."""
    kept: dict[tuple[str, str], _Said] = {}

    @pass_context
    def said(context: Context, template: str, language: str) -> _Said:
        which = template, language
        if which not in kept:
            words = context.get_all() | {"language": language}
            kept[which] = _Said(env.get_template(template).make_module(words))
        return kept[which]

    return said


def word(message: Message) -> Worded:
    """Write the letter a message asks for.

    `templates/mail/<template>.txt` starts with the subject on its first line, then an empty line,
    then the text; `templates/mail/<template>.html` extends `mail/_letter.html`. Both get the
    message's words, `language` and `link(endpoint, …)`; an English letter says something in Latvian
    with `{% for language, link in in_latvian() %}…{% endfor %}`. The sentences that both forms say
    are macros: `{% set say = said("mail/…/_sentences.txt", language) %}`, always plain text. Raises
    when a word is missing.
    """
    env = current_app.jinja_env
    with force_locale(message.language):
        given = {
            **message.words,
            "language": message.language,
            "link": _links(message.language),
            "in_latvian": _in_latvian,
            "said": _sayer(env),
        }
        whole = env.get_template(f"mail/{message.template}.txt").render(**given)
        subject, _, text = whole.strip().partition("\n")
        subject = re.sub(r"[ \t\r\n]+", " ", subject)  # the space inside a sum does not break
        text = re.sub(r"\n{3,}", "\n\n", text)  # what one part ends with, the next begins with
        html = env.get_template(f"mail/{message.template}.html").render(subject=subject, **given)
    return Worded(subject=subject, text=text.strip() + "\n", html=html)
