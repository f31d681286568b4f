"""The words of competitions: states, documents, acts, criteria, and every reason to refuse."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.competitions.types import (
    Act,
    CostCategory,
    CriterionKind,
    DocumentKind,
    Remark,
    Section,
    Stage,
    State,
    WhyNotAmended,
    WhyNotAnnounced,
    WhyNotChanged,
    WhyNotMoved,
)
from portal.web.labels import register

_STATES = {
    State.DRAFT: _l("Being prepared"),
    State.APPROVED: _l("Regulations approved"),
    State.ANNOUNCED: _p("competition", "Announced"),
    State.OPEN: _p("competition", "Open"),
    State.CLOSED: _p("competition", "Closed"),
    State.EVALUATING: _l("Under evaluation"),
    State.DECIDED: _p("competition", "Decided"),
    State.RESULTS_PUBLISHED: _l("Results announced"),
    State.CONTRACTING: _l("Agreements being signed"),
    State.IMPLEMENTATION: _p("competition", "Projects running"),
    State.COMPLETED: _l("Completed"),
    State.SUSPENDED: _p("competition", "Suspended"),
    State.CANCELLED: _p("competition", "Cancelled"),
}
register(_STATES)
register(
    {
        Stage[state.name]: words
        for state, words in _STATES.items()
        if state.name in Stage.__members__
    }
)
register(
    {
        Section.APPLICANT: _l("About you"),
        Section.PROJECT: _p("application section", "The project"),
        Section.YOUNG_PEOPLE: _l("Young people and participants"),
        Section.NEED: _l("Need and aim"),
        Section.ACTIVITIES: _l("Activities"),
        Section.COST_PLAN: _l("Cost plan"),
        Section.RESULTS: _p("application section", "Results"),
        Section.PARTNERS: _l("Partners"),
        Section.PUBLICITY: _l("Publicity"),
        Section.RISKS: _l("Risks of the project"),
        Section.EXTRA: _l("Questions of this competition"),
        Section.ATTACHMENTS: _l("Attachments"),
        Section.DECLARATIONS: _l("Declarations"),
    }
)
COSTS = {
    CostCategory.PEOPLE: _l("People's work"),
    CostCategory.ROOMS: _l("Rooms"),
    CostCategory.TRANSPORT: _l("Transport"),
    CostCategory.MATERIALS: _l("Materials"),
    CostCategory.MEALS: _l("Food"),
    CostCategory.EQUIPMENT: _l("Equipment"),
    CostCategory.PUBLICITY: _p("cost category", "Publicity"),
    CostCategory.SERVICES: _p("cost category", "Services"),
    CostCategory.OTHER: _p("choice, masculine", "Other"),
}
register(COSTS)
register(
    {
        DocumentKind.REGULATIONS: _l("Regulations of the competition"),
        DocumentKind.FORM: _l("Application form"),
        DocumentKind.GUIDELINES: _l("Methodological guidelines"),
        DocumentKind.LUMP_SUM: _l("Lump-sum methodology"),
        DocumentKind.CRITERIA: _l("Evaluation criteria"),
        DocumentKind.PARTNER: _l("Partner's declaration of participation"),
        DocumentKind.AT_RISK: _l("Declaration on young people at risk taking part"),
        DocumentKind.PUBLICITY: _l("Publicity and visual identity"),
        DocumentKind.MUNICIPAL_PLAN: _l("Medium-term plan of measures of the municipality"),
        DocumentKind.SCHOOL_PLAN: _l("Plan of measures of a vocational school"),
        DocumentKind.PROGRAMME: _l("Implementation rules of the programme"),
    }
)
register(
    {
        Act.ORDER: _l("order"),
        Act.COUNCIL_DECISION: _l("council decision"),
        Act.COUNCIL_REGULATION: _l("council regulation"),
    }
)
register(
    {
        CriterionKind.ADMINISTRATIVE: _l("administrative"),
        CriterionKind.ELIGIBILITY: _l("compliance"),
        CriterionKind.QUALITY: _l("quality"),
    }
)
register(
    {
        WhyNotMoved.WRONG_STAGE: _l("The competition has moved on meanwhile. Look at it again."),
        WhyNotMoved.NO_ACT: _l("Enter the legal act and the reason."),
        WhyNotMoved.NO_REASON: _l("Write the reason; everybody will read it."),
    }
)
register(
    {
        WhyNotAnnounced.WRONG_STAGE: _l("The competition has been announced already."),
        WhyNotAnnounced.NO_TEXTS: _l("The Latvian title or summary is missing."),
        WhyNotAnnounced.NO_REGULATIONS: _l("The regulations are not attached."),
        WhyNotAnnounced.NO_ACT: _l("The legal act has no number or date."),
        WhyNotAnnounced.CLOSES_IN_THE_PAST: _l("The closing time is in the past."),
        WhyNotAnnounced.DATES_OUT_OF_ORDER: _l(
            "The dates are not in order: opening, closing, results, start and end of projects."
        ),
        WhyNotAnnounced.NO_QUALITY_CRITERIA: _l("There are no quality criteria."),
        WhyNotAnnounced.MINIMUM_ABOVE_MAXIMUM: _l(
            "The least total is more than all the criteria give together."
        ),
        WhyNotAnnounced.NO_TIE_RULE: _l("It is not said how equal points are settled."),
        WhyNotAnnounced.NO_APPEAL: _l("There is no text on how to contest."),
        WhyNotAnnounced.NO_CONTACT: _l(
            "There is nobody to ask: enter the name and the e-mail or phone of a contact."
        ),
    }
)
register(
    {
        Remark.NO_ENGLISH: _l(
            "The English text is missing: the English page will show the Latvian one."
        ),
        Remark.CLOSES_ON_A_HOLIDAY: _l("The closing day is a holiday."),
        Remark.FEW_DAYS: _l("There are fewer than 30 days until the closing."),
        Remark.NO_RESULTS_DATE: _l("It is not said by when the results will be known."),
    }
)
register(
    {
        WhyNotAmended.WRONG_STAGE: _l(
            "The deadline of this competition can no longer be moved: its evaluation has begun."
        ),
        WhyNotAmended.IN_THE_PAST: _l("The new deadline cannot be in the past."),
        WhyNotAmended.EARLIER: _l(
            "While the competition is open the deadline can only be moved later."
        ),
        WhyNotAmended.BEFORE_OPENING: _l("The new deadline must come after the opening."),
        WhyNotAmended.UNCHANGED: _l("This is the deadline the competition already has."),
        WhyNotAmended.RESULTS_BEFORE_CLOSING: _l(
            "The results would be due before the new deadline. Enter a later date for them."
        ),
    }
)
register(
    {
        WhyNotChanged.FROZEN: _l(
            "Applications have opened, so terms and criteria can no longer be changed."
        ),
        WhyNotChanged.WINDOW_FIXED: _l(
            "The competition is announced: its dates change only by an amendment."
        ),
        WhyNotChanged.CLOSES_BEFORE_OPENING: _l("The closing must come after the opening."),
        WhyNotChanged.MONTHS_REVERSED: _l("The longest duration is shorter than the shortest."),
        WhyNotChanged.GRADES_REVERSED: _l("The last grade comes before the first."),
        WhyNotChanged.COURSES_REVERSED: _l("The last course comes before the first."),
        WhyNotChanged.STARTS_REVERSED: _l("The end cannot be before the beginning."),
        WhyNotChanged.STARTS_BEFORE_CLOSING: _l(
            "Projects would start before the competition closes."
        ),
        WhyNotChanged.ENDS_BEFORE_STARTING: _l(
            "The latest end comes before the last start of a project."
        ),
        WhyNotChanged.RESULTS_BEFORE_CLOSING: _l(
            "The results would be due before the competition closes."
        ),
        WhyNotChanged.SCORED_AFTER_RESULTS: _l("The scoring would end after the results are due."),
        WhyNotChanged.PUBLISHED: _l("The public has seen this document, so it stays."),
        WhyNotChanged.GONE: _l("Somebody has removed this meanwhile."),
        WhyNotChanged.CODE_TAKEN: _l("Another competition has this code. Choose another one."),
        WhyNotChanged.MINIMUM_ABOVE_MAXIMUM: _l(
            "The minimum or a level is above the maximum of the criterion."
        ),
        WhyNotChanged.NOT_A_STEP: _l(
            "The maximum, the minimum and every level must be whole steps of the criterion."
        ),
        WhyNotChanged.FINISHED: _l("The competition is over; nothing can be changed in it."),
    }
)
