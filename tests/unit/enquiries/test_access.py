"""What is asked about a call is answered by the municipality that runs it, and by no other."""

import pytest

from portal.competitions.models import Competition
from portal.enquiries.access import ACCESS, COMPETITION_ACCESS, Permission
from portal.enquiries.models import Enquiry
from portal.kernel.identity import Role
from tests.support.identities import allowed, holding

OURS, FOREIGN = 3, 4

people = pytest.mark.parametrize(
    ("who", "is_ours"),
    [
        (holding(Role.COORDINATOR, OURS), True),
        (holding(Role.COORDINATOR, FOREIGN), False),
        (holding(Role.ADMINISTRATOR), False),
    ],
)


@people
def test_enquiries_are_listed_for_the_calls_own_coordinators(who, is_ours):
    call = Competition(municipality_id=OURS)

    assert allowed(COMPETITION_ACCESS, who, call) == ({Permission.LIST} if is_ours else set())


@people
def test_an_enquiry_is_answered_by_the_calls_own_coordinators(who, is_ours):
    enquiry = Enquiry(competition=Competition(municipality_id=OURS))

    assert allowed(ACCESS, who, enquiry) == ({Permission.ANSWER} if is_ours else set())
