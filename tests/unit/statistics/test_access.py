import pytest

from portal.competitions.models import Competition
from portal.kernel.identity import Role
from portal.statistics.access import ACCESS, Permission
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
