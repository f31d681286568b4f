"""The words of states, desks, moves, risks, measures, subjects and reasons to refuse."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from portal.support.plans.types import (
    Desk,
    MeasureKind,
    Move,
    PlanState,
    Risk,
    RiskGroup,
    Subject,
    WhyNotMoved,
    WhyNotOpened,
)
from portal.web.labels import register

register(
    {
        PlanState.DRAFT: _lp("support plan", "draft"),
        PlanState.IN_APPROVAL: _lp("support plan", "in approval"),
        PlanState.APPROVED: _lp("support plan", "approved"),
        PlanState.IN_PROGRESS: _lp("support plan", "in progress"),
        PlanState.IN_REVISION: _lp("support plan", "in revision"),
        PlanState.SUSPENDED: _lp("support plan", "suspended"),
        PlanState.EVALUATED: _lp("support plan", "evaluated"),
        PlanState.INACTIVE: _lp("support plan", "inactive"),
    }
)
register(
    {
        Desk.HEAD: _lp("support plan", "with the head of the school"),
        Desk.MUNICIPALITY: _lp("support plan", "with the municipality"),
        Desk.AGENCY: _lp("support plan", "with the State Education Quality Service"),
    }
)
register(
    {
        Move.SUBMIT: _lp("move of a plan", "handed over for approval"),
        Move.APPROVE: _lp("move of a plan", "approved"),
        Move.RETURN: _lp("move of a plan", "returned with a comment"),
        Move.START: _lp("move of a plan", "put in progress"),
        Move.REVISE: _lp("move of a plan", "taken up for revision"),
        Move.SUSPEND: _lp("move of a plan", "suspended"),
        Move.RESUME: _lp("move of a plan", "resumed"),
        Move.DELETE: _lp("move of a plan", "made inactive"),
        Move.EVALUATE: _lp("move of a plan", "evaluated"),
        Move.DISCARD: _lp("move of a plan", "revision discarded"),
        Move.LEAVE: _lp("move of a plan", "stopped, the pupil has left"),
        Move.HAND_OVER: _lp("move of a plan", "handed over to another school"),
    }
)
register(
    {
        RiskGroup.LEARNING: _lp("risk", "learning and school environment"),
        RiskGroup.SOCIAL: _lp("risk", "social environment and health"),
        RiskGroup.ECONOMIC: _lp("risk", "economic"),
        RiskGroup.FAMILY: _lp("risk", "family"),
    }
)
register(
    {
        Risk.OFTEN_ILL: _lp("risk", "often ill"),
        Risk.SPECIAL_NEEDS: _lp("risk", "special needs"),
        Risk.ILL_RELATIVE: _lp("risk", "ill parent or close relative"),
        Risk.PREGNANCY_OR_SMALL_CHILD: _lp("risk", "pregnancy or small child"),
        Risk.MARRIAGE_OR_RELATIONSHIP: _lp("risk", "marriage or relationship"),
        Risk.ADDICTION: _lp("risk", "addiction"),
        Risk.UNEXCUSED_ABSENCES: _lp("risk", "unexcused absences"),
        Risk.LEARNING_DIFFICULTIES: _lp("risk", "difficulties in learning"),
        Risk.CONFLICTS_AT_SCHOOL: _lp("risk", "conflicts with classmates or teachers"),
        Risk.VIOLENCE: _lp("risk", "violence"),
        Risk.DIFFICULT_ACCESS: _lp("risk", "difficult way to school"),
        Risk.MATERIAL_CIRCUMSTANCES: _lp("risk", "material circumstances"),
        Risk.NO_INTERNET: _lp("risk", "no internet at home"),
        Risk.HOME_DUTIES: _lp("risk", "duties at home that hinder learning"),
        Risk.PARENTS_ABSENT: _lp("risk", "parents absent for long"),
        Risk.MINDS_SIBLING: _lp("risk", "minds a brother or sister"),
        Risk.PARENTS_ADDICTION: _lp("risk", "parents' addiction"),
        Risk.FAMILY_CONFLICT: _lp("risk", "conflicts or violence in the family"),
        Risk.PARENTAL_SUPPORT: _lp("risk", "parents support too little or are involved too much"),
        Risk.OTHER_SOCIAL: _lp("risk", "other (say what) – social environment and health"),
        Risk.OTHER_LEARNING: _lp("risk", "other (say what) – learning and school"),
        Risk.OTHER_ECONOMIC: _lp("risk", "other (say what) – economic"),
        Risk.OTHER_FAMILY: _lp("risk", "other (say what) – family"),
    }
)
register(
    {
        MeasureKind.SUBJECT_CONSULTATION: _lp("measure", "consultation in a subject"),
        MeasureKind.SPECIALIST_CONSULTATION: _lp("measure", "consultation with a specialist"),
        MeasureKind.CONSULTANT_SUPPORT: _lp(
            "measure", "support of a teacher-consultant or trusted person"
        ),
        MeasureKind.ASSISTANT_SUPPORT: _lp(
            "measure", "support of a teaching assistant (also in lessons)"
        ),
        MeasureKind.LEARNING_AIDS: _lp("measure", "individual learning aids"),
        MeasureKind.PERSONAL_ITEMS: _lp(
            "measure", "things for personal use (clothes, shoes, hygiene)"
        ),
        MeasureKind.MEALS: _lp("measure", "meals"),
        MeasureKind.TRANSPORT_PUBLIC: _lp("measure", "public transport (tickets)"),
        MeasureKind.TRANSPORT_SPECIAL: _lp("measure", "special transport"),
        MeasureKind.LODGING: _lp("measure", "lodging, school hostel"),
        MeasureKind.YOUTH_INITIATIVE: _lp("measure", "taking part in a youth-initiative project"),
    }
)
register(
    {
        Subject.MATHEMATICS: _lp("subject", "mathematics"),
        Subject.LATVIAN: _lp("subject", "Latvian language and literature"),
        Subject.ENGLISH: _lp("subject", "English"),
        Subject.RUSSIAN: _lp("subject", "Russian"),
        Subject.PHYSICS: _lp("subject", "physics"),
        Subject.CHEMISTRY: _lp("subject", "chemistry"),
        Subject.BIOLOGY: _lp("subject", "biology"),
        Subject.HISTORY: _lp("subject", "history"),
        Subject.SOCIAL_STUDIES: _lp("subject", "social studies"),
        Subject.GEOGRAPHY: _lp("subject", "geography"),
        Subject.SCIENCE: _lp("subject", "natural sciences"),
        Subject.COMPUTING: _lp("subject", "computing"),
        Subject.GERMAN: _lp("subject", "German"),
        Subject.MUSIC: _lp("subject", "music"),
        Subject.ART: _lp("subject", "visual art"),
        Subject.DESIGN_TECHNOLOGY: _lp("subject", "design and technology"),
        Subject.SPORTS: _lp("subject", "sports"),
        Subject.OTHER: _lp("subject", "other subject"),
    }
)
register(
    {
        WhyNotMoved.NOT_NOW: _l("The state of the plan does not allow this now."),
        WhyNotMoved.NOT_YOUR_STEP: _l("The plan does not wait for your approval now."),
        WhyNotMoved.OWN_PLAN: _l("You prepared this plan, so another person has to approve it."),
        WhyNotMoved.CHANGED: _l("The plan has changed since you opened it. Look at it again."),
        WhyNotMoved.NO_COMMENT: _l("Say what has to be changed."),
        WhyNotMoved.NO_REASON: _l("A plan can be suspended only with a reason."),
        WhyNotMoved.DELIVERED: _l(
            "Support has been given or paid in this plan, so it cannot be deleted."
            " You can suspend it."
        ),
        WhyNotMoved.PERIOD_ENDED: _l(
            "The period has ended, so the plan cannot be resumed."
            " Make a new plan for the next period."
        ),
        WhyNotMoved.NOT_AN_AUTHOR: _l("This person does not prepare plans at the school."),
        WhyNotMoved.TOO_LATE: _l(
            "The period has ended, so a new plan for it can no longer be approved."
        ),
        WhyNotMoved.NOTHING_KEPT: _l(
            "This revision can no longer be discarded. Write what has to change and send it."
        ),
        WhyNotMoved.PUPIL_GONE: _l(
            "The pupil no longer learns at this school, so the plan cannot be resumed."
        ),
    }
)
register(
    {
        WhyNotOpened.ONE_PER_PERIOD: _l("This pupil already has a plan for this period."),
        WhyNotOpened.PERIOD_CLOSED: _l(
            "This period has ended for the pupil's grade. Choose another period."
        ),
        WhyNotOpened.NOT_A_PUPIL: _l("The pupil does not learn at this school now."),
        WhyNotOpened.NOT_ON_STAFF: _l(
            "You are not on the staff list of this school yet."
            " The school's coordinator can add you."
        ),
    }
)
