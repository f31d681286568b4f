"""The page of a plan shows each reader their own parts, and says which are hidden."""

import pytest

from portal.support.plans import service
from portal.support.plans.service import sensitive
from portal.support.plans.types import Desk, MeasureKind, PlanState, Risk
from tests.support.forms import parsed, words

NAME, FAMILY, WHY, SAYS, SIGNED, HIDDEN = (
    "Anna Cīrule",
    "Tēvs dzer.",
    "Divi zemi vērtējumi.",
    "Gribu saprast matemātiku.",
    "Vecāks, parakstīts",
    "jums netiek rādīts",
)


@pytest.fixture
def plan(make, school, plan_of):
    """A running plan with a family risk, support of a teacher and of a psychologist."""
    pupil = make.pupil(school.place, first_name="Anna", last_name="Cīrule")
    plan = plan_of(pupil=pupil)
    sensitive.seal_risk(plan.id, Risk.PARENTS_ADDICTION, FAMILY)
    make.measure(
        plan,
        provider=school.psychologist,
        kind=MeasureKind.SPECIALIST_CONSULTATION,
        subject=None,
        units=8,
    )
    return plan


def page(plan, rest=""):
    return f"/school/plans/{plan.code}{rest}"


def seen(school, name, plan):
    text = words(school.by(name).get(page(plan)))
    return {word for word in (NAME, FAMILY, WHY, SAYS, SIGNED, HIDDEN) if word in text}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("author", {NAME, WHY, SAYS, SIGNED}),
        ("head", {NAME, WHY, SAYS, SIGNED}),
        ("coordinator", {NAME, WHY, SAYS, HIDDEN}),
        ("provider", {NAME, HIDDEN}),
        ("psychologist", {NAME, HIDDEN}),
        ("municipality", {HIDDEN}),
        ("expert", {HIDDEN}),
    ],
)
def test_each_reader_sees_the_parts_that_are_theirs(school, plan, name, expected):
    assert seen(school, name, plan) == expected


def test_the_municipality_sees_the_name_while_the_plan_lies_with_it(school, plan, fresh, database):
    found = fresh(plan)
    found.state, found.desk = PlanState.IN_APPROVAL, Desk.MUNICIPALITY
    database.session.commit()
    assert seen(school, "municipality", plan) == {NAME, WHY, SAYS, SIGNED, HIDDEN}


@pytest.mark.parametrize("name", ["municipality", "expert"])
def test_outside_the_school_nobody_sees_a_draft(school, plan_of, name):
    draft = plan_of(state=PlanState.DRAFT)
    assert school.by(name).get(page(draft)).status_code == 404


def test_a_provider_sees_own_support_alone(school, plan):
    text = words(school.by("provider").get(page(plan)))
    assert "Konsultācija mācību priekšmetā: matemātika" in text
    assert "Elīna Krūmiņa" not in text.partition("Kas to var skatīt")[0]


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("author", 200),
        ("head", 200),
        ("psychologist", 200),
        ("provider", 403),
        ("coordinator", 403),
        ("municipality", 403),
        ("expert", 403),
    ],
)
def test_health_and_family_open_on_a_click_of_their_own(school, plan, name, status):
    answer = school.by(name).get(page(plan, "/restricted"))
    assert answer.status_code == status
    assert (FAMILY in words(answer)) == (status == 200)


@pytest.mark.parametrize(
    ("name", "status"), [("author", 200), ("head", 200), ("psychologist", 403), ("provider", 403)]
)
def test_with_every_risk_in_words_a_plan_is_printed_by_those_who_sign_it(
    school, plan, name, status
):
    answer = school.by(name).get(page(plan, "/print/restricted"))
    assert answer.status_code == status
    assert (FAMILY in words(answer)) == (status == 200)


def test_otherwise_the_paper_says_only_that_there_are_restricted_risks(school, plan):
    text = words(school.by("head").get(page(plan, "/print")))
    assert FAMILY not in text
    assert "1 ierobežotas piekļuves risks (veselība, ģimene): šeit nav drukāts" in text


def test_on_paper_too_the_municipality_reads_no_name(school, plan):
    text = words(school.by("municipality").get(page(plan, "/print")))
    assert NAME not in text
    assert SAYS not in text


def test_no_title_names_the_pupil(school, plan):
    for rest in ("", "/restricted", "/print", "/looks", "/edit"):
        answer = school.by("head").get(page(plan, rest))
        assert "Cīrule" not in (parsed(answer).title.text if answer.status_code == 200 else "")


def test_it_says_why_the_reader_may_look_and_who_else_can(school, plan):
    text = words(school.by("coordinator").get(page(plan)))
    assert "Šo lapu redzat, jo: koordinējat atbalstu skolā." in text
    assert "Skolā to var skatīt 5 cilvēki" in text
    assert "Māris Liepa – sniedz šim skolēnam atbalstu" in text


def test_the_log_tells_every_move_and_comments_to_the_school(make, school, plan_of):
    plan = plan_of(state=PlanState.DRAFT)
    at = make.now
    service.submit(plan.id, by=school.author.person_id, at=at)
    service.approve(plan.id, Desk.HEAD, by=school.head.id, at=at)
    service.give_back(plan.id, Desk.MUNICIPALITY, "Kas ir Anna?", by=school.municipality.id, at=at)
    text = words(school.by("author").get(page(plan)))
    assert "Atgrieza Ilze Jansone: Kas ir Anna?" in text
    assert "Apstiprināts (pie skolas vadības) · Andris Kalējs" in text
    assert "Kas ir Anna?" in words(school.by("municipality").get(page(plan)))
    assert "Kas ir Anna?" not in words(school.by("expert").get(page(plan)))
    assert "Kas ir Anna?" not in words(school.by("provider").get(page(plan)))


def test_a_plan_on_its_way_again_shows_what_changed(make, school, plan_of, fresh, database):
    plan = plan_of(state=PlanState.DRAFT)
    at, by = make.now, school.author.person_id
    service.submit(plan.id, by=by, at=at)
    for desk in Desk:
        service.approve(plan.id, desk, by=school.expert.id, at=at)
    service.revise(plan.id, by=by, at=at)
    fresh(plan).measures[0].planned_units = 7
    sensitive.seal_risk(plan.id, Risk.OFTEN_ILL, "Astma.")
    database.session.commit()
    text = words(school.by("head").get(page(plan)))
    assert "plānotās vienības: bija 10 vienības, tagad 7 vienības" in text
    assert "Pievienots veselības vai ģimenes risks." in text


def test_the_page_asks_as_much_for_one_measure_as_for_ten(make, school, plan, count_queries):
    browser = school.by("head")
    browser.get(page(plan))
    with count_queries() as for_few:
        browser.get(page(plan))
    for _ in range(10):
        make.measure(plan, provider=school.provider)
    with count_queries() as for_many:
        browser.get(page(plan))
    assert len(for_many) == len(for_few)


def ways(school, name, plan):
    shown = parsed(school.by(name).get(page(plan)))
    return [
        one.text.strip() for one in shown.select("main a.button") if "/school/plans/" in one["href"]
    ]


def test_from_its_page_a_plan_leads_to_its_evaluation_and_claims(make, school, plan):
    make.measure(plan, kind=MeasureKind.MEALS, provider=school.provider, subject=None, units=None)
    found = ways(school, "author", plan)
    assert {"Izvērtēt plānu", "Atzīmēt, ka atbalsts pārtraukts", "Kompensācijas"} <= set(found)
    assert "Izvērtēt plānu" not in ways(school, "head", plan)
    assert "Kompensācijas" not in ways(school, "provider", plan)


def test_a_draft_leads_to_neither(school, plan_of):
    found = ways(school, "author", plan_of(state=PlanState.DRAFT))
    assert not {"Izvērtēt plānu", "Kompensācijas"} & set(found)
