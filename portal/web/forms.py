"""The base every form stands on: it tidies what is typed and can show why the rules said no."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import get_translations, gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    FieldList,
    FormField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    ValidationError,
)
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import CheckboxInput

from portal.kernel.refusal import Refused
from portal.kernel.text import has_unwritable, normalise, without_unwritable
from portal.web.labels import label


def _tidy(value: object) -> object:
    return normalise(value) if isinstance(value, str) else value


class _OurWords:
    """The sentences of WTForms, from the portal's catalogue."""

    def gettext(self, string: str) -> str:
        if string == "Not a valid choice.":  # which does not say what to do
            return gettext("Choose an answer from the list.")
        return str(gettext(string))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        # WTForms fills in the values itself; flask_babel's own ngettext would miss them.
        return str(get_translations().ngettext(singular, plural, n))


def _choices(given: Any) -> list[SelectChoice]:  # noqa: ANN401 - a list, or what makes one
    """Return the choices as WTForms wants them: pairs of a value and its words are taken too."""
    return [
        SelectChoice(*one) if isinstance(one, tuple) else one
        for one in (given() if callable(given) else given)
    ]


class Form(FlaskForm):
    """A form in the page's language, its text in NFC, with a place for refusals.

    `validate()` refuses, at the field, text no database can hold (NUL, half surrogates).
    """

    class Meta(FlaskForm.Meta):
        """Tidies every field; words of WTForms itself come from our own catalogue."""

        def get_translations(self, form: object) -> _OurWords:
            """Word what WTForms itself finds wrong."""
            del form
            return _OurWords()

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:  # noqa: ANN401 - WTForms' own
            """Put the tidying filter before the field's own; lists and inner forms take none."""
            if issubclass(unbound_field.field_class, FieldList | FormField):
                return unbound_field.bind(form=form, **options)
            filters = [_tidy, *unbound_field.kwargs.get("filters", ())]
            given = {"filters": filters, **options}
            if unbound_field.kwargs.get("choices") is not None:
                given["choices"] = _choices(unbound_field.kwargs["choices"])
            return unbound_field.bind(form=form, **(unbound_field.kwargs | given))

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the shape of every field."""
        sound = bool(super().validate(extra_validators))
        for field in self:
            if isinstance(field.data, str) and has_unwritable(field.data):
                field.errors = [gettext("Remove the characters that cannot be shown.")]
                field.data = without_unwritable(field.data)
                sound = False
        return sound

    def blame(self, refusal: Refused, where: Mapping[Any, str] | None = None) -> None:
        """Show the reasons: at the field named in `where`, otherwise above the form."""
        for reason in refusal.reasons:
            field = next((name for why, name in (where or {}).items() if why is reason), None)
            if field is None:
                self.form_errors: list[str] = [*self.form_errors, label(reason)]
            else:
                self[field].errors = [*self[field].errors, label(reason)]


class Versioned(Form):
    """A form over something stored: the page remembers which version it was opened with."""

    version = HiddenField()

    def version_seen(self) -> int:
        """Return the version the page was opened with; -1, which never exists, for anything odd."""
        # A field that was not sent at all still carries the stored number itself.
        seen = self.version.raw_data[0] if self.version.raw_data else ""
        return int(seen) if re.fullmatch(r"[0-9]{1,9}", seen) else -1


NOTHING_YET = SelectChoice("", lazy_gettext("Choose"))
"""First of what is offered where one press must not decide what nobody meant."""

_SAID_OF_ANY = (
    lazy_gettext("Fill in this field."),
    lazy_gettext("Choose an answer from the list."),
)


class Present:
    """The field must be filled in; says the sentence given."""

    def __init__(self, message: Any = None) -> None:  # noqa: ANN401 - a lazy string
        self.message = message or lazy_gettext("Fill in this field.")
        self.field_flags = {"required": True}

    def __call__(self, form: object, field: Field) -> None:
        del form
        if field.data is None or field.data is False or not str(field.data).strip():
            field.errors = [error for error in field.errors if False]
            raise ValidationError(str(self.message))


class AtMost:
    """At most so many characters, counted as people count them (NFC)."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def __call__(self, form: object, field: Field) -> None:
        del form
        over = len(field.data or "") - self.limit
        if over > 0:
            from_catalogue = gettext(
                "Shorten the text: it is over %(limit)s characters.", limit=self.limit
            )
            raise ValidationError(from_catalogue)


def typed(field: Field) -> str:
    """Return what was typed into a field, empty when nothing was."""
    return str(field.data or "")


def first_errors(form: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - a form or a form within one
    """Return every error once, as (id of the control, sentence), in the order of the page.

    What is wrong with the form as a whole comes first, with an empty id; lists of fields and forms
    within the form are looked into.
    """
    found = [("", str(error)) for error in form.form_errors]
    for field in form:
        found += _errors_of(field)
    return found


def errors_told(form: Any) -> list[tuple[str, str, str]]:  # noqa: ANN401 - a form
    """Return the first errors, each with the name of its field where the sentence needs it.

    It does when it is said of several fields, or could be of any; otherwise the name is empty.
    """
    errors = first_errors(form)
    said = Counter(sentence for _, sentence in errors)
    general = {str(one) for one in _SAID_OF_ANY}
    names = dict(_names(form))
    return [
        (
            target,
            sentence,
            names.get(target, "") if said[sentence] > 1 or sentence in general else "",
        )
        for target, sentence in errors
    ]


def _names(form: Any, within: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - a form
    """Yield the id and the name of every control; of a form within, „Closes: Date”."""
    for field in form:
        name = f"{within}: {field.label.text}" if within else str(field.label.text)
        if isinstance(field, FormField):
            yield from _names(field.form, name)
        else:
            yield _target(field), name


def _errors_of(field: Field) -> list[tuple[str, str]]:
    if isinstance(field, FormField):
        return first_errors(field.form)
    if isinstance(field, FieldList):
        inner = [error for entry in field.entries for error in _errors_of(entry)]
        own = [error for error in field.errors if isinstance(error, str)]
        return inner or [(field.id, str(error)) for error in own[:1]]
    return [(_target(field), str(field.errors[0]))] if field.errors else []


def _target(field: Field) -> str:
    """The id a link can bring the keyboard to: of a group of choices, its first."""
    group = isinstance(field, RadioField) or (
        isinstance(field, SelectMultipleField) and isinstance(field.option_widget, CheckboxInput)
    )
    first = next(iter(field), None) if group else None
    return str(field.id if first is None else first.id)
