"""A commission that has scored: chair, a member, a secretary, four applications."""

from functools import partial

import pytest

from portal.applications.models import Check
from portal.applications.types import Status
from tests.support.scored import add_scored, check, scored_commission


@pytest.fixture
def commission(make):
    """Builds a whole commission; `commission.add(made, mark)` one application more."""

    def commission(**given):
        return scored_commission(make, **given)

    commission.add = partial(add_scored, make)
    return commission


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
