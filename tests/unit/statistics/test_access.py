import pytest

from portal.competitions.models import Competition
from portal.institutions.models import Municipality, School
from portal.kernel.identity import LEADING_SCHOOL, Role
from portal.statistics.access import (
    ACCESS,
    FIGURES_OF_MUNICIPALITY,
    FIGURES_OF_NATION,
    FIGURES_OF_SCHOOL,
    Permission,
)
from tests.support.identities import allowed, holding

OURS, FOREIGN = 3, 4


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (holding(Role.COORDINATOR, OURS), {Permission.OVERSEE}),
        (holding(Role.COORDINATOR, FOREIGN), set()),
        (holding(Role.ADMINISTRATOR), set()),
    ],
)
def test_only_its_own_coordinator_oversees_a_competition(who, may):
    assert allowed(ACCESS, who, Competition(municipality_id=OURS)) == may


@pytest.mark.parametrize("role", list(Role))
def test_figures_are_read_by_who_answers_for_them(role):
    who, stranger = holding(role, OURS), holding(role, FOREIGN)
    of_school = set(FIGURES_OF_SCHOOL) if role in LEADING_SCHOOL else set()
    of_town = set(FIGURES_OF_MUNICIPALITY) if role is Role.COORDINATOR else set()
    of_all = set(FIGURES_OF_NATION) if role is Role.EXPERT else set()

    assert allowed(FIGURES_OF_SCHOOL, who, School(id=OURS)) == of_school
    assert allowed(FIGURES_OF_SCHOOL, stranger, School(id=OURS)) == set()
    assert allowed(FIGURES_OF_MUNICIPALITY, who, Municipality(id=OURS)) == of_town
    assert allowed(FIGURES_OF_MUNICIPALITY, stranger, Municipality(id=OURS)) == set()
    assert allowed(FIGURES_OF_NATION, holding(role), None) == of_all
