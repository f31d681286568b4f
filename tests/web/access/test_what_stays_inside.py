"""Nothing of one side is on a page of the other side (security S04 to S06)."""

import pytest
from sqlalchemy import delete, update

from portal.accounts.models import Person, RoleHeld
from portal.applications.models import Application
from portal.evaluation.models import Assessment, Mark
from portal.organisations.models import Organisation
from tests.support.addresses import addresses
from tests.web.access.test_everybody_everywhere import FOREIGN, TEAM

TITLE, TEAM_NAME, MEMBER, REASON, NOTE = (
    "Zvaigžņotais noslēpums",
    "Slepenā biedrība",
    "Klusais Vērtētājs",
    "Slēptais pamatojums",
    "Tikai manas piezīmes",
)


@pytest.fixture
def marked(world, database):
    """The first side, with words in it that nobody else can have written."""
    side = world[0][0]
    run = database.session.execute
    ids = {scene["applications"] for scene in side.scenes if "applications" in scene}
    teams = {scene["organisations"] for scene in side.scenes if "organisations" in scene}
    people = [side.people[name].id for name in ("chair", "deputy", "member", "member in conflict")]
    run(update(Application).where(Application.id.in_(ids)).values(title=TITLE))
    run(update(Organisation).where(Organisation.id.in_(teams)).values(name=TEAM_NAME))
    run(update(Person).where(Person.id.in_(people)).values(name=MEMBER))
    run(update(Mark).values(reason=REASON))
    run(update(Assessment).values(private_note=NOTE))
    database.session.commit()
    return side


def _pages(app, browser, scenes):
    """Every page this person can open: its rule, its address and its text."""
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "assets.asset":
            continue
        for path, _ in addresses(app, rule, scenes):
            answer = browser.get(path)
            if answer.status_code == 200 and answer.mimetype.startswith("text/"):
                yield rule.rule, path, answer.text
            answer.close()


@pytest.mark.parametrize("name", ["visitor", *FOREIGN])
def test_no_word_of_one_side_is_on_a_page_of_the_other(app, world, marked, browsers, name):
    sides, _ = world
    browser = browsers(name, side=1)
    found = [
        f"{rule}: {word}"
        for rule, _, text in _pages(app, browser, sides[1].scenes + sides[0].scenes)
        for word in (TITLE, TEAM_NAME, MEMBER, REASON, NOTE)
        if word in text
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["visitor", *TEAM])
def test_applicants_see_nothing_of_the_scoring_before_results_are_public(
    app, world, marked, browsers, name
):
    """S05: neither marks' reasons nor who gave them."""
    browser = browsers(name)
    found = [
        f"{rule}: {word}"
        for rule, _, text in _pages(app, browser, marked.scenes)
        for word in (REASON, MEMBER, NOTE)
        if word in text
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["coordinator", "chair", "observer"])
def test_a_members_own_notes_are_read_by_nobody_else(app, world, marked, browsers, database, name):
    mine = marked.people[name].id
    database.session.execute(
        update(Assessment)
        .where(Assessment.member.has(person_id=mine))
        .values(private_note="")
        .execution_options(synchronize_session=False)
    )
    found = [rule for rule, _, text in _pages(app, browsers(name), marked.scenes) if NOTE in text]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["owner", "coordinator", "chair", "member"])
def test_a_right_taken_away_is_gone_with_the_next_request(app, world, browsers, database, name):
    """S06: whoever is still signed in sees what a stranger sees, and their own letters."""
    sides, _ = world
    browser, stranger = browsers(name), browsers("stranger")
    role = delete(RoleHeld).where(RoleHeld.person_id == sides[0].people[name].id)
    assert database.session.execute(role).rowcount
    database.session.commit()

    still = {path: rule for rule, path, _ in _pages(app, browser, sides[0].scenes)}
    assert still
    kept = [rule for path, rule in still.items() if stranger.get(path).status_code != 200]
    assert [rule for rule in kept if not rule.startswith("/messages")] == []
