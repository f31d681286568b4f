"""The administrator's outbox, and everybody's own letters."""

import pytest

from portal.audit.models import AuditEntry
from portal.notifications.types import LetterStatus


@pytest.fixture
def administrator(make, sign_in):
    return sign_in(make.administrator())


def test_the_administrator_sees_every_letter_and_its_state(make, administrator):
    make.letter(subject="Pirmā", status=LetterStatus.REFUSED, last_code=550)
    make.letter(subject="Otrā")

    page = administrator.page("/administrator/letters")

    assert [row.th.text.strip() for row in page.select("tbody tr")] == ["Otrā", "Pirmā"]
    assert "returned" not in page.text
    assert "atgriezta" in page.text


def test_the_list_is_narrowed_to_one_state(make, administrator):
    make.letter(subject="Pirmā", status=LetterStatus.REFUSED)
    make.letter(subject="Otrā")

    page = administrator.page("/administrator/letters?status=refused")

    assert [row.th.text.strip() for row in page.select("tbody tr")] == ["Pirmā"]


@pytest.mark.parametrize("query", ["status=nonsense", "page=0", "page=99999999999", "page=x"])
def test_an_odd_address_shows_an_ordinary_list(make, administrator, query):
    make.letter()

    assert administrator.get(f"/administrator/letters?{query}").status_code == 200


def test_an_empty_outbox_says_so(administrator):
    assert "Vēstuļu vēl nav." in administrator.page("/administrator/letters").text


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    make, administrator, count_queries
):
    make.letter()
    with count_queries() as one:
        administrator.get("/administrator/letters")
    for _ in range(20):
        make.letter()
    with count_queries() as many:
        administrator.get("/administrator/letters")

    assert len(many) == len(one)


def test_nobody_else_learns_that_the_outbox_exists(make, sign_in):
    letter = make.letter()
    browser = sign_in(make.coordinator(make.municipality()))

    assert browser.get("/administrator/letters").status_code == 404
    assert browser.get(f"/administrator/letters/{letter.id}").status_code == 404
    assert browser.post(f"/administrator/letters/{letter.id}/resend").status_code == 404
    assert browser.post(f"/administrator/letters/{letter.id}/cancel").status_code == 404


def test_a_letter_can_be_read_with_its_tries(make, administrator, deliver):
    letter = make.letter(text="Labdien!\n\n<b>Lēmums</b>\n")
    deliver()

    page = administrator.page(f"/administrator/letters/{letter.id}")

    assert "<b>Lēmums</b>" in page.select_one(".letter").text
    assert len(page.select("tbody tr")) == 1


def test_where_mail_goes_out_the_links_that_open_accounts_are_not_shown(
    make, administrator, post_office
):
    letter = make.letter(template="accounts/reset", text="Saite: https://localhost/reset/abc\n")

    page = administrator.page(f"/administrator/letters/{letter.id}")

    assert "abc" not in page.select_one(".letter").text
    assert "••••••" in page.select_one(".letter").text


def test_nor_is_the_code_in_its_subject(make, administrator, post_office):
    letter = make.letter(template="accounts/confirm", subject="Jūsu kods: 230278")

    for address in ("/administrator/letters", f"/administrator/letters/{letter.id}"):
        page = administrator.page(address)
        assert "230278" not in page.text
        assert "Jūsu kods: ••••••" in page.text


def test_a_waiting_letter_is_stopped_once(make, administrator, database, deliver):
    letter = make.letter()

    administrator.post(f"/administrator/letters/{letter.id}/cancel")
    second = administrator.post(f"/administrator/letters/{letter.id}/cancel", follow_redirects=True)

    assert letter.status is LetterStatus.CANCELLED
    assert "nav ko apturēt" in second.text
    assert deliver() == 0
    assert database.session.query(AuditEntry).filter_by(what="letter stopped").count() == 1


def test_a_settled_letter_is_sent_again_as_a_new_one(make, administrator, letters):
    letter = make.letter(status=LetterStatus.REFUSED, settled_at=make.now)

    administrator.post(f"/administrator/letters/{letter.id}/resend")
    again = administrator.post(f"/administrator/letters/{letter.id}/resend", follow_redirects=True)

    first, second = letters()
    assert second.status is LetterStatus.QUEUED
    assert second.resent_from_id == first.id
    assert (second.subject, second.text, second.html) == (first.subject, first.text, first.html)
    assert second.key != first.key
    assert second.message_id != first.message_id
    assert "jau ir rindā" in again.text


def test_i_read_my_own_letters_and_those_of_my_organisation(make, sign_in):
    anna, organisation = make.person(), make.organisation()
    owner = make.owner(organisation)
    mine = make.letter(subject="Annai", person_id=anna.id)
    ours = make.letter(subject="Mums visiem", organisation_id=organisation.id)
    make.letter(subject="Kolēģim", person_id=owner.id, organisation_id=organisation.id)

    for_anna, for_owner = sign_in(anna), sign_in(owner)

    assert [row.text for row in for_anna.page("/messages").select("tbody th a")] == ["Annai"]
    assert [row.text for row in for_owner.page("/messages").select("tbody th a")] == [
        "Kolēģim",
        "Mums visiem",
    ]
    assert for_anna.get(f"/messages/{mine.id}").status_code == 200
    assert for_anna.get(f"/messages/{ours.id}").status_code == 404
    assert for_owner.get(f"/messages/{ours.id}").status_code == 200
    assert for_anna.get(f"/messages/{ours.id + 1000}").status_code == 404


@pytest.mark.parametrize(
    "given", [{"template": "accounts/reset"}, {"status": LetterStatus.CANCELLED}]
)
def test_letters_that_open_accounts_and_stopped_ones_are_not_among_them(make, sign_in, given):
    anna = make.person()
    letter = make.letter(person_id=anna.id, **given)
    browser = sign_in(anna)

    assert "Vēstuļu vēl nav." in browser.page("/messages").text
    assert browser.get(f"/messages/{letter.id}").status_code == 404
