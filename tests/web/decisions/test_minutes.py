"""The minutes: what keeps them unsigned, what signing freezes, the table beside them."""

import pytest
from sqlalchemy import select

from portal.competitions.types import Stage
from portal.decisions.models import Decision
from portal.evaluation.models import Assessment


def meeting(made, rest=""):
    return f"/competitions/{made.code}/meeting{rest}"


def outcomes(database, made):
    database.session.commit()
    rows = database.session.query(Decision).filter_by(competition_id=made.competition.id)
    return {row.application_id: row.outcome for row in rows}


def votes_of(form):
    return {one["name"]: "for" for one in form.select("input[name^=vote_]")}


def test_signed_minutes_freeze_the_decisions(commission, signed, sign_in, database, meeting_of):
    made = signed(commission())
    browser = sign_in(made.secretary.person)
    before = outcomes(database, made)
    page = browser.page(meeting(made, f"/applications/{made.applications[0].id}"))
    assert page.select_one("form[method=post] [name=outcome]") is None

    answer = browser.post(meeting(made, "/decide-undisputed"), follow_redirects=True)

    assert "Protokols ir parakstīts" in answer.text
    assert outcomes(database, made) == before
    assert meeting_of(made).minutes_file_id is not None
    database.session.refresh(made.competition)
    assert made.competition.stage is Stage.DECIDED


@pytest.mark.parametrize(
    ("form", "where"), [("/opening", ""), ("/minutes/notes", "/minutes")], ids=["head", "notes"]
)
def test_signed_minutes_offer_and_open_no_form(commission, signed, sign_in, form, where):
    made = signed(commission())
    browser = sign_in(made.secretary.person)
    page = browser.page(meeting(made, where))
    assert page.select_one(f"a[href$='{form}']") is None

    answer = browser.get(meeting(made, form))
    assert (answer.status_code, answer.location) == (302, meeting(made, where))
    assert "Protokols ir parakstīts" in browser.get(answer.location).text


def test_a_suspended_competition_offers_and_opens_no_form(commission, meet, sign_in, database):
    made = commission()
    meet(made)
    made.competition.stage, made.competition.resume_to = Stage.SUSPENDED, Stage.EVALUATING
    database.session.commit()
    browser = sign_in(made.secretary.person)

    assert browser.page(meeting(made)).select_one("main form, a[href$='/opening']") is None
    answer = browser.get(meeting(made, "/opening"), follow_redirects=True)
    assert "Lēmumus pieņem, kamēr" in answer.text


def test_the_minutes_are_not_signed_while_something_is_undecided(commission, meet, sign_in):
    made = commission()
    meet(made)
    browser = sign_in(made.chair.person)
    page = browser.page(meeting(made, "/minutes"))

    assert len(page.select(".blockers li")) == 4
    answer = browser.post(meeting(made, "/minutes/sign"), follow_redirects=True)
    assert "Kaut kas vēl traucē" in answer.text


def test_a_withdrawn_application_needs_no_decision(commission, withdrawn, signed, database):
    made = commission()
    withdrawn(made.applications[3])
    signed(made)

    assert made.applications[3].id not in outcomes(database, made)


def test_notes_and_dissent_are_in_the_minutes(commission, meet):
    made = commission()
    browser = meet(made)
    page = browser.page(meeting(made, "/minutes/notes"))
    version = page.select_one("[name=version]")["value"]
    typed = {"notes": "Apsprieda divus.", "dissent": "D. Upīte: <b>pret</b>.", "version": version}
    assert browser.post(meeting(made, "/minutes/notes"), data=typed).status_code == 302
    text = browser.page(meeting(made, "/minutes")).get_text()
    assert "D. Upīte: <b>pret</b>." in text

    stale = browser.post(meeting(made, "/minutes/notes"), data=typed | {"notes": "Cits teksts"})
    assert stale.status_code == 409
    assert "Cits teksts" in stale.text
    assert "Apsprieda divus." in stale.text


def test_the_table_has_every_application_and_runs_no_formula(
    commission, decided, sign_in, count_queries, make
):
    made = commission()
    commission.add(made, 9, title="=HYPERLINK(evil)")
    decided(made)
    browser = sign_in(made.coordinator)
    with count_queries() as queries:
        answer = browser.get(meeting(made, "/applications.csv"))
    lines = answer.get_data(as_text=True).splitlines()

    assert len(lines) == 6
    assert "'=HYPERLINK(evil)" in lines[5]
    assert "45,00" in lines[1]
    assert "Apstiprināts" in lines[1]
    assert len([one for one in queries if not one.startswith("BEGIN")]) <= 10, "\n".join(queries)


def test_the_minutes_say_whose_marks_were_opened_and_which_sheets_were_given_back(
    commission, meet, sign_in, make, database
):
    made = commission(points=(9,))
    one = made.applications[0]
    sheet = database.session.scalars(
        select(Assessment).where(Assessment.member_id == made.member.id)
    ).one()
    chair = sign_in(made.chair.person)
    chair.post(f"/evaluation/{made.code}/applications/{one.id}/consensus/open")
    chair.post(f"/evaluation/assessments/{sheet.id}/reopening", data={"reason": "Kļūda summā."})

    page = meet(made).page(meeting(made, "/minutes"))

    text = " ".join(page.text.split())
    assert f"atklāja komisijas locekļiem vērtējumus: {one.number}" in text
    assert f"Nr. {one.number}: vērtējumu 01.03.2027. no jauna atvēra Kārlis Ozols" in text
    assert "Iemesls: Kļūda summā." in text
    assert made.member.person.name not in page.select_one("h2 + ul").text


def test_the_translation_quotes_and_counts_as_english_does(commission, signed, sign_in):
    made = signed(commission())

    text = sign_in(made.secretary.person).page(f"/en{meeting(made, '/minutes')}").text

    assert f"{made.applications[0].number} “{made.applications[0].title}”, " in text
    assert "on the reserve list in place 1 (" in text
