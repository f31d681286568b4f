"""The words of plans."""

from portal.support.plans.labels import words
from portal.support.plans.labels.differences import say_difference
from portal.support.plans.labels.objections import say
from portal.support.plans.labels.phrases import (
    measure_words,
    period_words,
    quantity_words,
    times_words,
)
from portal.support.staff import labels as staff_labels  # noqa: F401 - registers the words

__all__ = [
    "measure_words",
    "period_words",
    "quantity_words",
    "say",
    "say_difference",
    "times_words",
    "words",
]
