"""A commission that has scored: chair, two members, a secretary, four applications."""

from types import SimpleNamespace

import pytest

from portal.applications.models import Check
from portal.applications.types import Status
from portal.competitions.types import CriterionKind, Stage
from portal.decisions.models import Meeting
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
    from portal.competitions.models import Criterion

    asked = make.session.query(Criterion).filter(
        Criterion.competition_id == application.competition_id,
        Criterion.kind != CriterionKind.QUALITY,
    )
    for one in asked.order_by(Criterion.position):
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


@pytest.fixture
def meet(sign_in):
    """Open the meeting with everybody there, through the pages, as the secretary."""

    def meet(made, *, present=None, by=None):
        browser = sign_in((by or made.secretary).person)
        here = present if present is not None else [made.chair, made.member, made.secretary]
        answer = browser.post(
            f"/competitions/{made.code}/meeting/opening",
            data={
                "number": "12",
                "held_on": "09.04.2027.",
                "held_time": "10.00",
                "place": "Liepājā, Rožu ielā 6",
                "agenda": "1. Lēmumi",
                "present": [str(one.id) for one in here],
                "version": "0",
            },
        )
        assert answer.status_code == 302, answer.text
        return browser

    return meet


@pytest.fixture
def decided(meet):
    """Everything decided as proposed, the reasons taken over, the minutes not yet signed."""

    def decided(made):
        browser = meet(made)
        browser.post(f"/competitions/{made.code}/meeting/decide-undisputed")
        browser.post(f"/competitions/{made.code}/meeting/adopt-reasons")
        return browser

    return decided


@pytest.fixture
def signed(decided, sign_in):
    """The minutes signed by the chair."""

    def signed(made):
        decided(made)
        answer = sign_in(made.chair.person).post(f"/competitions/{made.code}/meeting/minutes/sign")
        assert answer.status_code == 302
        return made

    return signed


@pytest.fixture
def published(signed, sign_in):
    """Confirmed by the coordinator and published by the chair."""

    def published(made):
        signed(made)
        address = f"/coordinator/competitions/{made.code}/publication"
        sign_in(made.coordinator).post(f"{address}/confirm")
        sign_in(made.chair.person).post(f"{address}/publish")
        return made

    return published


@pytest.fixture
def meeting_of(database):
    def meeting_of(made):
        database.session.commit()
        return database.session.query(Meeting).filter_by(competition_id=made.competition.id).one()

    return meeting_of
