"""A commission that has scored: chair, two members, a secretary, four applications."""

from types import SimpleNamespace

import pytest

from portal.applications.models import Check
from portal.applications.types import Status
from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind, Stage
from portal.kernel.identity import Role


@pytest.fixture
def commission(make):
    """Builds a whole commission; `points` are one mark for all criteria, by application."""

    def commission(*, points=(9, 8, 7, 3), quota=2, municipality=None, **given):
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
            add(made, mark)
        return made

    def add(made, mark, **given):
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

    commission.add = add
    return commission


def check(make, application, *, met=True, note=""):
    """Answer every administrative and eligibility criterion."""
    asked = make.session.query(Criterion).filter(
        Criterion.competition_id == application.competition_id,
        Criterion.kind != CriterionKind.QUALITY,
    )
    criteria = asked.order_by(Criterion.position).all()
    application.count_checks([met] * len(criteria))
    make.save(application)
    for one in criteria:
        make.save(
            Check(
                application_id=application.id,
                criterion_id=one.id,
                is_met=met,
                note=note,
                checked_at=make.now,
            )
        )


@pytest.fixture
def checked(make):
    """Answer the checks of an application: `checked(application, met=False, note="…")`."""

    def checked(application, **given):
        make.session.query(Check).filter(Check.application_id == application.id).delete()
        check(make, application, **given)

    return checked


@pytest.fixture
def withdrawn(make):
    def withdrawn(application):
        application.status = Status.WITHDRAWN
        make.save(application)

    return withdrawn
