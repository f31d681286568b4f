"""What is missing or wrong in each section, at both sides of each edge."""

from datetime import date
from decimal import Decimal

import pytest

from portal.applications.rules.questions import asked_in, extra_question, sections_of
from portal.applications.rules.sections import (
    Draft,
    last_day_of,
    objections_in,
    standing,
)
from portal.applications.types import MOST_ROWS, Level, Section, WhyNot
from tests.builders.drafts import ACTIVITY, draft, line, settings

PROJECT, YOUNG = Section.PROJECT, Section.YOUNG_PEOPLE


def reasons(section, changes=None, **given):
    asked = settings(**given)
    return [one.why for one in objections_in(section, draft(changes, settings=asked))]


@pytest.mark.parametrize("section", sections_of(has_extra=True))
def test_a_complete_section_has_no_objection(section):
    assert objections_in(section, draft()) == []


@pytest.mark.parametrize("section", sections_of(has_extra=False))
def test_an_empty_draft_is_not_started_anywhere(section):
    empty = Draft(settings=settings())

    assert standing(section, empty).level is Level.NOT_STARTED


def test_a_missing_answer_is_tied_to_its_field():
    found = objections_in(Section.NEED, draft({Section.NEED: {"aim": "  "}}))

    assert [(one.why, one.field) for one in found] == [(WhyNot.ANSWER_MISSING, "aim")]


def test_a_text_at_its_limit_is_accepted_and_one_character_more_is_not():
    assert reasons(Section.NEED, {Section.NEED: {"aim": "ā" * 600}}) == []
    found = objections_in(Section.NEED, draft({Section.NEED: {"aim": "ā" * 635}}))
    assert [(one.why, one.values["num"]) for one in found] == [(WhyNot.TEXT_TOO_LONG, 35)]


def test_an_answer_that_is_not_obligatory_may_be_empty_but_not_too_long():
    assert reasons(Section.RESULTS, {Section.RESULTS: {"after": ""}}) == []
    too_long = {Section.RESULTS: {"after": "a" * 1001}}
    assert reasons(Section.RESULTS, too_long) == [WhyNot.TEXT_TOO_LONG]


@pytest.mark.parametrize(
    ("starts", "why"),
    [
        ("2027-04-30", [WhyNot.STARTS_OUTSIDE]),
        ("2027-05-01", []),
        ("2027-06-30", []),
        ("2027-07-01", [WhyNot.STARTS_OUTSIDE]),
        ("31.02.2027.", [WhyNot.UNREADABLE]),
        ("", [WhyNot.ANSWER_MISSING]),
    ],
)
def test_the_project_starts_within_the_window(starts, why):
    window = {"starts_from": date(2027, 5, 1), "starts_to": date(2027, 6, 30)}

    assert reasons(PROJECT, {PROJECT: {"starts": starts}}, **window) == why


@pytest.mark.parametrize(
    ("months", "why"),
    [
        ("2", [WhyNot.DURATION]),
        ("3", []),
        ("18", []),
        ("19", [WhyNot.DURATION]),
        ("seši", [WhyNot.UNREADABLE]),
    ],
)
def test_the_project_lasts_3_to_18_months(months, why):
    assert reasons(PROJECT, {PROJECT: {"months": months}}) == why


def test_the_project_ends_by_the_latest_day():
    assert last_day_of(draft()) == date(2027, 11, 2)
    assert reasons(PROJECT, ends_by=date(2027, 11, 2)) == []
    assert reasons(PROJECT, ends_by=date(2027, 11, 1)) == [WhyNot.ENDS_LATE]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"total": "0", "at_risk": "0", "bands": {"g5-6": "0"}}, [WhyNot.TOO_FEW_PARTICIPANTS]),
        ({"at_risk": "31"}, [WhyNot.AT_RISK_MORE]),
        ({"at_risk": "30"}, []),
        ({"at_risk": "mazāk"}, [WhyNot.UNREADABLE]),
        ({"total": "31"}, [WhyNot.BANDS_SUM]),
        ({"total": ""}, [WhyNot.ANSWER_MISSING]),
        ({"bands": {"g5-6": "x", "g7-9": "30"}}, [WhyNot.UNREADABLE]),
        ({"bands": {}}, [WhyNot.ANSWER_MISSING]),
        ({"bands": {"g5-6": "30"}}, []),
    ],
)
def test_participants_add_up(changes, why):
    assert reasons(YOUNG, {YOUNG: changes}) == why


def test_the_least_number_of_participants_is_the_competitions_own():
    assert reasons(YOUNG, min_participants=30) == []
    assert reasons(YOUNG, min_participants=31) == [WhyNot.TOO_FEW_PARTICIPANTS]


def test_the_share_at_risk_is_compared_exactly():
    assert reasons(YOUNG, min_at_risk_share=Decimal("0.6")) == []
    assert reasons(YOUNG, min_at_risk_share=Decimal("0.6001")) == [WhyNot.AT_RISK_SHARE]
    nobody = {YOUNG: {"total": "0", "at_risk": "0", "bands": {"g5-6": "0"}}}
    assert WhyNot.AT_RISK_SHARE not in reasons(YOUNG, nobody, min_at_risk_share=Decimal("0.6"))


def test_without_bands_no_counts_are_asked():
    assert reasons(YOUNG, {YOUNG: {"bands": {}}}, bands=()) == []


@pytest.mark.parametrize(
    ("change", "why", "column"),
    [
        ({"where": ""}, WhyNot.ROW_INCOMPLETE, "where"),
        ({"participants": "daži"}, WhyNot.UNREADABLE, "participants"),
        ({"from": "rīt"}, WhyNot.UNREADABLE, "from"),
        ({"what": "a" * 201}, WhyNot.TEXT_TOO_LONG, "what"),
        ({"to": "2027-05-02"}, WhyNot.ROW_ORDER, "to"),
        ({"from": "2027-05-02"}, WhyNot.ROW_DATES, "from"),
        ({"to": "2027-11-03"}, WhyNot.ROW_DATES, "to"),
    ],
)
def test_each_fault_of_a_row_is_tied_to_its_cell(change, why, column):
    changes = {Section.ACTIVITIES: {"activities": [ACTIVITY, ACTIVITY | change]}}

    found = objections_in(Section.ACTIVITIES, draft(changes))

    assert (why, f"activities-2-{column}") in [(one.why, one.field) for one in found]
    assert all(one.row == 2 for one in found)


def test_activities_may_reach_both_ends_of_the_project():
    row = ACTIVITY | {"from": "2027-05-03", "to": "2027-11-02"}
    assert reasons(Section.ACTIVITIES, {Section.ACTIVITIES: {"activities": [row]}}) == []


def test_a_project_without_dates_holds_no_activity_against_them():
    changes = {PROJECT: {"starts": "", "months": ""}}
    assert reasons(Section.ACTIVITIES, changes) == []


def test_at_least_one_activity_and_not_too_many():
    none = {Section.ACTIVITIES: {"activities": []}}
    many = {Section.ACTIVITIES: {"activities": [ACTIVITY] * (MOST_ROWS + 1)}}
    assert reasons(Section.ACTIVITIES, none) == [WhyNot.ANSWER_MISSING]
    assert reasons(Section.ACTIVITIES, many) == [WhyNot.TOO_MANY_ROWS]


def test_a_question_of_the_competition_is_asked_like_the_others():
    extra = (extra_question("why_us", 10, is_required=True),)

    assert reasons(Section.EXTRA, extra=extra) == [WhyNot.ANSWER_MISSING]
    assert asked_in(Section.EXTRA, extra) == extra
    assert Section.EXTRA not in sections_of(has_extra=False)


def test_a_section_is_done_when_it_is_complete_and_the_team_says_so():
    whole = draft()
    unsaid = draft(done=frozenset())
    lacking = draft({Section.NEED: {"aim": ""}})
    wrong = draft({PROJECT: {"months": "2"}})

    assert standing(Section.NEED, whole).level is Level.DONE
    assert standing(Section.NEED, unsaid).level is Level.UNCONFIRMED
    assert standing(Section.NEED, lacking).level is Level.MISSING
    assert standing(PROJECT, wrong).level is Level.WRONG
    assert standing(Section.COST_PLAN, draft(lines=[line("1.00")])).level is Level.WRONG


def test_attachments_are_done_when_there_is_one_or_the_team_says_none():
    some = draft(done=frozenset(), files=1)
    none = draft(done=frozenset())

    assert standing(Section.ATTACHMENTS, some).level is Level.DONE
    assert standing(Section.ATTACHMENTS, none).level is Level.NOT_STARTED
    assert standing(Section.ATTACHMENTS, none).is_optional
    assert standing(Section.ATTACHMENTS, draft()).level is Level.DONE


def test_bands_written_but_empty_are_not_a_beginning():
    written = {YOUNG: {"planned_by": "", "bands": {"g5-6": ""}}}
    one = Draft(settings=settings(), answers=written)

    assert standing(YOUNG, one).level is Level.NOT_STARTED
