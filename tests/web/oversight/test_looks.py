"""Who opens a list of a school's pupils is written down, with the duty they looked in."""

import pytest

from portal.support.sight.models import Look
from portal.support.sight.types import Ground, Shown


@pytest.mark.parametrize("page", ["delivery", "ending/2026-2027/2", "pupils"])
def test_a_look_at_a_list_is_written_down(make, sign_in, database, page):
    school = make.school()
    make.plan(school=school)
    sign_in(make.head(school)).page(f"/school/{school.id}/{page}")
    [look] = database.session.query(Look)
    assert (look.plan_id, look.school_id) == (None, school.id)
    assert (look.ground, look.shown) == (Ground.HEAD, Shown.NAMES)
