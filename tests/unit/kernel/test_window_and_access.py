"""Open from the first instant to the one before the last; allowed only by a whole clause."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import pytest

from portal.kernel import clock
from portal.kernel.access import is_anyone, is_signed_in, permits
from portal.kernel.identity import TEAM, VISITOR, Held, Identity, Role
from portal.kernel.reference import check_code, digest, register_number, sequence_in
from portal.kernel.refusal import Refused, refuse_if
from portal.kernel.window import Window

OPENS = datetime(2027, 3, 1, tzinfo=UTC)
CLOSES = datetime(2027, 3, 19, 15, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [(OPENS - A_MOMENT, False), (OPENS, True), (CLOSES - A_MOMENT, True), (CLOSES, False)],
)
def test_the_opening_instant_is_in_and_the_closing_one_is_out(moment, is_open):
    assert (moment in Window(OPENS, CLOSES)) is is_open


class Permission(StrEnum):
    READ = "read"
    ACT = "act"


TABLE = {
    Permission.READ: ((is_anyone,),),
    Permission.ACT: ((is_signed_in, lambda who, what: who.holds(Role.OWNER, what)),),
}


def test_every_predicate_of_a_clause_has_to_hold():
    owner = Identity(id=1, held=frozenset({Held(Role.OWNER, 7)}))
    assert permits(TABLE, Permission.ACT, owner, 7)
    assert not permits(TABLE, Permission.ACT, owner, 8)
    assert not permits(TABLE, Permission.ACT, VISITOR, 7)
    assert permits(TABLE, Permission.READ, VISITOR, 7)


def test_a_permission_nobody_wrote_down_is_an_error_and_not_a_no():
    with pytest.raises(KeyError):
        permits({}, Permission.READ, VISITOR, 7)


def test_a_role_is_held_for_one_thing():
    person = Identity(id=1, held=frozenset({Held(Role.EDITOR, 7), Held(Role.CHAIR, 9)}))
    assert person.holds_any(TEAM, 7)
    assert not person.holds_any(TEAM, 9)
    assert person.scopes(Role.CHAIR, Role.MEMBER) == {9}


def test_a_refusal_carries_every_reason():
    refuse_if([])
    with pytest.raises(Refused) as refused:
        refuse_if([Permission.READ, Permission.ACT])
    assert refused.value.reasons == (Permission.READ, Permission.ACT)


def test_numbers_and_codes_are_as_people_read_them_aloud():
    assert register_number("LIEP-2020-1", 7) == "LIEP-2020-1/007"
    assert register_number("LIEP-2020-1", 1234) == "LIEP-2020-1/1234"
    assert sequence_in("LIEP-2020-1/007") == 7
    assert sequence_in("LIEP-2020-1/1234") == 1234
    assert check_code(digest("")) == "E3B0-C442"


def test_the_clock_shows_what_it_is_set_to_and_goes_on_afterwards():
    with clock.showing(lambda: OPENS):
        assert clock.now() == OPENS
        assert clock.today().isoformat() == "2027-03-01"
    assert clock.now() > OPENS - timedelta(days=3650)
    assert clock.now().tzinfo is UTC
