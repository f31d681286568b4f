"""Who sits in the meeting, signs, publishes and reads results: the tables line by line."""

import pytest

from portal.applications.models import Application
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.decisions.access import ACCESS, PUBLISHING, RESULT, RESULTS, Permission
from portal.kernel.identity import COMMISSION, VISITOR, Role
from tests.support.identities import allowed, holding

CALL, FOREIGN_CALL, TOWN, TEAM_ = 5, 6, 3, 7
COORDINATOR = holding(Role.COORDINATOR, TOWN)
MAY_RECORD = {Role.CHAIR, Role.DEPUTY, Role.SECRETARY}
MAY_PRESIDE = {Role.CHAIR, Role.DEPUTY}
AT_THE_TABLE = {Permission.READ_MEETING, Permission.RECORD_MEETING}
LETTERS = {Permission.READ_PUBLICATION, Permission.PUBLISH}


def competition(stage):
    return Competition(id=CALL, municipality_id=TOWN, stage=stage)


@pytest.mark.parametrize("role", sorted(COMMISSION))
def test_the_commission_does_what_its_roles_say(role):
    may = {Permission.READ_MEETING}
    may |= {Permission.RECORD_MEETING} if role in MAY_RECORD else set()
    may |= {Permission.SIGN_MINUTES} if role in MAY_PRESIDE else set()
    evaluating = competition(Stage.EVALUATING)

    assert allowed(ACCESS, holding(role, CALL), evaluating) == may
    assert allowed(PUBLISHING, holding(role, CALL), evaluating) == (
        LETTERS if role in MAY_PRESIDE else set()
    )
    assert allowed(ACCESS, holding(role, FOREIGN_CALL), evaluating) == set()


@pytest.mark.parametrize(
    ("stage", "may"),
    [
        (Stage.ANNOUNCED, {Permission.RECORD_MEETING, Permission.EXPORT}),
        (Stage.EVALUATING, AT_THE_TABLE | {Permission.EXPORT}),
        (Stage.COMPLETED, AT_THE_TABLE | {Permission.EXPORT}),
    ],
)
def test_its_coordinator_takes_part_once_it_has_come_to_decisions(stage, may):
    assert allowed(ACCESS, COORDINATOR, competition(stage)) == may
    assert allowed(ACCESS, holding(Role.COORDINATOR, TOWN + 1), competition(stage)) == set()


@pytest.mark.parametrize(
    ("stage", "may"),
    [
        (Stage.ANNOUNCED, {Permission.PUBLISH, Permission.FOLLOW_DELIVERY}),
        (Stage.DECIDED, LETTERS | {Permission.FOLLOW_DELIVERY}),
        (
            Stage.RESULTS_PUBLISHED,
            LETTERS | {Permission.FOLLOW_DELIVERY, Permission.OFFER_RESERVE},
        ),
    ],
)
def test_the_reserve_is_offered_only_after_publication(stage, may):
    assert allowed(PUBLISHING, COORDINATOR, competition(stage)) == may


@pytest.mark.parametrize(
    ("stage", "are_public"),
    [(Stage.DECIDED, False), (Stage.RESULTS_PUBLISHED, True), (Stage.COMPLETED, True)],
)
def test_results_are_anybodys_once_they_are_published(stage, are_public):
    may = {Permission.READ_RESULTS} if are_public else set()

    assert allowed(RESULTS, VISITOR, competition(stage)) == may


@pytest.mark.parametrize(
    ("who", "stage", "sequence", "may"),
    [
        (holding(Role.OWNER, TEAM_), Stage.RESULTS_PUBLISHED, 1, set(RESULT)),
        (holding(Role.VIEWER, TEAM_), Stage.RESULTS_PUBLISHED, 1, {Permission.READ_RESULT}),
        (holding(Role.OWNER, TEAM_), Stage.DECIDED, 1, set()),
        (holding(Role.OWNER, TEAM_), Stage.RESULTS_PUBLISHED, None, set()),
        (holding(Role.OWNER, TEAM_ + 1), Stage.RESULTS_PUBLISHED, 1, set()),
        (COORDINATOR, Stage.RESULTS_PUBLISHED, 1, set()),
    ],
)
def test_a_team_reads_its_own_result_and_its_owner_takes_the_offer(who, stage, sequence, may):
    application = Application(
        organisation_id=TEAM_, sequence=sequence, competition=competition(stage)
    )

    assert allowed(RESULT, who, application) == may
