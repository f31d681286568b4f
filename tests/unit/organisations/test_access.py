import pytest

from portal.kernel.access import permits
from portal.kernel.identity import VISITOR, Held, Identity, Role
from portal.organisations.access import ACCESS, Permission
from portal.organisations.models import Organisation
from portal.organisations.rules.joining import Case, reasons_not_to_ask
from portal.organisations.types import WhyNotAsked

ALL = set(Permission)
READERS = {Permission.READ, Permission.READ_TEAM}
WRITERS = READERS | {Permission.READ_ACCOUNT, Permission.CHANGE}


def holding(role, scope_id=7):
    return Identity(id=1, held=frozenset({Held(role, scope_id)}))


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (VISITOR, set()),
        (Identity(id=1), set()),
        (holding(Role.OWNER), WRITERS | {Permission.MANAGE_TEAM}),
        (holding(Role.EDITOR), WRITERS),
        (holding(Role.VIEWER), READERS),
        (holding(Role.OWNER, 8), set()),
        (holding(Role.CHAIR), set()),
        (holding(Role.ADMINISTRATOR, 0), {Permission.ANSWER_UNMANAGED}),
        (holding(Role.COORDINATOR, 3), set()),
    ],
)
def test_what_each_role_may_do(who, allowed):
    organisation = Organisation(id=7)
    assert {one for one in Permission if permits(ACCESS, one, who, organisation)} == allowed


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"exists": False}, [WhyNotAsked.NO_SUCH]),
        ({"is_in": True}, [WhyNotAsked.IS_IN_ALREADY]),
        ({"waits": True}, [WhyNotAsked.WAITS_ALREADY]),
    ],
)
def test_who_may_ask_to_join(change, reasons):
    assert (
        reasons_not_to_ask(Case(**{"exists": True, "is_in": False, "waits": False} | change))
        == reasons
    )
