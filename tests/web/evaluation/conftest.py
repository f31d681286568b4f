"""What the tests of evaluation share: a commission at work, and one member's window."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.evaluation.models import Assessment
from portal.kernel.identity import Role
from tests.support.commissions import checked, commission, desk_of, whole_sheet, word

__all__ = ["checked", "commission", "desk_of", "whole_sheet", "word"]


@pytest.fixture
def application(commission, word):
    word(commission.first, commission.applications[0])
    return commission.applications[0]


@pytest.fixture
def window(commission, sign_in):
    return sign_in(commission.first.person)


@pytest.fixture
def save(window, application, desk_of):
    """Send a sheet from this member's window."""

    def save(sent, rest="?criterion=all"):
        return window.post(desk_of(application, rest), data=sent)

    return save


@pytest.fixture
def stored(database):
    """The sheet as the database has it."""

    def stored():
        database.session.rollback()
        return database.session.scalar(select(Assessment).execution_options(populate_existing=True))

    return stored


@pytest.fixture
def ready(make, checked):
    """A closed competition, checked, with a chair and a member who accepted."""

    def ready(**given):
        competition = make.competition(
            opens_at=make.now - timedelta(days=30), closes_at=make.now, **given
        )
        checked(make.submitted(make.application(competition=competition)))
        for role in (Role.CHAIR, Role.MEMBER):
            make.person(roles=[(role, competition)])
        return competition

    return ready


@pytest.fixture
def coordinate(make, sign_in):
    return lambda competition: sign_in(make.coordinator(competition.municipality))
