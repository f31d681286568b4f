"""A coordinator asks: what is opened, why, until when, and when it may not be asked."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from portal.applications.models import Clarification, SectionAnswers
from portal.applications.types import Channel
from portal.audit.models import AuditEntry
from portal.competitions.models import Criterion
from portal.kernel.clock import RIGA


def test_the_question_goes_out_with_what_it_opens_why_and_until_when(
    desk, there, question, latest, letters, owner, organisation, make, database
):
    page = desk.page(f"{there}/clarifications")
    assert "Atbildes termiņš: pirmdien, 2027. gada 8. martā, plkst. 17.00" in page.text.replace(
        "\u00a0", " "
    )

    answer = desk.post(f"{there}/clarifications", data=question)

    asked = latest()
    assert answer.location.endswith(f"{there}/clarifications/{asked.id}")
    assert asked.sections == ["need", "cost_plan"]
    assert asked.due_at.astimezone(RIGA).isoformat() == "2027-03-08T17:00:00+02:00"
    assert {one.recipient for one in letters()} == {owner.email, organisation.contact_email}
    for words in (
        "Kāpēc autobuss uz Rīgu?",
        "- Vajadzība un mērķis",
        "- Tāme",
        "nolikuma 12. punkts",
        "Labot var tikai šīs sadaļas",
        f"/clarifications/{asked.id}",
    ):
        assert words in letters()[0].text
    competition = asked.application.competition
    assert f"mailto:{competition.contact_email}" in letters()[0].html
    lines = {one.what: one.details for one in database.session.scalars(select(AuditEntry))}
    assert lines["clarification asked"]["sections"] == ["need", "cost_plan"]
    assert "Gaida precizējumu līdz" in desk.page(there).text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"question": " "}, "Uzrakstiet jautājumu."),
        ({"criterion": "999999"}, "izvēl"),
        ({"sections": ["secret"]}, "secret"),
    ],
)
def test_an_unsound_question_is_refused_and_what_was_typed_stays(
    desk, there, question, change, words, database
):
    page = desk.post(f"{there}/clarifications", data=question | change)

    assert words.casefold() in page.text.casefold()
    assert "nolikuma 12. punkts" in page.text
    assert database.session.scalars(select(Clarification)).all() == []


def test_a_question_is_asked_once_at_a_time(desk, there, question, database):
    desk.post(f"{there}/clarifications", data=question)

    page = desk.post(f"{there}/clarifications", data=question | {"question": "Un vēl?"})

    assert "Viens precizējums jau tiek gaidīts." in page.text
    assert "Un vēl?" in page.text
    assert len(database.session.scalars(select(Clarification)).all()) == 1


def test_of_what_came_on_paper_only_an_explanation_is_asked(
    desk, there, question, application, database, latest
):
    application.channel = Channel.POST
    database.session.commit()
    page = desk.page(f"{there}/clarifications")
    assert page.find("input", attrs={"name": "sections"}) is None
    assert "var lūgt tikai paskaidrojumu" in page.text

    desk.post(f"{there}/clarifications", data=question | {"sections": []})

    assert latest().sections == []


def test_before_the_deadline_nothing_is_asked(desk, there, question, application, database):
    application.competition.closes_at += timedelta(days=1)
    database.session.commit()
    assert "Pieteikšanās vēl turpinās" in desk.page(f"{there}/clarifications").text
    assert "Pieteikšanās vēl turpinās" in desk.post(f"{there}/clarifications", data=question).text


def test_a_no_that_cannot_be_corrected_ends_it(desk, there, question, application, make):
    final = make.session.scalars(
        select(Criterion.id)
        .where(Criterion.competition_id == application.competition_id, ~Criterion.correctable)
        .order_by(Criterion.id)
    ).first()
    desk.post(there, data={f"met_{final}": "no", f"note_{final}": "Nav jauniešu."})

    page = desk.post(f"{there}/clarifications", data=question)

    assert "Neprecizējams kritērijs nav izpildīts" in page.text


def test_nothing_of_the_form_is_written_by_asking(desk, there, question, database):
    before = dict(database.session.execute(select(SectionAnswers.id, SectionAnswers.version)).all())
    desk.post(f"{there}/clarifications", data=question)
    database.session.expire_all()
    after = dict(database.session.execute(select(SectionAnswers.id, SectionAnswers.version)).all())
    assert after == before
