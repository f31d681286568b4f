"""Two people at one form: what the second one is shown, so that nothing is lost."""

from dataclasses import dataclass

from flask_babel import gettext
from wtforms import BooleanField, Field, FormField, HiddenField, SelectField, SelectMultipleField

from portal.web import formats
from portal.web.forms import Form, Versioned


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two people's saves differ."""

    label: str
    mine: str
    theirs: str


def overtaken(form: Versioned, version: int) -> None:
    """Say above the form that somebody saved meanwhile, and let the next save go on top of it."""
    form.version.data = str(version)
    form.form_errors = [
        gettext(
            "Somebody else saved this meanwhile; what they saved stands below. Save again "
            "to keep yours."
        )
    ]


def differ(form: Form, saved: Form) -> list[Difference]:
    """Return the fields in which what was typed and what is saved differ."""
    pairs = [
        Difference(str(field.label.text), shown(field), shown(saved[field.short_name]))
        for field in form
        if not isinstance(field, HiddenField)
    ]
    return [pair for pair in pairs if pair.mine != pair.theirs]


def shown(field: Field) -> str:
    """Return a field's content as a reader would see it."""
    if isinstance(field, FormField):
        return ", ".join(text for inner in field.form if (text := shown(inner)))
    if isinstance(field, BooleanField):
        return formats.yes_no(bool(field.data))
    if isinstance(field, SelectMultipleField):
        chosen = field.data or []
        return ", ".join(str(one.label) for one in field.choices if one.value in chosen)
    if isinstance(field, SelectField) or hasattr(field, "choices"):
        return next((str(one.label) for one in field.choices if one.value == field.data), "")
    return str(field._value() or "")  # noqa: SLF001 - how WTForms says what stands in a field


def words_of(form: Form, *names: str) -> dict[str, str]:
    """Return the texts typed under these names; what was left out is empty."""
    return {name: form[name].data or "" for name in names}
