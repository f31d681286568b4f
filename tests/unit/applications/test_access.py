"""The access table of applications, line by line."""

import pytest

from portal.applications.access import (
    ACCESS,
    CLARIFICATION_ACCESS,
    ClarificationPermission,
    Permission,
)
from portal.applications.models import Application, Clarification
from portal.applications.types import Status
from portal.kernel.access import permits
from portal.kernel.identity import VISITOR, Held, Identity, Role

OURS, FOREIGN = 7, 8
ALL = frozenset(Permission)
DRAFT_WRITER = {
    Permission.READ,
    Permission.WRITE,
    Permission.FILL,
    Permission.REOPEN,
    Permission.DELETE,
}


def allowed(who, status):
    application = Application(organisation_id=OURS, status=status)
    return {one for one in Permission if permits(ACCESS, one, who, application)}


def person(role, scope_id=OURS):
    return Identity(id=1, held=frozenset({Held(role, scope_id)}), is_confirmed=True)


@pytest.mark.parametrize(
    ("role", "status", "may"),
    [
        (Role.VIEWER, Status.DRAFT, {Permission.READ}),
        (Role.EDITOR, Status.DRAFT, DRAFT_WRITER),
        (Role.OWNER, Status.DRAFT, DRAFT_WRITER | {Permission.SUBMIT}),
        (
            Role.OWNER,
            Status.SUBMITTED,
            {
                Permission.READ,
                Permission.WRITE,
                Permission.SUBMIT,
                Permission.REOPEN,
                Permission.WITHDRAW,
            },
        ),
        (Role.OWNER, Status.REOPENED, ALL - {Permission.DELETE}),
        (Role.EDITOR, Status.SUBMITTED, {Permission.READ, Permission.WRITE, Permission.REOPEN}),
        (
            Role.OWNER,
            Status.WITHDRAWN,
            {Permission.READ, Permission.WRITE, Permission.SUBMIT, Permission.REOPEN},
        ),
    ],
)
def test_the_team_may_what_its_role_says(role, status, may):
    assert allowed(person(role), status) == may


@pytest.mark.parametrize("status", Status)
def test_nobody_else_may_anything(status):
    assert allowed(VISITOR, status) == set()
    assert allowed(person(Role.OWNER, FOREIGN), status) == set()
    assert allowed(person(Role.COORDINATOR), status) == set()
    assert allowed(person(Role.CHAIR), status) == set()
    assert allowed(person(Role.ADMINISTRATOR, 0), status) == set()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (person(Role.OWNER), set(ClarificationPermission)),
        (person(Role.EDITOR), set(ClarificationPermission)),
        (person(Role.VIEWER), {ClarificationPermission.READ}),
        (person(Role.OWNER, FOREIGN), set()),
        (VISITOR, set()),
    ],
)
def test_a_question_is_answered_by_those_who_write(who, may):
    asked = Clarification(application=Application(organisation_id=OURS))

    assert {
        one for one in ClarificationPermission if permits(CLARIFICATION_ACCESS, one, who, asked)
    } == may
