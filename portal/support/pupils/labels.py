"""The words of pupils: faults of a personal code, reasons to refuse."""

from flask_babel import lazy_gettext as _l

from portal.support.pupils.types import CodeFault, WhyNotAdded, WhyNotMerged, WhyNotMoved
from portal.web.labels import register

register(
    {
        CodeFault.LENGTH: _l("The personal code has 11 digits."),
        CodeFault.NOT_A_CODE: _l("This is not a personal code. Compare it with the document."),
        CodeFault.CHECK_DIGIT: _l(
            "The check digit of the personal code does not match. Compare it with the document."
        ),
    }
)
register(
    {
        WhyNotAdded.KNOWN_ALREADY: _l("A pupil with this personal code already exists."),
    }
)
register(
    {
        WhyNotMoved.SAME_SCHOOL: _l("The pupil learns at this school already."),
        WhyNotMoved.SCHOOL_CLOSED: _l("This school is closed. Choose another one."),
        WhyNotMoved.NOT_HERE: _l("The pupil has left this school meanwhile."),
        WhyNotMoved.OTHER_KIND: _l(
            "Courses are for vocational schools, grades for the other schools."
        ),
    }
)
register(
    {
        WhyNotMerged.SAME_RECORD: _l("This is the same record."),
        WhyNotMerged.TWO_CODES: _l(
            "Each record has a personal code of its own, so these are two pupils."
        ),
        WhyNotMerged.PLANS_COLLIDE: _l(
            "Both records have a plan at the same school in the same period."
            " Delete one of them first."
        ),
        WhyNotMerged.MERGED_ALREADY: _l("This record has been merged already."),
    }
)
