"""The main navigation, as data: what each kind of person finds at the top of every page."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request, url_for
from flask_babel import LazyString, lazy_gettext, lazy_pgettext

from portal.kernel.identity import COMMISSION, LEADING_SCHOOL, SCHOOL_STAFF, TEAM, Identity, Role
from portal.web.gettext import language_now
from portal.web.identity import who


@dataclass(frozen=True, slots=True)
class Entry:
    """One place to go; `parts` are the beginnings of the endpoints that belong under it."""

    label: LazyString
    endpoint: str
    sees: Callable[[Identity], bool]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry on a page: its words, its address and whether the reader is there already."""

    label: str
    address: str
    current: str


_SCHOOL_MODULE = SCHOOL_STAFF | {Role.EXPERT}


def _anyone(_who: Identity) -> bool:
    return True


def _may_compete(who: Identity) -> bool:
    """Anyone but those who are here for the school module alone."""
    return not who.held or any(one.role not in _SCHOOL_MODULE for one in who.held)


def _is_somebody(who: Identity) -> bool:
    return who.id != 0


def _applies(who: Identity) -> bool:
    """A member of a team, or somebody who has not become anything yet."""
    return who.id != 0 and (not who.held or bool(who.scopes(*TEAM)))


def _scores(who: Identity) -> bool:
    return bool(who.scopes(*COMMISSION))


def _coordinates(who: Identity) -> bool:
    return bool(who.scopes(Role.COORDINATOR))


def _keeps_pupils(who: Identity) -> bool:
    return bool(who.scopes(*LEADING_SCHOOL, Role.AUTHOR))


def _gives_support(who: Identity) -> bool:
    return bool(who.scopes(Role.PROVIDER))


def _leads_school(who: Identity) -> bool:
    return bool(who.scopes(*LEADING_SCHOOL))


def _heads(who: Identity) -> bool:
    return bool(who.scopes(Role.HEAD))


def _oversees(who: Identity) -> bool:
    return who.holds(Role.EXPERT)


def _administers(who: Identity) -> bool:
    return who.holds(Role.ADMINISTRATOR)


ENTRIES = (
    Entry(lazy_pgettext("navigation", "Today"), "sessions.today", _gives_support, ("sessions.",)),
    Entry(
        lazy_gettext("Your applications"),
        "applications.home",
        _applies,
        (
            "applications.",
            "organisations.",
            "clarifications.",
            "results.mine",
            "school_counts.",
        ),
    ),
    Entry(
        lazy_gettext("Your scoring"),
        "evaluation.home",
        _scores,
        ("evaluation.", "decisions."),
    ),
    Entry(
        lazy_gettext("Competitions you run"),
        "coordinator.home",
        _coordinates,
        (
            "coordinator.",
            "competition_setup.",
            "commission.",
            "publication.",
            "admission.",
            "paper.",
            "enquiries.",
            "municipality.",
        ),
    ),
    Entry(lazy_gettext("Plans"), "plans.index", _keeps_pupils, ("plans.",)),
    Entry(lazy_gettext("Approvals"), "approvals.head", _heads, ("approvals.head",)),
    Entry(
        lazy_gettext("Approvals of plans"),
        "approvals.municipality",
        _coordinates,
        ("approvals.municipality",),
    ),
    Entry(lazy_gettext("Approvals"), "approvals.agency", _oversees, ("approvals.agency",)),
    Entry(
        lazy_gettext("Delivery of plans"),
        "oversight.home",
        _keeps_pupils,
        ("oversight.", "outcomes."),
    ),
    Entry(
        lazy_gettext("Figures"), "school_figures.home", _leads_school, ("school_figures.school",)
    ),
    Entry(
        lazy_gettext("Schools and plans"),
        "school_figures.municipality_home",
        _coordinates,
        ("school_figures.municipality",),
    ),
    Entry(lazy_gettext("Figures"), "school_figures.nation", _oversees, ("school_figures.nation",)),
    Entry(
        lazy_pgettext("navigation", "School"),
        "pupils.home",
        _keeps_pupils,
        ("pupils.", "staff.", "orders.", "claims.", "intake.school", "school_answers."),
    ),
    Entry(
        lazy_gettext("Programme"),
        "municipality_list.index",
        _administers,
        (
            "programme.",
            "municipality_list.",
            "municipalities.",
            "closing.",
            "policies.",
            "intake.programme",
        ),
    ),
    Entry(
        lazy_gettext("Delivery of letters"),
        "notifications.letters",
        _administers,
        ("notifications.letter",),
    ),
    Entry(lazy_gettext("People and roles"), "accounts.people", _administers, ("accounts.person",)),
    Entry(
        lazy_gettext("Competitions"),
        "competitions.index",
        _may_compete,
        (
            "competitions.",
            "application_form.",
            "answers.",
        ),
    ),
    Entry(lazy_gettext("Messages"), "notifications.mine", _is_somebody, ("notifications.message",)),
    Entry(lazy_gettext("Results"), "results.index", _may_compete, ("results.show",)),
    Entry(lazy_gettext("Help"), "pages.help", _anyone),
)


_said: dict[tuple[str, str], str] = {}


def _words(entry: Entry) -> str:
    key = (entry.endpoint, language_now())
    if key not in _said:
        _said[key] = str(entry.label)
    return _said[key]


def _current(entry: Entry) -> str:
    if request.endpoint == entry.endpoint:
        return "page"
    return "true" if (request.endpoint or "").startswith(entry.parts) and entry.parts else ""


def navigation() -> list[Shown]:
    """Return the entries for the person asking, in order."""
    person = who()
    return [
        Shown(_words(entry), url_for(entry.endpoint), _current(entry))
        for entry in ENTRIES
        if entry.sees(person)
    ]
