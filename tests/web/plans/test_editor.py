"""The author's steps: each saves what is typed, alone and by its button, and loses nothing."""

from datetime import date

import pytest

from portal.support.plans.service.reading import risks_of
from portal.support.plans.types import PlanState, Risk, RiskGroup
from tests.support.forms import filled, parsed


@pytest.fixture
def plan(plan_of):
    return plan_of(state=PlanState.DRAFT, signed_by="", signed_on=None, pupil_words="")


def step(plan, rest=""):
    return f"/school/plans/{plan.code}/edit{rest}"


def page_error(answer, name):
    """What is said at a field, or nothing."""
    return parsed(answer).select_one(f"#{name}-error")


def said(plan):
    return dict(risks_of(plan).values())


def test_the_steps_say_how_far_each_is(school, plan):
    page = school.by("author").page(step(plan))
    tasks = [" ".join(one.get_text(" ").split()) for one in page.select(".task-list > li")]
    assert tasks == [
        "Parakstīts iesniegums Nav sākts",
        "Riski Pabeigts",
        "Atbalsta pasākumi Pabeigts",
        "Ko saka skolēns Nav sākts",
        "Pārbaudiet plānu un nododiet saskaņošanai Jālabo 3 vietas",
    ]


def test_a_plan_without_measures_does_not_call_them_done(make, school):
    begun = {"state": PlanState.DRAFT, "risks": [], "measures": 0}
    plan = make.plan(school=school.place, author=school.author, **begun)
    page = school.by("author").page(step(plan))
    tasks = [" ".join(one.get_text(" ").split()) for one in page.select(".task-list > li")]
    assert tasks[1:3] == ["Riski Nav sākts", "Atbalsta pasākumi Nav sākts"]


def test_the_application_is_saved(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/application"))
    sent |= {"signed_by": "Ilze Bērziņa", "signed_on": "05.01.2027."}
    answer = browser.post(step(plan, "/application"), data=sent)
    assert answer.location.endswith(step(plan))
    assert (fresh(plan).signed_by, fresh(plan).signed_on) == ("Ilze Bērziņa", date(2027, 1, 5))


def test_a_day_that_is_none_is_said_and_what_was_typed_stays(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/application"))
    sent |= {"signed_by": "Ilze Bērziņa", "signed_on": "31.02.2027."}
    answer = browser.post(step(plan, "/application"), data=sent)
    assert "31.02.2027." in answer.text
    assert page_error(answer, "signed_on")
    assert fresh(plan).signed_by == ""


def test_half_a_day_is_saved_quietly_without_the_day(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/application"))
    sent |= {"signed_by": "Ilze Bērziņa", "signed_on": "5.1"}
    answer = browser.post(step(plan, "/application/draft"), data=sent)
    assert answer.status_code == 200
    assert answer.json["saved_at"] == "12.00"
    assert (fresh(plan).signed_by, fresh(plan).signed_on) == ("Ilze Bērziņa", None)


def test_each_quiet_save_gives_the_mark_of_the_next(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/words"))
    for text in ("Man patīk", "Man patīk zīmēt."):
        answer = browser.post(step(plan, "/words/draft"), data=sent | {"words": text})
        assert answer.status_code == 200
        sent["version"] = answer.json["version"]
    assert fresh(plan).pupil_words == "Man patīk zīmēt."


def test_a_stale_window_shows_both_texts_and_overwrites_nothing(school, plan, fresh):
    browser = school.by("author")
    old = filled(browser, step(plan, "/words"))
    browser.post(step(plan, "/words"), data=old | {"words": "Pirmais logs"})
    answer = browser.post(step(plan, "/words"), data=old | {"words": "Otrais logs"})
    assert answer.status_code == 409
    assert "Pirmais logs" in answer.text
    assert "Otrais logs" in answer.text
    assert fresh(plan).pupil_words == "Pirmais logs"


def test_after_both_were_shown_ones_own_can_be_kept(school, plan, fresh):
    browser = school.by("author")
    old = filled(browser, step(plan, "/words"))
    browser.post(step(plan, "/words"), data=old | {"words": "Pirmais logs"})
    again = browser.post(step(plan, "/words"), data=old | {"words": "Otrais logs"})
    mark = again.text.split('name="version" value="')[1].split('"')[0]
    browser.post(step(plan, "/words"), data=old | {"words": "Otrais logs", "version": mark})
    assert fresh(plan).pupil_words == "Otrais logs"


def test_a_stale_quiet_save_is_told_where_both_are(school, plan, fresh):
    browser = school.by("author")
    old = filled(browser, step(plan, "/words"))
    browser.post(step(plan, "/words"), data=old | {"words": "Pirmais logs"})
    answer = browser.post(step(plan, "/words/draft"), data=old | {"words": "Otrais logs"})
    assert answer.status_code == 409
    assert answer.json["url"] == step(plan, "/words")
    assert fresh(plan).pupil_words == "Pirmais logs"


def test_the_same_words_saved_twice_are_no_conflict(school, plan):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/words")) | {"words": "Man patīk zīmēt."}
    for _ in range(2):
        assert browser.post(step(plan, "/words"), data=sent).status_code == 303


def test_words_that_are_too_long_are_said_at_the_field(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/words")) | {"words": "ā" * 2001}
    assert page_error(browser.post(step(plan, "/words"), data=sent), "words")
    assert fresh(plan).pupil_words == ""


def risk(name, why):
    return {f"risk-{name}": "y", f"why-{name}": why}


def test_risks_of_every_group_are_saved_each_in_its_place(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks"))
    sent |= risk("no_internet", "Mājās nav tīkla.") | risk("often_ill", "Astma.")
    browser.post(step(plan, "/risks"), data=sent)
    found = fresh(plan)
    assert said(found) == {
        Risk.LEARNING_DIFFICULTIES: "Divi zemi vērtējumi.",
        Risk.NO_INTERNET: "Mājās nav tīkla.",
        Risk.OFTEN_ILL: "Astma.",
    }
    health = next(one for one in found.risks if one.risk_group is RiskGroup.SOCIAL)
    assert (health.risk, health.justification) == (None, None)


def test_the_words_of_a_sensitive_risk_are_written_anew(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks"))
    browser.post(step(plan, "/risks"), data=sent | risk("often_ill", "Astma."))
    sent = filled(browser, step(plan, "/risks"))
    browser.post(step(plan, "/risks"), data=sent | risk("often_ill", "Alerģija."))
    assert said(fresh(plan))[Risk.OFTEN_ILL] == "Alerģija."
    assert len(fresh(plan).risks) == 2


def test_a_risk_not_ticked_any_more_is_taken_out_by_the_button(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks"))
    del sent["risk-learning_difficulties"]
    browser.post(step(plan, "/risks"), data=sent | risk("violence", "Kautiņi."))
    assert set(said(fresh(plan))) == {Risk.VIOLENCE}
    assert fresh(plan).measures[0].risks == []


def test_saving_by_itself_never_cuts_a_risk_from_its_measure(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks"))
    del sent["risk-learning_difficulties"]
    answer = browser.post(step(plan, "/risks/draft"), data=sent | risk("violence", "Kautiņi."))
    assert answer.status_code == 200
    assert set(said(fresh(plan))) == {Risk.LEARNING_DIFFICULTIES, Risk.VIOLENCE}
    sent["version"] = answer.json["version"]
    browser.post(step(plan, "/risks"), data=sent | risk("violence", "Kautiņi."))
    assert set(said(fresh(plan))) == {Risk.VIOLENCE}


def test_a_risk_no_measure_is_for_goes_also_by_itself(school, plan, fresh):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks"))
    answer = browser.post(step(plan, "/risks/draft"), data=sent | risk("violence", "Kautiņi."))
    sent["version"] = answer.json["version"]
    browser.post(step(plan, "/risks/draft"), data=sent)
    assert set(said(fresh(plan))) == {Risk.LEARNING_DIFFICULTIES}


def test_two_windows_at_the_risks_are_shown_both(school, plan, fresh):
    browser = school.by("author")
    old = filled(browser, step(plan, "/risks"))
    browser.post(step(plan, "/risks"), data=old | risk("often_ill", "Astma."))
    answer = browser.post(step(plan, "/risks"), data=old | risk("violence", "Kautiņi."))
    assert answer.status_code == 409
    assert "Astma." in answer.text
    assert "Kautiņi." in answer.text
    assert Risk.VIOLENCE not in said(fresh(plan))


def test_what_a_step_lacks_is_shown_at_its_field(school, plan):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/risks")) | risk("other_learning", "")
    answer = browser.post(step(plan, "/risks"), data=sent | {"action": "check"})
    page = browser.page(answer.location)
    assert page.select_one("#why-other_learning-error").text.endswith("Norādiet, kas ir „cits”.")


@pytest.mark.parametrize("rest", ["", "/application", "/risks", "/measures", "/words"])
@pytest.mark.parametrize("state", [PlanState.IN_APPROVAL, PlanState.IN_PROGRESS])
def test_a_plan_that_is_not_with_its_author_is_read_not_written(school, plan_of, rest, state):
    plan = plan_of(state=state)
    browser = school.by("author")
    answer = browser.get(step(plan, rest))
    assert answer.location.endswith(f"/school/plans/{plan.code}")
    if rest:
        assert browser.post(step(plan, rest), data={"words": "x"}).status_code == 403


def test_a_quiet_save_of_a_plan_handed_over_says_why_not(school, plan, fresh, database):
    browser = school.by("author")
    sent = filled(browser, step(plan, "/words"))
    fresh(plan).state = PlanState.IN_APPROVAL
    database.session.commit()
    answer = browser.post(step(plan, "/words/draft"), data=sent | {"words": "Vēlu."})
    assert (answer.status_code, answer.json["say"]) == (
        422,
        "Plāna stāvoklis to pašlaik neļauj.",
    )


@pytest.mark.parametrize("name", ["head", "coordinator", "provider", "psychologist"])
def test_nobody_else_at_the_school_writes_in_it(school, plan, name):
    expected = 404 if name == "psychologist" else 403
    assert school.by(name).get(step(plan)).status_code == expected
    answer = school.by(name).post(step(plan, "/words"), data={"words": "x"})
    assert answer.status_code == expected
