import pytest

from portal.applications.models import Application
from portal.bridge.access import (
    ACCESS,
    ANSWER_ACCESS,
    SCHOOL_ACCESS,
    AnswerPermission,
    Permission,
    SchoolPermission,
)
from portal.bridge.models import SchoolCount
from portal.institutions.models import School
from portal.kernel.access import permits
from portal.kernel.identity import VISITOR, Held, Identity, Role


def holding(role, scope_id=7):
    return Identity(id=1, held=frozenset({Held(role, scope_id)}))


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        (VISITOR, set()),
        (holding(Role.OWNER), {Permission.READ, Permission.ASK}),
        (holding(Role.EDITOR), {Permission.READ, Permission.ASK}),
        (holding(Role.VIEWER), {Permission.READ}),
        (holding(Role.OWNER, 8), set()),
        (holding(Role.HEAD), set()),
        (holding(Role.COORDINATOR), set()),
        (holding(Role.CHAIR), set()),
    ],
)
def test_what_a_team_may_do(who, allowed):
    application = Application(organisation_id=7, sequence=1)
    assert {one for one in Permission if permits(ACCESS, one, who, application)} == allowed


def test_of_a_draft_nothing_is_asked():
    draft = Application(organisation_id=7, sequence=None)
    assert not any(permits(ACCESS, one, holding(Role.OWNER), draft) for one in Permission)


@pytest.mark.parametrize(
    ("who", "is_allowed"),
    [
        (VISITOR, False),
        (holding(Role.HEAD), True),
        (holding(Role.SCHOOL_COORDINATOR), True),
        (holding(Role.AUTHOR), False),
        (holding(Role.PROVIDER), False),
        (holding(Role.HEAD, 8), False),
        (holding(Role.OWNER), False),
        (holding(Role.COORDINATOR), False),
        (holding(Role.EXPERT, 0), False),
        (holding(Role.ADMINISTRATOR, 0), False),
    ],
)
def test_who_answers_for_a_school(who, is_allowed):
    count = SchoolCount(school_id=7, application_id=1)
    assert permits(ANSWER_ACCESS, AnswerPermission.ANSWER, who, count) is is_allowed
    assert permits(SCHOOL_ACCESS, SchoolPermission.LIST, who, School(id=7)) is is_allowed
