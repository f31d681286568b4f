"""The outbox is the administrator's; a letter is also its addressee's."""

import pytest

from portal.kernel.identity import VISITOR, Role
from portal.notifications.access import ACCESS, MINE, OUTBOX, Permission
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus
from tests.support.identities import PERSON, allowed, holding

OURS, FOREIGN = 7, 8
READ = {Permission.READ}


@pytest.mark.parametrize("role", list(Role))
def test_only_an_administrator_looks_after_letters(role):
    may = set(ACCESS) if role is Role.ADMINISTRATOR else set()

    assert allowed(ACCESS, holding(role), Letter()) == may
    assert allowed(OUTBOX, holding(role), None) == (set(OUTBOX) if may else set())


@pytest.mark.parametrize(
    ("who", "to", "may"),
    [
        (holding(Role.VIEWER, OURS), {"person_id": PERSON}, READ),
        (holding(Role.VIEWER, OURS), {"person_id": 2}, set()),
        (holding(Role.VIEWER, OURS), {"person_id": 2, "organisation_id": OURS}, set()),
        (holding(Role.VIEWER, OURS), {"organisation_id": OURS}, READ),
        (holding(Role.OWNER, FOREIGN), {"organisation_id": OURS}, set()),
        (holding(Role.COORDINATOR, OURS), {"organisation_id": OURS}, set()),
        (VISITOR, {}, set()),
    ],
)
def test_a_letter_is_read_by_whom_it_is_to(who, to, may):
    letter = Letter(template="decisions/result", status=LetterStatus.HANDED_OVER, **to)

    assert allowed(MINE, who, letter) == may


@pytest.mark.parametrize(
    "differs", [{"template": "accounts/reset"}, {"status": LetterStatus.CANCELLED}]
)
def test_a_letter_that_opens_an_account_or_was_stopped_is_not_shown(differs):
    sound = {"template": "decisions/result", "status": LetterStatus.HANDED_OVER}
    letter = Letter(person_id=PERSON, **(sound | differs))

    assert allowed(MINE, holding(Role.VIEWER, OURS), letter) == set()
