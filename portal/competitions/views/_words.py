"""The words of the log: what was done, to which field, and what stood there."""

import re
from datetime import date, datetime
from decimal import Decimal

from flask_babel import gettext, pgettext
from flask_babel import lazy_gettext as _l

from portal.competitions.forms.setup import (
    AmendForm,
    ContactForm,
    QualityCriterionForm,
    QuestionForm,
    TextsForm,
    YesNoCriterionForm,
)
from portal.competitions.forms.terms import TermsForm
from portal.competitions.types import Act, CostCategory, DocumentKind
from portal.web import formats
from portal.web.labels import label

_FORMS = (
    TextsForm,
    ContactForm,
    TermsForm,
    QualityCriterionForm,
    YesNoCriterionForm,
    QuestionForm,
    AmendForm,
)
_ACT = re.compile(r"(?P<kind>\w+) (?P<number>.+), (?P<day>\d{4}-\d{2}-\d{2})")
_OTHERS = {
    "opens_at": _l("Opens"),
    "closes_at": _l("Closes"),
    "tie_break": _l("Equal points: criteria that decide, in order"),
    "anchors": _l("What each level means"),
    "kind": _l("Kind"),
    "category_caps": _l("Limits of cost categories"),
}


def what_words(what: str) -> str:
    """Return what was done: the phrase that was recorded, in the catalogue as a word of the log."""
    return formats.sentence_start(pgettext("log", what))


def field_words(name: str) -> str:
    """Return the label under which a field was changed."""
    if name in _OTHERS:
        return str(_OTHERS[name])
    for form in _FORMS:
        unbound = getattr(form, name, None)
        if unbound is not None:
            return str(unbound.args[0])
    return name


def value_words(name: str, value: str) -> str:
    """Return a recorded value as the forms write it."""
    if name in {"kind", "act"}:
        return _enum_words(value)
    if name == "category_caps":
        return _caps_words(value)
    if value in {"True", "False"}:
        return formats.yes_no(value == "True")
    try:
        if "T" in value:
            return formats.date_time(datetime.fromisoformat(value))
        return formats.date_short(date.fromisoformat(value))
    except ValueError:
        return value


def _enum_words(value: str) -> str:
    if value in [one.value for one in DocumentKind]:
        return label(DocumentKind(value))
    act = _ACT.fullmatch(value)
    if act is None or act["kind"] not in [one.value for one in Act]:
        return value
    return gettext(
        "%(act)s No. %(number)s of %(date)s",
        act=label(Act(act["kind"])),
        number=act["number"],
        date=formats.date_short(date.fromisoformat(act["day"])),
    )


def _caps_words(value: str) -> str:
    pairs = (one.split(" ") for one in value.split(", ") if one)
    return ", ".join(
        f"{label(CostCategory(code))} {formats.percent_plain(Decimal(share))}"
        for code, share in pairs
    )
