"""A team and its application, complete and not yet submitted."""

import pytest

from tests.support.clarifications import application, asked, check, there, versions, window

__all__ = ["application", "asked", "check", "there", "versions", "window"]


@pytest.fixture
def organisation(make):
    return make.organisation()


@pytest.fixture
def owner(make, organisation):
    return make.owner(organisation, name="Anna Bērziņa")


@pytest.fixture
def complete(make, organisation, owner):
    """A draft with every section written and a plan of exactly the grant."""
    return make.written(organisation=organisation, by=owner)
