"""Nothing is on a page of those it is not for (security S04 to S06, S74)."""

import re

import pytest
from sqlalchemy import delete

from portal.accounts.models import RoleHeld
from tests.support.reading import read_everything
from tests.web.access.marks import OURS, THEIRS
from tests.web.access.test_everybody_everywhere import FOREIGN, SCHOOL, TEAM


@pytest.mark.parametrize("name", ["visitor", *FOREIGN])
def test_no_word_of_one_side_is_on_a_page_of_the_other(reading, name):
    found = reading(name).words_found(THEIRS.of_the_competition)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("name", "words"), [("member", THEIRS.of_the_competition), ("head", THEIRS.pupil)]
)
def test_the_words_of_the_other_side_are_on_its_own_pages(
    app, world, browsers, count_queries, name, words
):
    """Or what is looked for on this side could not be found."""
    scenes = [one for one in world[0][1].scenes if one["name"] in {"evaluating", "school"}]
    read = read_everything(app, browsers(name, side=1), scenes, count_queries)
    assert [word for word in words if not read.words_found([word])] == []


@pytest.mark.parametrize("name", ["visitor", *TEAM])
def test_applicants_see_nothing_of_the_scoring_before_results_are_public(reading, name):
    """S05: neither marks' reasons nor who gave them."""
    found = reading(name).words_found(OURS.of_scoring)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["coordinator", "chair", "observer"])
def test_a_members_own_notes_are_read_by_nobody_else(world, reading, name):
    mine = str(world[0][0].people[name].id)
    found = [
        f"{page.rule}: {writer}"
        for page in reading(name).pages()
        for writer in re.findall(rf"{OURS.note} (\d+)", page.text)
        if writer != mine
    ]
    assert not found, "\n".join(found)


def test_a_members_own_notes_are_read_by_the_member(world, reading):
    """Or the test above could not fail."""
    assert reading("member").words_found([f"{OURS.note} {world[0][0].people['member'].id}"])


@pytest.mark.parametrize(
    "name", ["visitor", "stranger", "administrator", "expert", "coordinator", "owner"]
)
def test_no_name_of_a_pupil_is_shown_outside_the_school(reading, name):
    """Outside it there is the number of the plan."""
    found = reading(name).words_found([*OURS.pupil, *THEIRS.pupil])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", SCHOOL)
def test_no_name_of_a_pupil_is_shown_at_another_school(reading, name):
    found = reading(name).words_found(THEIRS.pupil)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["head", "provider"])
def test_at_the_school_the_name_is_known(reading, name):
    """Or the tests above could not fail."""
    assert reading(name).words_found(OURS.pupil)


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
