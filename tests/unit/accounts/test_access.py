import pytest

from portal.accounts.access import ACCESS, Permission
from portal.kernel.identity import Role
from tests.support.identities import allowed, holding


@pytest.mark.parametrize("role", list(Role))
def test_only_an_administrator_looks_after_people(role):
    may = {Permission.MANAGE_PEOPLE} if role is Role.ADMINISTRATOR else set()

    assert allowed(ACCESS, holding(role), None) == may
