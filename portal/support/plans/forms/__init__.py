"""The shape of what is typed about plans."""

from portal.support.plans.forms.measures import (
    AddMeasureForm,
    MeasureForm,
    measure_form,
    rows_typed,
    shown_measure,
)
from portal.support.plans.forms.sections import (
    ApplicationForm,
    RisksForm,
    ScanForm,
    WordsForm,
    risks_form,
)
from portal.support.plans.forms.small import (
    ApproveForm,
    ApproveManyForm,
    AssignForm,
    CommentForm,
    FindForm,
    NamesForm,
    NewPlanForm,
    PressForm,
    SuspendForm,
)

__all__ = [
    "AddMeasureForm",
    "ApplicationForm",
    "ApproveForm",
    "ApproveManyForm",
    "AssignForm",
    "CommentForm",
    "FindForm",
    "MeasureForm",
    "NamesForm",
    "NewPlanForm",
    "PressForm",
    "RisksForm",
    "ScanForm",
    "SuspendForm",
    "WordsForm",
    "measure_form",
    "risks_form",
    "rows_typed",
    "shown_measure",
]
