"""An offer from the reserve has a last day: stated, accepted in time, lapsing by the clock."""

from datetime import timedelta

import pytest

from portal.decisions.models import Decision
from tests.support.reserve import decision_of, letters_of, press, reserve, text_of

LAST_DAY = "2027. gada 8. martam"


@pytest.fixture
def offered(commission, published, sign_in):
    """The third application is offered the grant on 1 March, until the 8th."""

    def offered(**given):
        made = published(commission(points=(9, 8, 7, 6, 3), **given))
        press(sign_in(made.coordinator), made, 0)
        return made

    return offered


def mine(made, index=2):
    return f"/applications/{made.applications[index].id}/result"


def test_the_last_day_is_in_the_letter_and_on_the_pages(offered, sign_in, database):
    made = offered()
    letter = letters_of(database, "decisions/offer")[0]
    assert f"Piedāvājums ir spēkā līdz {LAST_DAY}." in letter.text.replace("\xa0", " ")
    assert f"Piedāvājums ir spēkā līdz {LAST_DAY}." in letter.html.replace("\xa0", " ")
    team = text_of(sign_in(made.owners[2]), mine(made))
    assert "Jums piedāvāts finansējums" in team
    assert f"Piedāvājums ir spēkā līdz {LAST_DAY}." in team
    listed = text_of(sign_in(made.coordinator), reserve(made))
    assert f"Piedāvājums spēkā no rezerves saraksta, 01.03.2027.; spēkā līdz {LAST_DAY}" in listed


def test_an_owner_accepts_once_and_the_coordinator_reads_it(offered, sign_in, database, make):
    made = offered()
    browser = sign_in(made.owners[2])
    assert browser.page(mine(made)).select_one(f"form[action='{mine(made)}/accept']")
    for _ in range(2):
        answer = browser.post(f"{mine(made)}/accept", follow_redirects=True)
        assert "Piedāvājums ir pieņemts." in answer.text
    assert decision_of(database, made.applications[2]).accepted_at == make.now
    assert browser.page(mine(made)).select_one(f"form[action='{mine(made)}/accept']") is None
    assert "pieņemts 01.03.2027." in text_of(sign_in(made.coordinator), reserve(made))


def test_an_editor_reads_the_offer_and_does_not_accept_it(offered, sign_in, make):
    made = offered()
    browser = sign_in(make.editor(made.applications[2].organisation))
    assert "To pieņem organizācijas pārvaldītājs" in text_of(browser, mine(made))
    assert browser.post(f"{mine(made)}/accept").status_code == 403


def test_what_was_not_offered_cannot_be_accepted(offered, sign_in, database):
    made = offered()
    for index in (1, 3):
        answer = sign_in(made.owners[index]).post(
            f"{mine(made, index)}/accept", follow_redirects=True
        )
        assert "nav piedāvājuma" in answer.text
    assert database.session.query(Decision).filter(Decision.accepted_at.is_not(None)).all() == []


@pytest.mark.parametrize(("days", "lapsed"), [(7, False), (8, True)])
def test_after_its_last_day_the_team_can_no_longer_accept(
    offered, sign_in, at, noon, database, days, lapsed
):
    made = offered()
    at(noon + timedelta(days=days))
    browser = sign_in(made.owners[2])
    assert ("Piedāvājuma termiņš ir beidzies" in text_of(browser, mine(made))) is lapsed
    browser.post(f"{mine(made)}/accept")
    accepted = decision_of(database, made.applications[2]).accepted_at
    assert (accepted is None) is lapsed


def test_a_lapsed_offer_goes_to_the_next_by_one_act(offered, sign_in, at, noon, database):
    made = offered()
    at(noon + timedelta(days=8))
    browser = sign_in(made.coordinator)
    assert "Piedāvājuma termiņš beidzies" in text_of(browser, reserve(made))
    page = browser.page(reserve(made, 2))
    ready = page.select_one("#reason").get_text(strip=True).replace("\xa0", " ")
    assert ready == f"Piedāvājums līdz {LAST_DAY} nav pieņemts."
    assert page.select_one("#offer_until")["value"] == "16.03.2027."

    press(browser, made, 2, reason=ready)

    third, fourth = (decision_of(database, made.applications[at]) for at in (2, 3))
    assert (third.standing.value, fourth.standing.value) == ("declined", "approved")
    assert fourth.offer_until.isoformat() == "2027-03-16"
    answer = browser.post(f"{reserve(made, 2)}/accepted", follow_redirects=True)
    assert "nav piedāvājuma" in answer.text


def test_the_coordinator_notes_later_what_was_said_in_time(offered, sign_in, at, noon, database):
    made = offered()
    at(noon + timedelta(days=8))
    browser = sign_in(made.coordinator)
    answer = browser.post(f"{reserve(made, 2)}/accepted", follow_redirects=True)
    assert "Pierakstīts: piedāvājums ir pieņemts." in answer.text
    assert decision_of(database, made.applications[2]).accepted_at is not None


@pytest.mark.parametrize("typed", ["", "28.02.2027.", "vakar", "2027", "\x00"])
def test_an_offer_without_a_day_to_come_is_not_made(
    commission, published, sign_in, database, typed
):
    made = published(commission())
    answer = press(sign_in(made.coordinator), made, 0, offer_until=typed)
    assert "error-summary" in answer.text
    assert "Laikus neparakstīja līgumu" in answer.text
    assert letters_of(database, "decisions/offer") == []
