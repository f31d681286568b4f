import pytest

from portal.institutions.access import ACCESS, PROGRAMME_ACCESS, Permission
from portal.institutions.models import Municipality
from portal.kernel.identity import Role
from tests.support.identities import allowed, holding

OURS, FOREIGN = 3, 4


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (holding(Role.COORDINATOR, OURS), {Permission.EDIT}),
        (holding(Role.COORDINATOR, FOREIGN), set()),
        (holding(Role.ADMINISTRATOR), set()),
    ],
)
def test_only_its_own_coordinator_changes_a_municipality(who, may):
    assert allowed(ACCESS, who, Municipality(id=OURS)) == may


@pytest.mark.parametrize("role", list(Role))
def test_the_programme_is_kept_by_an_administrator(role):
    may = set(PROGRAMME_ACCESS) if role is Role.ADMINISTRATOR else set()

    assert allowed(PROGRAMME_ACCESS, holding(role), None) == may
