"""The professions of those who give support (facts 4.4)."""

from enum import StrEnum


class Specialist(StrEnum):
    """A profession; the codes are those of the import."""

    TEACHER = "teacher"
    PSYCHOLOGIST = "psychologist"
    SOCIAL_PEDAGOGUE = "social_pedagogue"
    SPEECH_THERAPIST = "speech_therapist"
    SPECIAL_EDUCATOR = "special_educator"
    ASSISTANT = "assistant"
    CONSULTANT = "consultant"
    CLASS_TEACHER = "class_teacher"
    SIGN_INTERPRETER = "sign_interpreter"
    OCCUPATIONAL_THERAPIST = "occupational_therapist"
    OTHER = "other"


CONFIDED_IN = frozenset(
    {
        Specialist.PSYCHOLOGIST,
        Specialist.SOCIAL_PEDAGOGUE,
        Specialist.SPEECH_THERAPIST,
        Specialist.SPECIAL_EDUCATOR,
        Specialist.OCCUPATIONAL_THERAPIST,
    }
)
"""Who may read health and family risks of a plan they give support in; a teacher may not."""


class WhyNotTakenOn(StrEnum):
    """Why somebody is not added to the staff of a school."""

    WORKS_HERE = "works_here"
    NO_DUTY = "no_duty"
