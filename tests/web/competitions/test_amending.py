"""A deadline moves only by an act, forwards, and everybody is told."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from portal.audit.models import AuditEntry
from portal.competitions.models import Follower
from portal.competitions.queries import find_whole
from portal.competitions.types import Stage
from portal.kernel.secret import new_secret, secret_digest


@pytest.fixture
def competition(make):
    return make.competition()


@pytest.fixture
def coordinator(make, sign_in, competition):
    return sign_in(make.coordinator(competition.municipality))


def url(competition):
    return f"/coordinator/competitions/{competition.code}/amendment"


def moved(browser, competition, by=timedelta(days=7), **change):
    page = browser.page(url(competition))
    new = competition.closes_at + by
    return {
        "seen": page.select_one("input[name=seen]")["value"],
        "closes-day": f"{new.astimezone():%d.%m.%Y}.",
        "closes-time": "17.00",
        "results_by": page.select_one("#results_by")["value"],
        "act": "order",
        "act_number": "31",
        "act_date": "01.03.2027.",
        "reason_lv": "3. martā portāls nedarbojās četras stundas.",
        "reason_en": "The portal did not work for four hours.",
    } | change


def words(response):
    text = BeautifulSoup(response.text, "html.parser").get_text(" ")
    return " ".join(text.split()).replace("\xa0", " ")


def follower(make, competition, *, confirmed=True, **given):
    return make.save(
        Follower(
            **{
                "competition_id": competition.id,
                "email": f"seko{make.number()}@example.test",
                "secret_digest": secret_digest(new_secret()),
                "stop_secret": new_secret(),
                "asked_at": make.now,
                "confirmed_at": make.now if confirmed else None,
            }
            | given
        )
    )


def test_teams_and_confirmed_followers_are_told_once_and_the_old_deadline_is_kept(
    coordinator, client, make, competition, letters, database
):
    organisation = make.organisation()
    owner = make.owner(organisation)
    make.viewer(organisation)
    make.application(competition=competition, organisation=organisation)
    follows = follower(make, competition, language="en")
    follower(make, competition, confirmed=False)
    before = competition.closes_at

    assert "Vēstuli saņems 2 adresāti" in words(coordinator.get(url(competition)))
    response = coordinator.post(url(competition), data=moved(coordinator, competition))

    assert response.status_code == 303
    whole = find_whole(competition.code)
    (amendment,) = whole.amendments
    assert amendment.old_closes_at == before
    assert amendment.new_closes_at == whole.closes_at > before
    assert {letter.recipient for letter in letters()} == {owner.email, follows.email}
    (to_follower,) = [one for one in letters() if one.recipient == follows.email]
    assert "new deadline" in to_follower.text
    assert "The portal did not work for four hours." in to_follower.text
    page = words(client.get(f"/competitions/{competition.code}"))
    assert "Termiņš ir pagarināts." in page
    assert "rīkojums Nr. 31" in page
    entry = database.session.scalar(select(AuditEntry).where(AuditEntry.what == "deadline moved"))
    assert entry.details["reason"].startswith("3. martā")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"closes-day": "28.02.2027."}, "Jaunais termiņš nevar būt pagātnē"),
        ({"closes-day": "05.03.2027."}, "var pārcelt tikai uz vēlāku laiku"),
        ({"results_by": "12.03.2027."}, "Rezultāti būtu jāpaziņo"),
        ({"act": ""}, "Izvēlieties atbildi"),
        ({"act_number": ""}, "Aizpildiet šo lauku"),
        ({"act_date": ""}, "Norādiet datumu"),
        ({"reason_lv": ""}, "Aizpildiet šo lauku"),
        ({"reason_lv": "a" * 1501}, "Saīsiniet"),
        ({"closes-day": "28.03.2027.", "closes-time": "3.30"}, "šāda laika nav"),
    ],
)
def test_a_deadline_that_may_not_move_there_stays(coordinator, competition, letters, change, said):
    before = competition.closes_at
    data = moved(coordinator, competition, **change)
    response = coordinator.post(url(competition), data=data)
    assert response.status_code == 200
    assert said in words(response)
    whole = find_whole(competition.code)
    assert (whole.closes_at, whole.amendments) == (before, [])
    assert letters() == []


def test_the_second_of_two_amendments_sees_the_first(coordinator, competition):
    first, second = moved(coordinator, competition), moved(coordinator, competition)
    assert coordinator.post(url(competition), data=first).status_code == 303
    response = coordinator.post(url(competition), data=second)
    assert response.status_code == 409
    assert "divas versijas" in words(response)
    assert len(find_whole(competition.code).amendments) == 1


def test_a_closed_call_is_reopened_by_its_act(coordinator, client, make, sign_in, at, competition):
    data = moved(coordinator, competition, by=timedelta(days=14))
    at(competition.closes_at + timedelta(minutes=5))
    browser = sign_in(make.coordinator(competition.municipality))
    assert "Pieteikšanās ir slēgta." in words(browser.get(url(competition)))
    assert browser.post(url(competition), data=data).status_code == 303
    assert "Atvērts" in words(client.get(f"/competitions/{competition.code}"))


def test_once_the_evaluation_has_begun_the_deadline_stays(coordinator, competition, database):
    data = moved(coordinator, competition)
    competition.stage = Stage.EVALUATING
    database.session.commit()
    assert "vairs nevar pārcelt" in words(coordinator.post(url(competition), data=data))


def test_another_municipality_finds_nothing(make, sign_in, competition):
    stranger = sign_in(make.coordinator(make.municipality()))
    assert stranger.get(url(competition)).status_code == 404
