"""A commission at work: three applications, a chair, two members, a secretary, an observer."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind, Stage
from portal.kernel.identity import Role
from tests.support.scored import check


@pytest.fixture
def checked(make):
    """Answer every yes-or-no criterion of an application with yes."""

    def checked(application):
        check(make, application)
        return application

    return checked


@pytest.fixture
def word(make):
    """The member says that the application is no conflict."""

    def word(member, application):
        return make.no_conflict(member, application)

    return word


@pytest.fixture
def commission(make, checked):
    competition = make.competition(
        stage=Stage.EVALUATING,
        opens_at=make.now - timedelta(days=30),
        closes_at=make.now - timedelta(days=2),
    )
    applications = [
        checked(make.submitted(make.application(competition=competition, title=title)))
        for title in ("Kopā uz skolu", "Velo mentori", "Kino pagalmā")
    ]
    roles = {
        "chair": Role.CHAIR,
        "first": Role.MEMBER,
        "second": Role.MEMBER,
        "secretary": Role.SECRETARY,
        "observer": Role.OBSERVER,
    }
    members = {name: make.member(competition, role=role, code=name) for name, role in roles.items()}
    return SimpleNamespace(
        competition=competition,
        code=competition.code,
        applications=applications,
        coordinator=make.coordinator(competition.municipality),
        quality=make.session.scalars(
            select(Criterion)
            .where(
                Criterion.competition_id == competition.id,
                Criterion.kind == CriterionKind.QUALITY,
            )
            .order_by(Criterion.position)
        ).all(),
        **members,
    )


@pytest.fixture
def desk_of(commission):
    """The address of an application on a member's desk."""

    def desk_of(application, rest=""):
        return f"/evaluation/{commission.code}/applications/{application.id}{rest}"

    return desk_of


@pytest.fixture
def whole_sheet(commission):
    """What a browser sends for a finished sheet."""

    def whole_sheet(version=0, points="7", **given):
        sent = {"version": str(version), "private_note": "Tikai man: pajautāt par autobusu."}
        for one in commission.quality:
            sent[f"points_{one.id}"] = points
            sent[f"reason_{one.id}"] = "Jaunieši lemj paši, plāns ir skaidrs."
        return sent | given

    return whole_sheet
