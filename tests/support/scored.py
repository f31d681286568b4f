"""A commission that has scored: chair, a member, a secretary, and the applications they scored."""

from types import SimpleNamespace

from portal.applications.models import Check
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind, Stage
from portal.kernel.identity import Role


def scored_commission(make, *, points=(9, 8, 7, 3), quota=2, municipality=None, **given):
    """Build a whole commission; `points` are one mark for all criteria, by application."""
    municipality = municipality or make.municipality()
    competition = make.competition(
        municipality=municipality, stage=Stage.EVALUATING, quota=quota, **given
    )
    seats = {
        role: make.member(competition, role=role, person=make.person(name=name))
        for role, name in (
            (Role.CHAIR, "Kārlis Ozols"),
            (Role.MEMBER, "Dace Upīte"),
            (Role.SECRETARY, "Zane Liepa"),
        )
    }
    made = SimpleNamespace(
        competition=competition,
        municipality=municipality,
        code=competition.code,
        chair=seats[Role.CHAIR],
        member=seats[Role.MEMBER],
        secretary=seats[Role.SECRETARY],
        coordinator=make.coordinator(municipality, name="Līga Kalniņa"),
        applications=[],
        owners=[],
    )
    for mark in points:
        add_scored(make, made, mark)
    return made


def add_scored(make, made, mark, **given):
    """One application more, which the chair and the member gave this mark for everything."""
    organisation = given.pop("organisation", None) or make.organisation()
    owner = make.owner(organisation)
    application = make.submitted(
        by=owner, competition=made.competition, organisation=organisation, **given
    )
    check(make, application)
    if mark is not None:
        for member in (made.chair, made.member):
            make.assessment(member, application, points=mark)
    made.applications.append(application)
    made.owners.append(owner)
    return application


def check(make, application, *, met=True, note=""):
    """Answer every administrative and eligibility criterion."""
    asked = make.session.query(Criterion).filter(
        Criterion.competition_id == application.competition_id,
        Criterion.kind != CriterionKind.QUALITY,
    )
    criteria = asked.order_by(Criterion.position).all()
    answers = [
        Check(
            application_id=application.id,
            criterion_id=one.id,
            is_met=met,
            note=note,
            checked_at=make.now,
        )
        for one in criteria
    ]
    application.count_checks([met] * len(answers))
    make.save(application, *answers)
