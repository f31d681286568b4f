"""Nothing is on a page of those it is not for (security S04 to S06, S74)."""

import re

import pytest
from sqlalchemy import delete

from portal.accounts.models import RoleHeld
from tests.web.access.marks import MEMBER, NOTE, PUPIL, REASON, SCORING, TEAM_NAME, TITLE
from tests.web.access.test_everybody_everywhere import FOREIGN, TEAM


@pytest.mark.parametrize(("name", "side"), [("visitor", 0), *[(name, 1) for name in FOREIGN]])
def test_no_word_of_one_side_is_on_a_page_of_the_other(reading, name, side):
    found = reading(name, side).words_found([TITLE, TEAM_NAME, MEMBER, REASON, NOTE])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["visitor", *TEAM])
def test_applicants_see_nothing_of_the_scoring_before_results_are_public(reading, name):
    """S05: neither marks' reasons nor who gave them."""
    found = reading(name).words_found(SCORING)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["coordinator", "chair", "observer"])
def test_a_members_own_notes_are_read_by_nobody_else(world, reading, name):
    mine = str(world[0][0].people[name].id)
    found = [
        f"{page.rule}: {writer}"
        for page in reading(name).pages()
        for writer in re.findall(rf"{NOTE} (\d+)", page.text)
        if writer != mine
    ]
    assert not found, "\n".join(found)


def test_a_members_own_notes_are_read_by_the_member(world, reading):
    """Or the test above could not fail."""
    assert reading("member").words_found([f"{NOTE} {world[0][0].people['member'].id}"])


@pytest.mark.parametrize(
    ("name", "side"),
    [
        *[(name, 0) for name in ("visitor", "stranger", "administrator", "expert")],
        *[(name, 0) for name in ("coordinator", "owner")],
        *[(name, 1) for name in ("head", "school coordinator", "author", "provider")],
    ],
)
def test_no_name_of_a_pupil_is_shown_outside_the_school(reading, name, side):
    """Outside it there is the number of the plan."""
    found = reading(name, side).words_found(PUPIL)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["head", "provider"])
def test_at_the_school_the_name_is_known(reading, name):
    """Or the test above could not fail."""
    assert reading(name).words_found(PUPIL)


@pytest.mark.parametrize("name", ["owner", "coordinator", "chair", "member"])
def test_a_right_taken_away_is_gone_with_the_next_request(world, reading, browsers, database, name):
    """S06: whoever is still signed in sees what a stranger sees, and their own letters."""
    seen, browser, stranger = reading(name).pages(), browsers(name), browsers("stranger")
    role = delete(RoleHeld).where(RoleHeld.person_id == world[0][0].people[name].id)
    assert database.session.execute(role).rowcount
    database.session.commit()

    still = [page for page in seen if browser.get(page.path).status_code == 200]
    assert still
    kept = [page.rule for page in still if stranger.get(page.path).status_code != 200]
    assert [rule for rule in kept if not rule.startswith("/messages")] == []
