"""What a team can do afterwards, and what anyone may read."""

import json

import pytest

from portal.applications.queries import find_application
from portal.applications.types import Section, Status
from portal.competitions.types import Stage
from tests.builders.drafts import ANSWERS, DECLARED, reread, typed


def test_the_submitted_version_stays_in_force_until_the_next_one(
    complete, sign_in, owner, database, letters
):
    browser = sign_in(owner)
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    number = reread(database, complete).number
    browser.post(f"/applications/{complete.id}/reopen")
    assert reread(database, complete).status is Status.REOPENED
    changed = typed(ANSWERS[Section.NEED] | {"aim": "Cits mērķis."})
    browser.post(
        f"/applications/{complete.id}/sections/need", data=changed | {"version": "1", "done": "yes"}
    )
    from_version = json.loads(versions(database, complete)[-1].content)
    assert from_version["sections"]["need"]["aim"] == ANSWERS[Section.NEED]["aim"]

    browser.post(f"/applications/{complete.id}/check", data=DECLARED)

    stored = reread(database, complete)
    assert stored.number == number
    assert len(versions(database, complete)) == 2
    assert "1. versija vairs nav spēkā" in letters()[-1].text
    listed = browser.page(f"/applications/{complete.id}/versions").text
    assert "Vajadzība un mērķis" in listed


def versions(database, application):
    database.session.expire_all()
    return find_application(application.id).versions


def test_a_correction_can_be_thrown_away(complete, sign_in, owner, database):
    browser = sign_in(owner)
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    browser.post(f"/applications/{complete.id}/reopen")
    line = {"lines-1-item": "Cits", "lines-1-unit_price": "1", "version": "0"}
    browser.post(f"/applications/{complete.id}/cost-plan", data=line)

    browser.post(f"/applications/{complete.id}/discard")

    stored = reread(database, complete)
    assert stored.status is Status.SUBMITTED
    assert stored.planned == stored.competition.grant_amount


def test_it_is_withdrawn_with_a_letter_and_may_be_submitted_again(
    complete, sign_in, owner, database, letters
):
    browser = sign_in(owner)
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)

    browser.page(f"/applications/{complete.id}/withdraw")
    browser.post(f"/applications/{complete.id}/withdraw", data={"reason": "Mainījās plāni"})

    assert reread(database, complete).status is Status.WITHDRAWN
    assert "Mainījās plāni" in letters()[-1].text
    browser.page(f"/applications/{complete.id}")
    browser.post(f"/applications/{complete.id}/reopen")
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    assert reread(database, complete).status is Status.SUBMITTED


def test_anyone_can_check_a_receipt_and_sees_nothing_else(
    complete, sign_in, owner, client, database
):
    sign_in(owner).post(f"/applications/{complete.id}/check", data=DECLARED)
    version = versions(database, complete)[0]

    page = client.page(f"/receipts/{version.digest}")
    assert "sakrīt ar glabāto" in page.text
    assert complete.title not in page.text
    code = f"{version.digest[:4]}-{version.digest[4:8]}".upper()
    assert "sakrīt ar glabāto" in client.page(f"/receipts?code={code}").text
    assert "ar šādu kodu mums nav" in client.page("/receipts?code=0000-0000").text
    assert client.get("/receipts/" + "0" * 64).status_code == 404


def test_all_questions_can_be_read_without_signing_in(make, client):
    competition = make.competition()
    page = client.page(f"/competitions/{competition.code}/questions")
    assert "Kā jaunieši plānoja šo projektu" in page.text
    english = client.page(f"/en/competitions/{competition.code}/questions")
    assert "How young people planned this project" in english.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"registration_number": "40008000000"}, "reģistrācijas numuru"),
        ({"iban": "LV00HABA0000000000000"}, "konta numuru"),
        ({"legal_address": ""}, "juridiskās adreses"),
        (
            {"signatory_name": "", "contact_phone": ""},
            "parakstītāja vārda, kontaktpersonas tālruņa",
        ),
    ],
)
def test_an_organisation_with_faulty_data_cannot_submit(
    complete, sign_in, owner, organisation, database, change, words
):
    for name, value in change.items():
        setattr(organisation, name, value)
    database.session.commit()

    page = sign_in(owner).post(f"/applications/{complete.id}/check", data=DECLARED)

    assert words in page.text
    assert reread(database, complete).status is Status.DRAFT


@pytest.mark.parametrize("asked", ["9" * 5000, "-1", "²", "\0", "rinda"])
def test_an_odd_address_is_no_fault(complete, sign_in, owner, asked):
    browser = sign_in(owner)
    for page in ("sections/activities?rows=", "cost-plan?lines=", "check?x="):
        browser.get(f"/applications/{complete.id}/{page}{asked}")
    browser.post(
        f"/competitions/{complete.competition.code}/applications",
        data={"organisation": asked, "copy": asked, "key": "k" * 500},
    )


@pytest.mark.parametrize("place", ["", "/receipt", "/read", "/versions"])
def test_before_publication_scoring_and_decided_look_the_same(
    complete, sign_in, owner, database, at, place
):
    sign_in(owner).post(f"/applications/{complete.id}/check", data=DECLARED)
    at(complete.competition.closes_at)
    seen = []
    for stage in (Stage.EVALUATING, Stage.DECIDED):
        complete.competition.stage = stage
        database.session.commit()
        browser = sign_in(owner)
        shown = browser.page(f"/applications/{complete.id}{place}").main.text
        seen.append((shown, browser.page("/my").main.text))

    assert seen[0] == seen[1]
