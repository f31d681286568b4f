"""Received applications are the coordinator's, and a draft is nobody's but the team's."""

import pytest

from portal.admission.access import ACCESS, COMPETITION_ACCESS, Permission
from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.kernel.identity import Role
from tests.support.identities import allowed, holding

OURS, FOREIGN = 3, 4
OURS_TOO = holding(Role.COORDINATOR, OURS)


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (OURS_TOO, {Permission.REGISTER}),
        (holding(Role.COORDINATOR, FOREIGN), set()),
        (holding(Role.ADMINISTRATOR), set()),
    ],
)
def test_the_register_is_its_own_coordinators(who, may):
    assert allowed(COMPETITION_ACCESS, who, Competition(municipality_id=OURS)) == may


@pytest.mark.parametrize(
    ("who", "sequence", "may"),
    [
        (OURS_TOO, 7, {Permission.READ, Permission.CHECK}),
        (OURS_TOO, None, set()),
        (holding(Role.COORDINATOR, FOREIGN), 7, set()),
        (holding(Role.OWNER, 7), 7, set()),
    ],
)
def test_an_application_is_read_and_checked_once_it_was_received(who, sequence, may):
    application = Application(competition=Competition(municipality_id=OURS), sequence=sequence)

    assert allowed(ACCESS, who, application) == may
