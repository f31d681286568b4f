"""What is sent becomes a version, whole or not at all, with a receipt."""

import json

import pytest
from sqlalchemy import select

from portal.applications.types import Section
from portal.audit.models import AuditEntry
from portal.competitions.types import Stage
from portal.kernel.reference import check_code, digest
from tests.builders.drafts import ANSWERS
from tests.support.clarifications import NEED, PLAN


def test_sending_makes_a_version_with_only_what_was_open(
    window, there, check, asked, database, application, organisation, letters, versions
):
    organisation.contact_phone = "2999 9999"  # changed since, and not asked about
    database.session.commit()
    before = json.loads(versions()[0].content)
    window.post(f"{there}/sections/need", data=NEED)
    window.post(f"{there}/cost-plan", data=PLAN)
    page = window.page(check)
    assert "Visi" in [one.text.strip() for one in page.select("ins")]

    answer = window.post(check, data={"answer": "Izlabojām.", "true": "y"})

    assert answer.location.endswith(f"/clarifications/{asked.id}")
    first, second = versions()
    after = json.loads(second.content)
    assert json.loads(first.content) == before
    assert (second.number, second.digest) == (2, digest(second.content))
    assert after["sections"] == before["sections"] | {
        "need": ANSWERS[Section.NEED] | {"aim": "Visi 20 pabeidz gadu."}
    }
    assert after["organisation"] == before["organisation"]
    assert after["cost_plan"]["total"] == "4600.00"
    assert [one["item"] for one in after["cost_plan"]["lines"]] == [
        "Materiāli darbnīcai",
        "Autobuss",
    ]


def test_the_receipt_of_a_clarification_is_a_letter_a_page_and_a_paper(
    window, there, check, asked, database, application, owner, organisation, letters, versions
):
    window.post(f"{there}/sections/need", data=NEED)
    window.post(f"{there}/cost-plan", data=PLAN)
    window.post(check, data={"true": "y"})

    second = versions()[-1]
    assert {one.recipient for one in letters()} == {owner.email, organisation.contact_email}
    letter = letters()[-1]
    assert letter.subject.startswith("Precizējumu saņēmām")
    for words in (check_code(second.digest), "- Vajadzība un mērķis", "- Tāme", "2. versija"):
        assert words in letter.text
    assert window.get(f"{there}/receipt.pdf").data[:5] == b"%PDF-"
    assert check_code(second.digest) in window.page(f"{there}/receipt").text
    lines = {one.what: one.details for one in database.session.scalars(select(AuditEntry))}
    assert lines["clarification sent"]["sections"] == ["need", "cost_plan"]
    assert lines["clarification sent"]["digest"] == second.digest


def test_after_it_is_sent_everything_is_locked_again_and_a_second_press_changes_nothing(
    window, there, check, asked, database, application, letters, versions
):
    window.post(f"{there}/sections/need", data=NEED)
    window.post(check, data={"true": "y"})
    sent = len(letters())

    again = window.post(check, data={"answer": "Vēlreiz.", "true": "y"})

    assert again.status_code == 303
    assert len(versions()) == 2
    assert len(letters()) == sent
    assert asked.answer == ""
    assert window.get(f"{there}/sections/need").status_code == 303
    assert (
        "Šo pieteikumu tagad labot nevar."
        in window.post(f"{there}/sections/need", data=NEED | {"aim": "Vēl.", "version": "2"}).text
    )


@pytest.mark.parametrize(("price", "left"), [("3999,99", "0,01"), ("4000,01", "0,01")])
def test_a_plan_a_cent_off_is_refused_with_the_difference_and_nothing_is_frozen(
    window, there, check, database, application, price, left, versions
):
    window.post(f"{there}/cost-plan", data=PLAN | {"lines-1-unit_price": price})

    page = window.post(check, data={"answer": "Saskaitījām.", "true": "y"})

    assert f"{left} €" in page.text.replace("\u00a0", " ")
    assert "Saskaitījām." in page.text
    assert len(versions()) == 1


def test_every_objection_is_listed_at_once_and_leads_to_its_field(window, there, check):
    window.post(f"{there}/sections/need", data=NEED | {"aim": "", "need": ""})
    window.post(f"{there}/cost-plan", data=PLAN | {"lines-1-quantity": ""})

    page = window.post(check, data={})
    text = page.text

    assert f'href="{there}/sections/need?check=1#need"' in text
    assert f'href="{there}/sections/need?check=1#aim"' in text
    assert f'href="{there}/cost-plan?check=1#lines-1-quantity"' in text
    assert 'href="#true"' in text


def test_nothing_changed_needs_an_explanation_and_makes_no_version(
    window, check, asked, database, application, letters, versions
):
    assert "Kaut ko izlabojiet" in window.post(check, data={}).text

    window.post(check, data={"answer": "Autobuss brauc uz atvērto durvju dienu."})

    assert len(versions()) == 1
    assert "Pieteikumā nekas nav mainīts" in letters()[-1].text
    assert "atvērto durvju" in window.page(f"/clarifications/{asked.id}").text


def test_who_does_not_sign_writes_and_asks_somebody_who_does(
    make,
    sign_in,
    organisation,
    there,
    check,
    asked,
    letters,
    owner,
    database,
    application,
    versions,
):
    editor = sign_in(make.editor(organisation))
    editor.post(f"{there}/sections/need", data=NEED)

    page = editor.page(check)
    assert "Anna Bērziņa" in page.text
    assert "Izlabotu pieteikumu" in page.text
    assert "parakst" in editor.post(check, data={"true": "y"}).text
    assert len(versions()) == 1
    editor.post(f"/clarifications/{asked.id}/ask-to-send")

    assert letters()[-1].recipient == owner.email
    assert f"/clarifications/{asked.id}/check" in letters()[-1].text


def test_what_the_commission_has_decided_about_is_not_corrected(
    window, there, check, database, application, versions
):
    window.post(f"{there}/sections/need", data=NEED)
    application.competition.stage = Stage.DECIDED
    database.session.commit()

    page = window.post(check, data={"true": "y"})

    assert "Komisija lēmumu ir pieņēmusi" in page.text
    assert len(versions()) == 1
