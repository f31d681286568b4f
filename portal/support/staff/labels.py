"""The words of professions."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from portal.support.staff.types import Specialist, WhyNotTakenOn
from portal.web.labels import register

register(
    {
        Specialist.TEACHER: _lp("specialist", "teacher"),
        Specialist.PSYCHOLOGIST: _lp("specialist", "psychologist"),
        Specialist.SOCIAL_PEDAGOGUE: _lp("specialist", "social pedagogue"),
        Specialist.SPEECH_THERAPIST: _lp("specialist", "speech therapist"),
        Specialist.SPECIAL_EDUCATOR: _lp("specialist", "special-needs teacher"),
        Specialist.ASSISTANT: _lp("specialist", "teaching assistant"),
        Specialist.CONSULTANT: _lp("specialist", "teacher-consultant"),
        Specialist.CLASS_TEACHER: _lp("specialist", "class teacher"),
        Specialist.SIGN_INTERPRETER: _lp("specialist", "sign-language interpreter"),
        Specialist.OCCUPATIONAL_THERAPIST: _lp("specialist", "occupational therapist"),
        Specialist.OTHER: _lp("specialist", "other specialist"),
    }
)
register(
    {
        WhyNotTakenOn.WORKS_HERE: _l("This person works at the school already."),
        WhyNotTakenOn.NO_DUTY: _l("Choose at least one duty."),
    }
)
