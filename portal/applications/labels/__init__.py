"""The words of applications: states, channels, declarations, reasons to refuse."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.applications.labels import reasons
from portal.applications.labels.objections import ORGANISATION_FIELDS, say
from portal.applications.labels.questions import Words, said_of, words_of
from portal.applications.types import (
    Channel,
    ClarificationState,
    Declaration,
    Section,
    Status,
    WhyNotMoved,
)
from portal.web.labels import register

__all__ = ["ORGANISATION_FIELDS", "TASKS", "Words", "reasons", "said_of", "say", "words_of"]

register(
    {
        Status.DRAFT: _l("Draft – not submitted yet"),
        Status.SUBMITTED: _p("application", "Submitted"),
        Status.REOPENED: _l("Being corrected"),
        Status.WITHDRAWN: _p("application", "Withdrawn"),
    }
)
register(
    {
        Channel.PORTAL: _l("in the portal"),
        Channel.IN_PERSON: _p("channel", "in person"),
        Channel.POST: _l("by post"),
        Channel.EMAIL: _l("by e-mail"),
        Channel.E_DOCUMENT: _l("as an e-document"),
    }
)
register(
    {
        ClarificationState.WAITING: _l("Waiting for clarification"),
        ClarificationState.ANSWERED: _l("Clarification received"),
        ClarificationState.ACCEPTED: _l("Clarified"),
        ClarificationState.ASKED_AGAIN: _p("clarification", "Asked again"),
        ClarificationState.LAPSED: _l("No answer by the deadline"),
        ClarificationState.CLOSED: _p("clarification", "Closed without an answer"),
    }
)
register(
    {
        Declaration.TRUE: _l("I declare that the information is true and complete."),
        Declaration.ELIGIBLE: _l(
            "I have read the regulations of the competition and agree with them."
        ),
        Declaration.DOUBLE: _l("The same activities are not paid from other public money."),
        Declaration.TAX: _l("The organisation has no tax debt above the limit of the regulations."),
        Declaration.LUMP_SUM: _l(
            "I know that the grant is the exact sum of the competition and is paid for results."
        ),
        Declaration.DATA: _l(
            "I have told the people named in the application how their data are used."
        ),
        Declaration.YOUNG_PEOPLE: _l("Young people took part in preparing the application."),
    }
)
register(
    {
        WhyNotMoved.NOT_OPEN: _l("Applications are not accepted now."),
        WhyNotMoved.NOT_SUBMITTED: _l("This application is not submitted."),
        WhyNotMoved.NOT_A_DRAFT: _l("Only a draft that was never submitted can be deleted."),
        WhyNotMoved.ALREADY_WITHDRAWN: _l("This application is withdrawn."),
        WhyNotMoved.DECIDED: _l(
            "A decision has been made, so the application cannot be withdrawn."
        ),
        WhyNotMoved.NOT_THE_SIGNATORY: _l(
            "This is done by a person who signs for the organisation."
        ),
        WhyNotMoved.NO_ORGANISATION: _l("Choose the organisation that applies."),
        WhyNotMoved.TOO_MANY_FILES: _l("No more files can be attached here. Delete one first."),
        WhyNotMoved.TOO_MANY_DRAFTS: _l(
            "The organisation has too many drafts in this competition. Delete one first."
        ),
        WhyNotMoved.NOT_OPEN_TO_CHANGES: _l("This application is not open to changes."),
        WhyNotMoved.SECTION_LOCKED: _l(
            "The municipality has not asked to clarify this section, so it stays as submitted."
        ),
        WhyNotMoved.CLARIFYING_OVER: _l(
            "The time for clarifying has ended. What you wrote last is not saved."
        ),
        WhyNotMoved.BEING_CLARIFIED: _l(
            "A clarification is being waited for: only what it names can be changed."
        ),
    }
)

TASKS = {
    Section.APPLICANT: _l("Check the organisation's details and say who leads the project"),
    Section.PROJECT: _l("Name the project and tell its idea in one sentence"),
    Section.YOUNG_PEOPLE: _l("Describe how young people plan and take part"),
    Section.NEED: _l("Explain the need and the aim"),
    Section.ACTIVITIES: _l("Make the schedule of activities"),
    Section.COST_PLAN: _l("Make the cost plan"),
    Section.RESULTS: _l("Describe the results"),
    Section.PARTNERS: _l("Name the partners"),
    Section.PUBLICITY: _l("Describe the publicity"),
    Section.RISKS: _l("Name the risks of the project"),
    Section.EXTRA: _l("Answer the questions of this competition"),
    Section.ATTACHMENTS: _l("Attach files"),
}
"""What the task list asks for in each section."""
