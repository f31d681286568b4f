"""Which conflicts of interest can the portal see by itself (decisions, Evaluation 2)?

It only proposes; the member confirms or rejects.
"""

from collections.abc import Collection
from dataclasses import dataclass

from portal.evaluation.types import Sign
from portal.kernel.text import folded

_SHARED = (
    "apollo.lv e-apollo.lv gmail.com googlemail.com hotmail.com icloud.com inbox.lv live.com"
    " mail.com mail.ru me.com msn.com one.lv outlook.com proton.me protonmail.com tvnet.lv"
    " yahoo.com yandex.ru example.com example.lv example.org example.test"
)
SHARED_DOMAINS = frozenset(_SHARED.split())
"""Domains that tie nobody to anybody: public mail, and the names reserved for examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """What the portal knows of a member."""

    name: str
    email: str
    organisation_ids: Collection[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """What the portal knows of an application and of those behind it."""

    organisation_id: int
    emails: Collection[str]
    text: str
    """The frozen content, in which the team is named."""


def signs(member: Somebody, applicant: Applicant) -> list[Sign]:
    """Return every sign of a conflict."""
    seen = {
        Sign.ORGANISATION: applicant.organisation_id in member.organisation_ids,
        Sign.DOMAIN: _domain(member.email) in _telling(applicant.emails),
        Sign.TEAM: _is_named(member, applicant.text),
    }
    return [sign for sign, holds in seen.items() if holds]


def _domain(email: str) -> str:
    return email.rpartition("@")[2].lower()


def _telling(emails: Collection[str]) -> set[str]:
    return {_domain(email) for email in emails} - SHARED_DOMAINS - {""}


def _is_named(member: Somebody, text: str) -> bool:
    whole = folded(text)
    by_email = bool(member.email) and folded(member.email) in whole
    by_name = " " in member.name.strip() and folded(member.name.strip()) in whole
    return by_email or by_name
