"""The words of evaluation: what the ranking says, conflicts, and every reason to refuse."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _p

from portal.evaluation.types import (
    AssessmentStatus,
    ConflictKind,
    Only,
    Proposal,
    Sign,
    Why,
    WhyNotDeclared,
    WhyNotNamed,
    WhyNotScored,
    WhyNotStarted,
)
from portal.web.labels import register

register(
    {
        AssessmentStatus.DRAFT: _p("assessment", "Started"),
        AssessmentStatus.SUBMITTED: _p("assessment", "Handed in"),
    }
)
register(
    {
        Proposal.APPROVED: _l("propose to approve"),
        Proposal.RESERVE: _l("propose for the reserve list"),
        Proposal.REJECTED: _l("propose to reject"),
        Proposal.TIE: _l("tie: the commission has to settle it"),
    }
)
register(
    {
        Why.LATE: _l("submitted late"),
        Why.WITHDRAWN: _p("application", "withdrawn"),
        Why.INADMISSIBLE: _l("does not comply with the regulations"),
        Why.BUDGET_NOT_EXACT: _l("the cost plan is not exactly the grant"),
        Why.TOO_FEW_ASSESSMENTS: _l("too few counted assessments"),
        Why.BELOW_CRITERION_MINIMUM: _l("below the minimum of a criterion"),
        Why.BELOW_TOTAL_MINIMUM: _l("below the minimum total"),
        Why.QUOTA_REACHED: _l("the quota is filled"),
    }
)
register(
    {
        Only.ALL: _p("queue", "All"),
        Only.LEFT: _p("queue", "Left to score"),
        Only.DONE: _p("queue", "Handed in"),
        Only.CONFLICT: _p("queue", "Conflict of interest"),
    }
)
register(
    {
        ConflictKind.WORKS: _l("I work for this organisation or did in the last 24 months"),
        ConflictKind.BOARD: _l("I am on its board or in its team"),
        ConflictKind.FAMILY: _l("A relative or a person close to me is in the application"),
        ConflictKind.MONEY: _l("I may gain or lose from the decision"),
        ConflictKind.HELPED: _l("I helped to write the application"),
        ConflictKind.OTHER: _p("conflict reason", "Something else (say what)"),
    }
)
register(
    {
        Sign.ORGANISATION: _l("same organisation"),
        Sign.DOMAIN: _l("same e-mail domain"),
        Sign.TEAM: _l("member of its team"),
    }
)
register(
    {
        WhyNotStarted.WRONG_STAGE: _l(
            "Evaluation has been started already or is not possible now."
        ),
        WhyNotStarted.NOT_CLOSED: _l("The competition has not closed yet."),
        WhyNotStarted.CHECKS_LEFT: _l("Not every application has been checked for compliance."),
        WhyNotStarted.CLARIFYING: _l(
            "A clarification is still open: it is waited for, or has to be accepted or closed."
        ),
        WhyNotStarted.NO_CHAIR: _l("Nobody leads the commission yet."),
        WhyNotStarted.TOO_FEW_MEMBERS: _l(
            "The commission has fewer scoring members than the assessments each application needs."
        ),
        WhyNotStarted.OUT_OF_REACH: _l(
            "Some application has too few members without a conflict of interest."
        ),
    }
)
register(
    {
        WhyNotNamed.IS_IN_ALREADY: _l("This person is in the commission already."),
        WhyNotNamed.HAS_LEFT: _l("This person is not in the commission any more."),
        WhyNotNamed.NOT_AN_ADDRESS: _l("Enter an e-mail address like name@example.lv."),
    }
)
register(
    {
        WhyNotScored.NOT_EVALUATING: _l("Scoring is not open in this competition now."),
        WhyNotScored.NOT_SCORING_ROLE: _l("Your role in the commission does not give points."),
        WhyNotScored.IN_CONFLICT: _l(
            "You have a conflict of interest in this application, so points cannot be entered."
        ),
        WhyNotScored.LOCKED: _l("A handed-in assessment changes only when the chair reopens it."),
        WhyNotScored.NOT_LOCKED: _l("This assessment is open: its author is changing it."),
        WhyNotScored.INCOMPLETE: _l("Some criteria have no points yet."),
        WhyNotScored.NO_REASON: _l("Every criterion needs a reason the organisation will read."),
    }
)
register(
    {
        WhyNotDeclared.NOT_IMPARTIAL_YET: _l("Declare impartiality before you open applications."),
        WhyNotDeclared.IN_CONFLICT_ALREADY: _l(
            "You have declared a conflict of interest in this application already."
        ),
        WhyNotDeclared.NO_REASON: _l("Say what the conflict is."),
    }
)
