"""From a draft to a receipt: filling in, checking, submitting, and being refused."""

from datetime import timedelta

import pytest

from portal.applications.models import CostLine
from portal.applications.types import Status
from tests.builders.drafts import ANSWERS, DECLARED, reread, typed

INSTANT = timedelta(microseconds=1)


PLAN = {
    "lines-1-item": "Telpas",
    "lines-1-category": "rooms",
    "lines-1-quantity": "6",
    "lines-1-unit": "reizes",
    "lines-1-unit_price": "50,00",
    "lines-2-item": "Darbs",
    "lines-2-category": "people",
    "lines-2-quantity": "86",
    "lines-2-unit_price": "50",
    "version": "0",
    "done": "yes",
}


def fill_in(browser, address):
    """Write every section on its own page, and the plan, and say that each is finished."""
    for section, answers in ANSWERS.items():
        page = browser.page(f"{address}/sections/{section.value}")
        opened = page.find("input", {"name": "version"})["value"]
        form = typed(answers) | {"version": opened, "done": "yes"}
        saved = browser.post(f"{address}/sections/{section.value}", data=form)
        assert saved.location == address, f"{section} has objections"
    assert browser.post(f"{address}/cost-plan", data=PLAN).location == address
    browser.post(f"{address}/attachments/done", data={"done": "yes"})


def test_a_draft_is_started_filled_in_checked_and_submitted(make, sign_in, owner):
    competition = make.competition()
    browser = sign_in(owner)

    address = browser.post(f"/competitions/{competition.code}/applications").location
    fill_in(browser, address)
    assert "Pabeigti 11 no 11" in browser.page(address).text
    browser.page(f"{address}/check")
    receipt = browser.post(f"{address}/check", data=DECLARED)

    assert receipt.location == f"{address}/receipt"
    page = browser.page(receipt.location).text.replace("\u00a0", " ")
    assert f"{competition.code}/001" in page
    assert "pirmdien, 2027. gada 1. martā, plkst. 12.00.00 (Rīgas laiks)" in page
    assert browser.get(f"{address}/receipt.pdf").data.startswith(b"%PDF")


def test_the_receipt_goes_to_the_person_and_the_organisation_once(
    complete, sign_in, owner, organisation, letters
):
    browser = sign_in(owner)
    for _ in range(2):
        answer = browser.post(f"/applications/{complete.id}/check", data=DECLARED)
        assert answer.location == f"/applications/{complete.id}/receipt"

    sent = {letter.recipient: letter for letter in letters()}
    assert set(sent) == {owner.email, organisation.contact_email}
    assert len(letters()) == 2
    letter = sent[owner.email]
    number = f"{complete.competition.code}/001"
    assert letter.subject.replace("\u00a0", " ") == (
        f"Pieteikums {number} iesniegts 01.03.2027. plkst. 12.00"
    )
    for words in (number, complete.title, "Anna Bērziņa", "4\u00a0600,00\u00a0€", "Pārbaudes kods"):
        assert words in letter.text


@pytest.mark.parametrize(
    ("moment", "accepted"), [(-INSTANT, True), (timedelta(0), False), (INSTANT, False)]
)
def test_the_deadline_is_the_servers_clock_to_the_microsecond(
    complete, sign_in, owner, database, at, moment, accepted
):
    at(complete.competition.closes_at + moment)

    answer = sign_in(owner).post(f"/applications/{complete.id}/check", data=DECLARED)

    stored = reread(database, complete)
    assert (stored.status is Status.SUBMITTED) is accepted
    if not accepted:
        assert "Pieteikšanās beidzās" in answer.text


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ("4599,99", "Tāmē vēl jāsadala 0,01\u00a0€"),
        ("4600,01", "Tāmē ir par 0,01\u00a0€ par daudz"),
    ],
)
def test_a_plan_a_cent_beside_the_grant_is_saved_and_refused(
    complete, sign_in, owner, database, price, words
):
    browser = sign_in(owner)
    line = {
        "lines-1-item": "Viss",
        "lines-1-category": "other",
        "lines-1-quantity": "1",
        "lines-1-unit_price": price,
        "version": "0",
        "done": "later",
    }
    assert browser.post(f"/applications/{complete.id}/cost-plan", data=line).status_code == 303

    answer = browser.post(f"/applications/{complete.id}/check", data=DECLARED)

    assert words in answer.text
    assert reread(database, complete).status is Status.DRAFT


def test_a_category_above_its_limit_is_refused_with_the_sum_over_it(
    make, sign_in, owner, organisation
):
    competition = make.competition(category_caps={"people": "0.9", "rooms": "0.05"})
    browser = sign_in(owner)
    address = browser.post(f"/competitions/{competition.code}/applications").location
    browser.post(f"{address}/cost-plan", data=PLAN | {"done": "later"})

    check = browser.page(f"{address}/check").get_text().replace("\u00a0", " ")
    assert "Tāmē veids „Telpas” par 70,00 € pārsniedz robežu 230,00 € (5 % no finansējuma)" in check
    assert "Tāmē veids „Darbs” par 160,00 € pārsniedz" in check
    form = browser.page(f"/competitions/{competition.code}/questions").get_text()
    assert "robeža 5" in form


def test_every_objection_is_given_at_once_and_leads_to_its_field(
    make, sign_in, owner, organisation
):
    empty = make.application(organisation=organisation, by=owner)
    browser = sign_in(owner)

    page = browser.post(f"/applications/{empty.id}/check").text

    for place in ("sections/need?check=1#need", "sections/project?check=1#title", 'href="#true"'):
        assert place in page
    named = browser.page(f"/applications/{empty.id}/sections/need?check=1")
    assert named.find(id="need-error") is not None


def test_wrong_amounts_stay_typed_with_the_error_at_the_field(complete, sign_in, owner, database):
    browser = sign_in(owner)
    line = {
        "lines-1-item": "Autobuss",
        "lines-1-category": "",
        "lines-1-quantity": "daži",
        "lines-1-unit_price": "1.200",
        "version": "0",
        "action": "stay",
    }

    browser.post(f"/applications/{complete.id}/cost-plan", data=line)
    page = browser.page(f"/applications/{complete.id}/cost-plan")

    assert page.find(id="lines-1-quantity")["value"] == "daži"
    assert page.find(id="lines-1-unit_price")["value"] == "1.200"
    assert "aiz komata rakstiet divus ciparus" in page.find(id="lines-1-unit_price-error").text


def test_an_editor_may_not_submit_but_may_ask(
    make, complete, sign_in, organisation, letters, database
):
    editor = make.editor(organisation, name="Jānis Vilks")
    browser = sign_in(editor)

    page = browser.page(f"/applications/{complete.id}/check")
    assert "Anna Bērziņa" in page.text
    refused = browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    assert reread(database, complete).status is Status.DRAFT
    assert "paraksta organizācijas vārdā" in refused.text
    browser.post(f"/applications/{complete.id}/ask-to-submit")
    assert "Jānis Vilks" in letters()[0].text


def test_an_address_that_is_not_confirmed_cannot_submit(make, complete, sign_in, organisation):
    unconfirmed = make.owner(organisation, confirmed=False)

    page = sign_in(unconfirmed).post(f"/applications/{complete.id}/check", data=DECLARED)

    assert "apstipriniet savu e-pasta adresi" in page.text


@pytest.mark.parametrize(("language", "example"), [("", "19.03.2027."), ("/en", "19.03.2027")])
def test_a_day_is_shown_as_the_language_writes_it(complete, owner, sign_in, language, example):
    page = sign_in(owner).page(f"{language}/applications/{complete.id}/sections/activities")

    assert page.find(id="activities-1-from")["placeholder"] == example


def test_a_line_with_too_long_a_text_is_named_and_not_submitted(complete, owner, sign_in, database):
    lines = database.session.query(CostLine).filter_by(application_id=complete.id)
    lines.update({CostLine.unit: "x" * 41})
    database.session.commit()

    answer = sign_in(owner).post(f"/applications/{complete.id}/check", data=DECLARED)

    assert "Saīsiniet šo tekstu: ne vairāk kā 40 zīmes." in answer.text
    assert reread(database, complete).status is Status.DRAFT
