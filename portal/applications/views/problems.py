"""Putting objections beside the fields they speak of."""

from collections.abc import Iterable

from flask import url_for

from portal.applications.forms import SectionForm
from portal.applications.labels import say
from portal.applications.models import Application
from portal.applications.rules.questions import QUESTIONS
from portal.applications.rules.reading import Band
from portal.applications.rules.submission import first_of_each_field
from portal.applications.types import Kind, Objection, Section

_PAGES = {
    Section.COST_PLAN: "applications.cost_plan",
    Section.ATTACHMENTS: "applications.attachments",
    Section.DECLARATIONS: "applications.check",
}
_FIRST_CELL = {
    question.code: f"{question.code}-1-{question.columns[0].code}"
    for question in QUESTIONS
    if question.kind is Kind.ROWS
}


def field_of(objection: Objection, bands: tuple[Band, ...]) -> str:
    """Return the id of the control in which an objection is mended."""
    if objection.field == "bands" and bands:
        return f"bands-{bands[0].code}"
    return _FIRST_CELL.get(objection.field, objection.field)


def place_of(objection: Objection, application: Application, bands: tuple[Band, ...]) -> str:
    """Return the address of the control in which an objection is mended; empty for none."""
    section = objection.section
    if section is None:
        return ""
    field = field_of(objection, bands)
    if section is Section.DECLARATIONS:
        return f"#{field}"
    if section in _PAGES:
        return url_for(_PAGES[section], id=application.id, check=1, _anchor=field)
    return url_for(
        "applications.section", id=application.id, name=section.value, check=1, _anchor=field
    )


def blame(form: SectionForm, found: Iterable[Objection], bands: tuple[Band, ...]) -> None:
    """Show each objection at its field, and above the form what has no field."""
    for objection in first_of_each_field(list(found)):
        name = field_of(objection, bands)
        if name in form:
            form[name].errors = [*form[name].errors, say(objection)]
        else:
            form.form_errors = [*form.form_errors, say(objection)]
