"""The words of the log: what was done, to which field, and what stood there."""

from datetime import date, datetime

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.competitions.forms.setup import (
    AmendForm,
    ContactForm,
    QualityCriterionForm,
    QuestionForm,
    TermsForm,
    TextsForm,
    YesNoCriterionForm,
)
from portal.competitions.types import Act, DocumentKind
from portal.institutions.forms import MunicipalityForm
from portal.web import formats
from portal.web.labels import label

WHAT = {
    "competition created": _l("Competition created"),
    "texts changed": _l("Texts changed"),
    "contact and dates changed": _l("Contact and dates changed"),
    "settings changed": _l("Settings changed"),
    "criterion added": _l("Criterion added"),
    "criterion changed": _l("Criterion changed"),
    "criterion removed": _l("Criterion removed"),
    "criterion moved": _l("Criterion moved"),
    "question added": _l("Question added"),
    "question changed": _l("Question changed"),
    "question removed": _l("Question removed"),
    "document version added": _l("Document published"),
    "document removed": _l("Document removed"),
    "regulations approved": _l("Regulations approved"),
    "competition announced": _l("Competition announced"),
    "competition suspended": _l("Competition suspended"),
    "competition resumed": _l("Competition resumed"),
    "competition cancelled": _l("Competition cancelled"),
    "deadline moved": _l("Deadline moved"),
    "municipality settings changed": _l("Settings of the municipality changed"),
}
_FORMS = (
    TextsForm,
    ContactForm,
    TermsForm,
    QualityCriterionForm,
    YesNoCriterionForm,
    QuestionForm,
    AmendForm,
    MunicipalityForm,
)
_OTHERS = {
    "opens_at": _l("Opens"),
    "closes_at": _l("Closes"),
    "tie_break": _l("Equal points: criteria that decide, in order"),
    "anchors": _l("What each level means"),
    "kind": _l("Kind"),
}


def what_words(what: str) -> str:
    """Return what was done; other subjects' phrases are in the catalogue under themselves."""
    return str(WHAT[what]) if what in WHAT else formats.sentence_start(gettext(what))


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
    if value in {"True", "False"}:
        return formats.yes_no(value == "True")
    try:
        if "T" in value:
            return formats.date_time(datetime.fromisoformat(value))
        return formats.date_short(date.fromisoformat(value))
    except ValueError:
        return value


def _enum_words(value: str) -> str:
    first, _, rest = value.partition(" ")
    for kind in (DocumentKind, Act):
        if first in [one.value for one in kind]:
            return f"{label(kind(first))} {rest}".strip()
    return value
