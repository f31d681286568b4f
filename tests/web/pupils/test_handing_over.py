"""Before a pupil is handed over, what nobody has logged yet is said."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.kernel.clock import RIGA
from portal.support.delivery.models import Participation


@pytest.fixture
def provider(make, school):
    return make.staff(school, first_name="Ilze", last_name="Vītola")


@pytest.fixture
def school(make):
    return make.school()


@pytest.fixture
def pupil(make, school):
    return make.pupil(school)


@pytest.fixture
def measure(make, school, pupil, provider):
    return make.measure(make.plan(school=school, pupil=pupil, measures=0), provider=provider)


@pytest.fixture
def said(make, school, pupil, sign_in):
    """What the page of handing over says."""

    def said():
        page = sign_in(make.head(school)).page(f"/school/pupils/{pupil.code}/move")
        return " ".join(page.get_text(" ").split())

    return said


def test_who_has_still_to_log_what_is_named_with_how_many(make, measure, said):
    today = make.now.astimezone(RIGA).date()
    for days in (1, 2):
        make.slot(measure, today - timedelta(days=days))
    assert "Ilze Vītola: 2 laiki" in said()


def test_what_is_logged_or_still_ahead_is_not_asked_for(make, measure, said):
    today = make.now.astimezone(RIGA).date()
    make.held(measure)
    logged = make.session.scalars(select(Participation.id)).one()
    make.slot(measure, today - timedelta(days=1), participation_id=logged)
    make.slot(measure, today + timedelta(days=1))
    assert "ieraksta nav" not in said()


def test_another_schools_plan_is_not_asked_for(make, pupil, provider, said):
    elsewhere = make.plan(school=make.school(), pupil=pupil, measures=0)
    today = make.now.astimezone(RIGA).date()
    make.slot(make.measure(elsewhere, provider=provider), today - timedelta(days=1))
    assert "ieraksta nav" not in said()
