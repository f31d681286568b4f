"""The words of admission."""

from flask_babel import lazy_gettext as _l

from portal.admission.types import Verdict, WhyNotAsk, WhyNotCheck, WhyNotRegister
from portal.web.labels import register

register(
    {
        Verdict.UNCHECKED: _l("Not checked yet"),
        Verdict.ADMISSIBLE: _l("Complies"),
        Verdict.INADMISSIBLE: _l("Does not comply"),
    }
)
register(
    {
        WhyNotRegister.NOT_ANNOUNCED: _l("The competition is not announced yet."),
        WhyNotRegister.RESULTS_OUT: _l("The commission has decided, so the register is closed."),
        WhyNotRegister.IN_THE_FUTURE: _l("The time of receipt cannot be in the future."),
        WhyNotRegister.BEFORE_OPENING: _l("The competition was not open yet at that time."),
        WhyNotRegister.POSTMARK_MISSING: _l("Enter the date of the postmark."),
        WhyNotRegister.POSTMARK_AFTER_ARRIVAL: _l("The postmark cannot be later than the arrival."),
        WhyNotRegister.NUMBER_NOT_VALID: _l(
            "Check the registration number: 11 digits, for example, 4000 8999 993."
        ),
        WhyNotRegister.TITLE_MISSING: _l("Enter the title of the project."),
    }
)
register(
    {
        WhyNotCheck.STILL_OPEN: _l(
            "The competition is still open; checks start after the deadline."
        ),
        WhyNotCheck.NOT_SUBMITTED: _l("This application is not submitted, so it is not checked."),
        WhyNotCheck.DECIDED: _l("The commission has decided, so the checks are closed."),
        WhyNotCheck.REASON_MISSING: _l("A “no” needs a reason."),
    }
)
register(
    {
        WhyNotAsk.STILL_OPEN: _l(
            "The competition is still open: until the deadline the organisation can correct and "
            "submit again by itself."
        ),
        WhyNotAsk.NOT_SUBMITTED: _l("Only a submitted application can be clarified."),
        WhyNotAsk.DECIDED: _l("The commission has decided, so nothing more can be asked."),
        WhyNotAsk.ALREADY_WAITING: _l("A clarification is already being waited for."),
        WhyNotAsk.QUESTION_MISSING: _l("Write the question."),
        WhyNotAsk.NOT_CORRECTABLE: _l(
            "This criterion cannot be corrected, so a clarification is not possible."
        ),
        WhyNotAsk.FAILED_FOR_GOOD: _l(
            "A criterion that cannot be corrected is not met, so a clarification would not help."
        ),
        WhyNotAsk.NOT_ON_PAPER: _l(
            "This application did not come through the portal, so only an explanation can be asked."
        ),
        WhyNotAsk.CHANGED_MEANWHILE: _l(
            "This clarification has changed meanwhile. Look at it once more."
        ),
    }
)
