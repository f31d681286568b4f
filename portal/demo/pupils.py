"""Invented pupils of the demonstration, and what their plans say."""

from dataclasses import dataclass
from datetime import time

from portal.support.plans.types import MeasureKind, PlanState, Risk, Subject

MATHS, LATVIAN, ENGLISH = Subject.MATHEMATICS, Subject.LATVIAN, Subject.ENGLISH


@dataclass(frozen=True, slots=True)
class Support:
    """A measure of a plan: what, by whom, how much, when in the week."""

    kind: MeasureKind
    subject: Subject | None
    by: str
    """The key of a staff member."""
    units: int
    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Pupil:
    """A pupil, the risks seen and the support planned."""

    first_name: str
    last_name: str
    grade: str
    letter: str
    state: PlanState
    risks: tuple[tuple[Risk, str], ...]
    support: tuple[Support, ...]
    words: str = "Gribu saprast, ko stundā stāsta."


def _maths(units: int, weekday: int, hour: int, minute: int) -> Support:
    return Support(
        MeasureKind.SUBJECT_CONSULTATION, MATHS, "teacher", units, weekday, time(hour, minute)
    )


def _latvian(units: int, weekday: int, hour: int, minute: int) -> Support:
    return Support(
        MeasureKind.SUBJECT_CONSULTATION, LATVIAN, "second", units, weekday, time(hour, minute)
    )


def _psychologist(units: int, weekday: int, hour: int, minute: int) -> Support:
    return Support(
        MeasureKind.SPECIALIST_CONSULTATION,
        None,
        "psychologist",
        units,
        weekday,
        time(hour, minute),
    )


_LEARNING = (Risk.LEARNING_DIFFICULTIES, "Trīs nepietiekami vērtējumi divu nedēļu laikā.")
_ABSENT = (Risk.UNEXCUSED_ABSENCES, "Kopš mēneša sākuma 14 neattaisnoti kavētas stundas.")
_MEANS = (Risk.MATERIAL_CIRCUMSTANCES, "Nav līdzi pusdienu naudas.")
_FAR = (Risk.DIFFICULT_ACCESS, "Autobuss pienāk pēc pirmās stundas sākuma.")
_ILL = (Risk.OFTEN_ILL, "Divos mēnešos slimojis četras reizes.")
_FAMILY = (Risk.PARENTS_ABSENT, "Vecāki strādā ārzemēs, dzīvo pie vecmāmiņas.")

PUPILS = (
    Pupil(
        "Krists", "Balodis", "8", "a", PlanState.IN_PROGRESS, (_LEARNING,), (_maths(10, 3, 14, 10),)
    ),
    Pupil(
        "Annija",
        "Liepa",
        "8",
        "b",
        PlanState.IN_PROGRESS,
        (_LEARNING, _ILL),
        (_maths(10, 3, 13, 10), _psychologist(4, 1, 12, 20)),
    ),
    Pupil(
        "Markuss", "Krūms", "9", "a", PlanState.IN_PROGRESS, (_LEARNING,), (_maths(9, 3, 15, 0),)
    ),
    Pupil("Rūta", "Sproģe", "9", "a", PlanState.IN_PROGRESS, (_LEARNING,), (_maths(9, 3, 15, 0),)),
    Pupil("Emīls", "Tauriņš", "9", "b", PlanState.IN_PROGRESS, (_ABSENT,), (_maths(12, 3, 15, 0),)),
    Pupil(
        "Nora",
        "Pīlādze",
        "7",
        "c",
        PlanState.IN_PROGRESS,
        (_LEARNING, _MEANS),
        (_latvian(30, 2, 9, 20), _maths(10, 4, 13, 10)),
    ),
    Pupil(
        "Daniels",
        "Ķirsis",
        "10",
        "",
        PlanState.IN_PROGRESS,
        (_ABSENT, _FAMILY),
        (_psychologist(10, 0, 13, 30), _latvian(12, 3, 8, 20)),
    ),
    Pupil(
        "Sabīne", "Žagare", "6", "a", PlanState.APPROVED, (_LEARNING,), (_latvian(8, 4, 14, 10),)
    ),
    Pupil(
        "Tomass", "Vilks", "7", "a", PlanState.IN_APPROVAL, (_LEARNING,), (_maths(8, 1, 14, 10),)
    ),
    Pupil(
        "Beāte",
        "Roze",
        "5",
        "b",
        PlanState.IN_APPROVAL,
        (_LEARNING, _FAR),
        (_latvian(8, 2, 14, 0),),
    ),
    Pupil("Gustavs", "Āboliņš", "11", "", PlanState.DRAFT, (_LEARNING,), (_maths(6, 1, 15, 0),)),
    Pupil(
        "Paula", "Čiekure", "8", "b", PlanState.SUSPENDED, (_ILL,), (_psychologist(8, 2, 12, 20),)
    ),
)
