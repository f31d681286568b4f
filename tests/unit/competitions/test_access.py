"""Anybody reads what was announced; only its coordinator changes it."""

from datetime import UTC, datetime

import pytest

from portal.competitions.access import ACCESS, Permission
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.kernel.identity import VISITOR, Role
from tests.support.identities import allowed, holding

OURS, FOREIGN = 3, 4
NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("stage", list(Stage))
def test_its_coordinator_may_everything_in_every_stage(stage):
    competition = Competition(municipality_id=OURS, stage=stage)

    assert allowed(ACCESS, holding(Role.COORDINATOR, OURS), competition) == set(Permission)


@pytest.mark.parametrize("who", [VISITOR, holding(Role.COORDINATOR, FOREIGN)])
@pytest.mark.parametrize(
    ("stage", "announced_at", "may"),
    [
        (Stage.DRAFT, None, set()),
        (Stage.APPROVED, None, set()),
        (Stage.ANNOUNCED, NOON, {Permission.READ}),
        (Stage.COMPLETED, NOON, {Permission.READ}),
        (Stage.SUSPENDED, NOON, {Permission.READ}),
        (Stage.CANCELLED, NOON, {Permission.READ}),
        (Stage.CANCELLED, None, set()),
    ],
)
def test_others_read_what_was_announced(who, stage, announced_at, may):
    competition = Competition(municipality_id=OURS, stage=stage, announced_at=announced_at)

    assert allowed(ACCESS, who, competition) == may
