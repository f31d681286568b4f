"""What a member of a commission may open, read and mark: every condition by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.evaluation.access import ACCESS, Desk, HandedIn, Permission
from portal.evaluation.models import Assessment, Member
from portal.kernel.access import permits
from portal.kernel.identity import COMMISSION, VOTING, Role
from tests.support.identities import PERSON, holding

CALL, TOWN = 5, 3
NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)
ON_A_DESK = frozenset(Permission) - {Permission.MANAGE, Permission.REOPEN}
SEATED = {
    Permission.OPEN,
    Permission.READ,
    Permission.SCORE,
    Permission.DISCUSS,
    Permission.CONSENSUS,
}
MEMBER = holding(Role.MEMBER, CALL)
CHAIR = holding(Role.CHAIR, CALL)


def competition(stage=Stage.EVALUATING):
    return Competition(id=CALL, municipality_id=TOWN, stage=stage)


def desk(**differs):
    """A member who has declared everything, before an application that is no conflict."""
    sound = {
        "competition": competition(),
        "members": {PERSON: Member(impartial_at=NOON)},
        "cleared": frozenset({PERSON}),
        "given": Application(),
    }
    return Desk(**(sound | differs))


def may(who, at):
    return {one for one in ON_A_DESK if permits(ACCESS, one, who, at)}


@pytest.mark.parametrize("role", sorted(COMMISSION))
def test_a_seat_in_the_commission_reads_and_a_voice_marks(role):
    rights = ON_A_DESK - {Permission.CONSENSUS, Permission.SCORE}
    rights |= {Permission.SCORE} if role in VOTING else set()
    rights |= {Permission.CONSENSUS} if role in {Role.CHAIR, Role.DEPUTY} else set()

    assert may(holding(role, CALL), desk()) == rights
    assert may(holding(role, CALL + 1), desk()) == set()


@pytest.mark.parametrize(
    ("differs", "lost"),
    [
        ({"cleared": frozenset()}, {Permission.READ, Permission.SCORE}),
        (
            {"in_conflict": frozenset({PERSON})},
            {Permission.OPEN, Permission.READ, Permission.SCORE},
        ),
        ({"members": {PERSON: Member(impartial_at=None)}}, SEATED),
        ({"members": {}}, SEATED),
        ({"competition": competition(Stage.DECIDED)}, {Permission.SCORE, Permission.CONSENSUS}),
        ({"competition": competition(Stage.ANNOUNCED)}, ON_A_DESK - {Permission.SIT}),
    ],
)
def test_each_condition_takes_away_what_hangs_on_it(differs, lost):
    assert may(CHAIR, desk(**differs)) == ON_A_DESK - lost


@pytest.mark.parametrize(
    ("who", "is_in_conflict", "is_allowed"),
    [
        (CHAIR, False, True),
        (CHAIR, True, False),
        (MEMBER, False, False),
        (holding(Role.COORDINATOR, TOWN), False, True),
        (holding(Role.COORDINATOR, TOWN + 1), False, False),
    ],
)
def test_a_sheet_is_opened_again_by_the_chair_or_the_coordinator(who, is_in_conflict, is_allowed):
    at = replace(desk(), in_conflict=frozenset({PERSON} if is_in_conflict else ()))
    sheet = HandedIn(assessment=Assessment(), desk=at)

    assert permits(ACCESS, Permission.REOPEN, who, sheet) is is_allowed


@pytest.mark.parametrize(
    ("who", "is_allowed"),
    [
        (holding(Role.COORDINATOR, TOWN), True),
        (holding(Role.COORDINATOR, TOWN + 1), False),
        (CHAIR, False),
    ],
)
def test_the_commission_is_named_by_the_coordinator(who, is_allowed):
    assert permits(ACCESS, Permission.MANAGE, who, competition()) is is_allowed


def test_a_desk_without_an_application_has_none_to_give():
    assert desk().application is not None
    with pytest.raises(LookupError):
        assert desk(given=None).application
