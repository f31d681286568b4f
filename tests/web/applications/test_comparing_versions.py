"""Two versions side by side: what was added, removed and changed, in both languages."""

import pytest

from portal.applications.types import Section
from tests.builders.drafts import ACTIVITY, ANSWERS, DECLARED, typed


@pytest.fixture
def corrected(complete, sign_in, owner):
    """Two versions: a word of the need, one more activity, a line of the plan split in two."""
    browser = sign_in(owner)
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    browser.post(f"/applications/{complete.id}/reopen")
    need = ANSWERS[Section.NEED] | {"need": "Kavējumi strauji pieaug."}
    more = ACTIVITY | {"what": "Noslēgums", "to": "2027-06-30", "where": "Skola", "who": "Zane"}
    for name, answers in (("need", need), ("activities", {"activities": [ACTIVITY, more]})):
        sent = typed(answers) | {"version": "1", "done": "yes"}
        browser.post(f"/applications/{complete.id}/sections/{name}", data=sent)
    lines = {
        "lines-1-item": "Materiāli darbnīcai",
        "lines-1-category": "materials",
        "lines-1-quantity": "1",
        "lines-1-unit_price": "4000",
        "lines-2-item": "Autobuss",
        "lines-2-category": "transport",
        "lines-2-quantity": "2",
        "lines-2-unit_price": "300",
    }
    plan = lines | {"version": "0", "done": "yes"}
    browser.post(f"/applications/{complete.id}/cost-plan", data=plan)
    browser.post(f"/applications/{complete.id}/check", data=DECLARED)
    return browser


def test_what_differs_is_shown_word_by_word_and_row_by_row(corrected, complete):
    page = corrected.page(f"/applications/{complete.id}/versions/2/changes")

    assert "2. versija, salīdzināta ar 1. versiju" in page.h1.text
    headings = [one.text for one in page.select(".difference h2")]
    assert headings == ["Vajadzība un mērķis", "Pasākumi", "Tāme"]
    assert [one.text.strip() for one in page.select("ins")][:1] == ["strauji"]
    assert "30.06.2027." in page.text
    assert "4 000,00 €" in page.text.replace("\u00a0", " ")
    assert "Transports" in page.text


def test_it_reads_in_english_too(corrected, complete):
    page = corrected.page(f"/en/applications/{complete.id}/versions/2/changes")

    assert "Version 2 compared with version 1" in page.h1.text
    assert "€4,000.00" in page.text
    assert {one.text.strip() for one in page.select(".tag") if one.text.strip()} >= {
        "Added",
        "Changed",
    }


@pytest.mark.parametrize("number", [1, 3])
def test_a_version_with_none_before_it_or_none_at_all_is_not_found(corrected, complete, number):
    answer = corrected.get(f"/applications/{complete.id}/versions/{number}/changes")

    assert answer.status_code == 404
