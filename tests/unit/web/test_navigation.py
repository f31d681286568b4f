"""Who sees what at the top of every page."""

import pytest

from portal.kernel.identity import VISITOR, Held, Identity, Role
from portal.web.navigation import ENTRIES


def seen(person):
    return [entry.endpoint for entry in ENTRIES if entry.sees(person)]


def somebody(*roles):
    return Identity(id=7, held=frozenset(Held(role, 1) for role in roles))


def test_a_visitor_sees_what_is_public():
    assert seen(VISITOR) == ["competitions.index", "results.index", "pages.help"]


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.OWNER, "applications.home"),
        (Role.VIEWER, "applications.home"),
        (Role.MEMBER, "evaluation.home"),
        (Role.OBSERVER, "evaluation.home"),
        (Role.COORDINATOR, "coordinator.home"),
    ],
)
def test_work_comes_first(role, first):
    assert seen(somebody(role))[0] == first


def test_somebody_with_no_role_yet_can_begin_to_apply():
    assert seen(somebody())[0] == "applications.home"


def test_two_roles_see_the_pages_of_both():
    assert seen(somebody(Role.EDITOR, Role.MEMBER))[:2] == ["applications.home", "evaluation.home"]


def test_an_administrator_of_the_installation_sees_the_programme_letters_and_people():
    administrator = Identity(id=7, held=frozenset({Held(Role.ADMINISTRATOR, 0)}))
    assert seen(administrator)[:3] == [
        "municipality_list.index",
        "notifications.letters",
        "accounts.people",
    ]
