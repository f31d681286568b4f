"""The forms of an application: sections and the cost plan are built from their questions."""

from portal.applications.forms.plan import lines_typed, plan_form, shown_lines, typed_lines
from portal.applications.forms.sections import (
    YES,
    SectionForm,
    answers_in,
    rows_typed,
    section_form,
    shown,
)
from portal.applications.forms.small import (
    AttachForm,
    ClarifyForm,
    StartForm,
    WithdrawForm,
    declared_in,
    submit_form,
)

__all__ = [
    "YES",
    "AttachForm",
    "ClarifyForm",
    "SectionForm",
    "StartForm",
    "WithdrawForm",
    "answers_in",
    "declared_in",
    "lines_typed",
    "plan_form",
    "rows_typed",
    "section_form",
    "shown",
    "shown_lines",
    "submit_form",
    "typed_lines",
]
