"""The words of school counts."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _l

from portal.bridge.types import CountState, WhyNotAnswered, WhyNotAsked
from portal.web.labels import register

register(
    {
        CountState.ASKED: _l("The school has not answered yet"),
        CountState.ANSWERED: _l("The school has confirmed a number"),
        CountState.DECLINED: _l("The school does not confirm a number"),
    }
)
register(
    {
        WhyNotAsked.NOT_SUBMITTED: _l(
            "A school can be asked once the application is submitted and while it is in force."
        ),
        WhyNotAsked.TOO_LATE: _l("The results are public, so schools are not asked any more."),
        WhyNotAsked.OUT_OF_ORDER: _l("The last grade is below the first. Change one of the two."),
        WhyNotAsked.NOT_ITS_GRADES: _l(
            "Courses are for vocational schools, grades for the other schools."
        ),
        WhyNotAsked.OVERLAPS: _l(
            "This school has been asked about some of these grades already. Choose the others."
        ),
        WhyNotAsked.NOBODY_ASKED: _l("Write how many there are, at least 1."),
        WhyNotAsked.MORE_THAN_PARTICIPANTS: _l(
            "The project has fewer participants. Compare it with the application."
        ),
        WhyNotAsked.NOBODY_ANSWERS: _l(
            "Nobody at this school can answer in the portal. Choose another one."
        ),
    }
)
register(
    {
        WhyNotAnswered.TOO_LATE: _l(
            "The results are public or the application is withdrawn, so no answer is needed."
        ),
        WhyNotAnswered.MORE_THAN_PLANS: _l(
            "The school has fewer pupils of these grades with a plan in force. Write at most"
            " their number."
        ),
        WhyNotAnswered.ANSWERED: _l("The school has answered already."),
    }
)


def grade_band(first: str, last: str) -> str:
    """Return grades as people write them: „7.–9. klase”, „8. klase”, „1.–2. kurss”."""
    is_course = first.startswith("C")
    low, high = first.removeprefix("C"), last.removeprefix("C")
    if low == high:
        words = (
            gettext("course %(number)s", number=low)
            if is_course
            else gettext("grade %(number)s", number=low)
        )
    elif is_course:
        words = gettext("courses %(first)s–%(last)s", first=low, last=high)
    else:
        words = gettext("grades %(first)s–%(last)s", first=low, last=high)
    return str(words)
