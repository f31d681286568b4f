"""The base every form stands on: it tidies what is typed and can show why the rules said no."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError

from portal.kernel.refusal import Refused
from portal.kernel.text import has_unwritable, normalise
from portal.web.labels import label


def _tidy(value: object) -> object:
    return normalise(value) if isinstance(value, str) else value


class Form(FlaskForm):  # type: ignore[misc]
    """A form in the page's language, its text in NFC, with a place for refusals.

    `validate()` refuses, at the field, text no database can hold (NUL, half surrogates).
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        """Tidies every field; words of WTForms itself come from our own catalogue."""

        locales = ()

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:  # noqa: ANN401 - WTForms' own
            """Put the tidying filter before the field's own."""
            filters = [_tidy, *unbound_field.kwargs.get("filters", ())]
            return unbound_field.bind(form=form, filters=filters, **options)

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms' own
        """Check the shape of every field."""
        sound = bool(super().validate(extra_validators))
        for field in self:
            if isinstance(field.data, str) and has_unwritable(field.data):
                field.errors = [gettext("Remove the characters that cannot be shown.")]
                sound = False
        return sound

    def blame(self, refusal: Refused, where: dict[StrEnum, str] | None = None) -> None:
        """Show the reasons: at the field named in `where`, otherwise above the form."""
        for reason in refusal.reasons:
            field = next((name for why, name in (where or {}).items() if why is reason), None)
            if field is None:
                self.form_errors = [*self.form_errors, label(reason)]
            else:
                self[field].errors = [*self[field].errors, label(reason)]


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


def first_errors(form: FlaskForm) -> Sequence[tuple[str, str]]:
    """Return each field in error once, as (id, sentence), in the order of the page."""
    return [(field.id, str(field.errors[0])) for field in form if field.errors]
