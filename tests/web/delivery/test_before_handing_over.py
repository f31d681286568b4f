"""Before a pupil is handed over, what nobody has logged yet is said."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.support.delivery.models import Participation
from portal.support.plans.models import SupportPlan
from portal.support.pupils.models import Pupil
from tests.web.delivery.conftest import TODAY


@pytest.fixture
def pupil(make, measure):
    return make.session.get(Pupil, make.session.get(SupportPlan, measure.plan_id).pupil_id)


@pytest.fixture
def said(make, school, pupil, sign_in):
    """What the page of handing over says."""

    def said():
        page = sign_in(make.head(school)).page(f"/school/pupils/{pupil.code}/move")
        return " ".join(page.get_text(" ").split())

    return said


def test_who_has_still_to_log_what_is_named_with_how_many(make, measure, provider, said):
    for days in (1, 2):
        make.slot(measure, TODAY - timedelta(days=days))
    assert f"{provider.name}: 2 laiki" in said()


def test_what_is_logged_or_still_ahead_is_not_asked_for(make, measure, said):
    make.held(measure)
    logged = make.session.scalars(select(Participation.id)).one()
    make.slot(measure, TODAY - timedelta(days=1), participation_id=logged)
    make.slot(measure, TODAY + timedelta(days=1))
    assert "ieraksta nav" not in said()


def test_another_schools_plan_is_not_asked_for(make, pupil, provider, said):
    elsewhere = make.plan(school=make.school(), pupil=pupil, measures=0)
    make.slot(make.measure(elsewhere, provider=provider), TODAY - timedelta(days=1))
    assert "ieraksta nav" not in said()
