"""What waits at a desk: only the differences, many at once, each with its own answer."""

import pytest

from portal.institutions.types import Founder
from portal.support.plans import service
from portal.support.plans.models import PlanEvent
from portal.support.plans.service import sensitive
from portal.support.plans.types import Desk, PlanState, Risk
from portal.support.sight.models import Look
from portal.support.sight.types import Ground, Shown
from tests.support.forms import parsed, words

PAGES = {
    "head": "/school/approvals",
    "municipality": "/municipality/approvals",
    "expert": "/agency/approvals",
}


@pytest.fixture
def waiting(make, school, plan_of, fresh):
    """A plan that waits at a desk: `waiting(Desk.AGENCY)`."""

    def waiting(desk=Desk.HEAD, **given):
        plan = plan_of(state=PlanState.DRAFT, **given)
        service.submit(plan.id, by=school.author.person_id, at=make.now)
        for passed in list(Desk)[: list(Desk).index(desk)]:
            service.approve(plan.id, passed, by=school.expert.id, at=make.now)
        return fresh(plan)

    return waiting


def ticked(*plans):
    return {"plans": [f"{one.code}:{one.version}" for one in plans]}


def waits_for(school, name):
    page = school.by(name).page(PAGES[name])
    return [one["value"].partition(":")[0] for one in page.select("input[name=plans]")]


@pytest.mark.parametrize(
    ("desk", "name"),
    [(Desk.HEAD, "head"), (Desk.MUNICIPALITY, "municipality"), (Desk.AGENCY, "expert")],
)
def test_a_plan_waits_at_one_desk_at_a_time(school, waiting, desk, name):
    plan = waiting(desk)
    found = {one: waits_for(school, one) for one in PAGES}
    assert found == {one: [plan.code] if one == name else [] for one in PAGES}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("stranger", ["author", "provider", "coordinator"])
def test_who_decides_nothing_there_is_told_that_there_is_nothing(school, name, stranger):
    assert school.by(stranger).get(PAGES[name]).status_code == 404
    assert school.by(stranger).post(PAGES[name], data={}).status_code == 404


def test_many_are_approved_with_one_press(school, waiting, fresh):
    plans = [waiting() for _ in range(3)]
    answer = school.by("head").post(PAGES["head"], data=ticked(*plans[:2]))
    assert "2 plāni ir apstiprināti un nodoti tālāk." in words(answer)
    assert [fresh(one).desk for one in plans] == [Desk.MUNICIPALITY, Desk.MUNICIPALITY, Desk.HEAD]


def test_the_last_desk_passes_nothing_on(school, waiting):
    answer = school.by("expert").post(PAGES["expert"], data=ticked(waiting(Desk.AGENCY)))
    assert "1 plāns ir apstiprināts." in words(answer)


def test_each_plan_gets_its_own_answer(make, school, waiting, fresh, database):
    sound, changed = waiting(), waiting()
    sent = ticked(sound, changed)
    service.give_back(changed.id, Desk.HEAD, "Kļūda.", by=school.expert.id, at=make.now)
    service.submit(changed.id, by=school.author.person_id, at=make.now)
    text = words(school.by("head").post(PAGES["head"], data=sent))
    assert "1 plāns ir apstiprināts un nodots tālāk." in text
    assert f"Plāns {changed.code}: Kopš atvērāt plānu, tas ir mainījies." in text
    assert (fresh(sound).desk, fresh(changed).desk) == (Desk.MUNICIPALITY, Desk.HEAD)


def test_a_press_sent_twice_approves_once(school, waiting, fresh, database):
    plan = waiting()
    sent = ticked(plan)
    for _ in range(2):
        school.by("head").post(PAGES["head"], data=sent)
    assert fresh(plan).desk is Desk.MUNICIPALITY
    approvals = database.session.query(PlanEvent).filter_by(move="approve").count()
    assert approvals == 1


@pytest.mark.parametrize("sent", [{}, {"plans": "nekas"}, {"plans": ["A-1:", ":1", "A-1:x"]}])
def test_nothing_sensible_ticked_approves_nothing(school, waiting, fresh, sent):
    plan = waiting()
    assert school.by("head").post(PAGES["head"], data=sent).status_code == 200
    assert fresh(plan).desk is Desk.HEAD


def test_what_waits_elsewhere_cannot_be_ticked(make, school, waiting, fresh):
    plan = waiting(Desk.MUNICIPALITY)
    browser = school.browser(make.coordinator(make.municipality()))
    assert browser.post(PAGES["municipality"], data=ticked(plan)).status_code == 200
    assert fresh(plan).desk is Desk.MUNICIPALITY


def test_a_head_who_prepared_the_plan_cannot_tick_it(make, school, fresh):
    author = make.author(school.place, person=school.head)
    plan = make.plan(school=school.place, author=author, state=PlanState.DRAFT)
    service.submit(plan.id, by=school.head.id, at=make.now)
    browser = school.browser(school.head)
    answer = browser.get(PAGES["head"])
    assert "tāpēc to apstiprina cits cilvēks" in words(answer)
    assert parsed(answer).select("input[name=plans]") == []
    answer = browser.post(PAGES["head"], data=ticked(fresh(plan)))
    assert "tāpēc to apstiprina cits cilvēks" in words(answer)
    browser.post(f"/school/plans/{plan.code}/approve", data={"version": fresh(plan).version})
    assert fresh(plan).desk is Desk.HEAD


def test_the_first_time_the_whole_plan_is_listed(school, waiting):
    waiting()
    text = words(school.by("head").get(PAGES["head"]))
    assert "Pirmā saskaņošana" in text
    assert "Pievienots risks: grūtības mācībās" in text
    assert "konsultācija mācību priekšmetā: matemātika, 10 vienības, Māris Liepa" in text


def test_afterwards_only_what_changed(make, school, waiting, fresh, database):
    plan = waiting(Desk.AGENCY)
    service.approve(plan.id, Desk.AGENCY, by=school.expert.id, at=make.now)
    service.revise(plan.id, by=school.author.person_id, at=make.now)
    fresh(plan).measures[0].planned_units = 12
    sensitive.seal_risk(plan.id, Risk.PARENTS_ADDICTION, "Tēvs dzer.")
    database.session.commit()
    service.submit(plan.id, by=school.author.person_id, at=make.now)
    shown = parsed(school.by("head").get(PAGES["head"])).select(".approvals li li")
    assert [one.text for one in shown] == [
        "Pievienots veselības vai ģimenes risks.",
        "Konsultācija mācību priekšmetā: matemātika – plānotās vienības:"
        " bija 10\xa0vienības, tagad 12\xa0vienības".replace("\xa0", " "),
    ]


@pytest.mark.parametrize(
    ("desk", "name"), [(Desk.MUNICIPALITY, "municipality"), (Desk.AGENCY, "expert")]
)
def test_outside_the_school_plans_are_listed_by_number(make, school, waiting, desk, name):
    pupil = make.pupil(school.place, first_name="Anna", last_name="Cīrule")
    plan = waiting(desk, pupil=pupil)
    text = words(school.by(name).get(PAGES[name]))
    assert plan.code in text
    assert "Cīrule" not in text


def test_the_head_reads_the_names(make, school, waiting):
    waiting(pupil=make.pupil(school.place, first_name="Anna", last_name="Cīrule"))
    assert "Anna Cīrule" in words(school.by("head").get(PAGES["head"]))


def test_the_agency_chooses_a_municipality(make, school, waiting):
    plan = waiting(Desk.AGENCY)
    other = make.school(founder=Founder.IZM)
    second = make.plan(school=other, state=PlanState.DRAFT)
    service.submit(second.id, by=school.expert.id, at=make.now)
    service.approve(second.id, Desk.HEAD, by=school.expert.id, at=make.now)
    browser, page = school.by("expert"), PAGES["expert"]
    assert {plan.code, second.code} <= set(words(browser.get(page)).split())
    narrowed = words(browser.get(f"{page}?municipality={other.municipality_id}"))
    assert second.code in narrowed.split()
    assert plan.code not in narrowed.split()


def test_one_link_ticks_the_whole_page(school, waiting):
    for _ in range(2):
        waiting()
    page = school.by("head").page(f"{PAGES['head']}?all=1")
    assert len(page.select("input[name=plans][checked]")) == 2


def test_a_long_queue_has_pages_the_longest_waiting_first(school, waiting, database, make):
    plans = [waiting() for _ in range(26)]
    first = school.by("head").page(PAGES["head"])
    shown = [one["value"].partition(":")[0] for one in first.select("input[name=plans]")]
    assert shown == [one.code for one in plans[:25]]


def test_every_plan_shown_is_written_down_with_its_ground(school, waiting, database):
    plan = waiting(Desk.MUNICIPALITY)
    school.by("municipality").get(PAGES["municipality"])
    look = database.session.query(Look).one()
    assert (look.plan_id, look.ground, look.shown) == (
        plan.id,
        Ground.MUNICIPALITY,
        Shown.NUMBER,
    )


def test_the_queue_asks_as_much_for_one_plan_as_for_many(school, waiting, count_queries):
    waiting()
    browser = school.by("head")
    browser.get(PAGES["head"])
    with count_queries() as for_one:
        browser.get(PAGES["head"])
    for _ in range(20):
        waiting()
    with count_queries() as for_many:
        browser.get(PAGES["head"])
    assert len(for_many) == len(for_one)


def test_one_plan_is_approved_from_its_page(school, waiting, fresh):
    plan = waiting()
    browser = school.by("head")
    page = browser.page(f"/school/plans/{plan.code}")
    version = page.select_one("input[name=version]")["value"]
    answer = browser.post(f"/school/plans/{plan.code}/approve", data={"version": version})
    assert answer.location.endswith(PAGES["head"])
    assert fresh(plan).desk is Desk.MUNICIPALITY


@pytest.mark.parametrize("version", ["", "0", "99", "x"])
def test_what_was_not_looked_at_is_not_approved(school, waiting, fresh, version):
    plan = waiting()
    school.by("head").post(f"/school/plans/{plan.code}/approve", data={"version": version})
    assert fresh(plan).desk is Desk.HEAD


def test_a_plan_is_returned_with_a_comment_alone(school, waiting, fresh):
    plan = waiting()
    browser, page = school.by("head"), f"/school/plans/{plan.code}/return"
    assert "Norādiet, kas jāmaina." in words(browser.post(page, data={"comment": " "}))
    assert fresh(plan).desk is Desk.HEAD
    browser.post(page, data={"comment": "Par daudz vienību."})
    assert fresh(plan).state is PlanState.DRAFT


@pytest.mark.parametrize("name", ["author", "coordinator", "provider", "municipality", "expert"])
@pytest.mark.parametrize("rest", ["approve", "return"])
def test_nobody_decides_out_of_turn(school, waiting, fresh, name, rest):
    plan = waiting()
    sent = {"version": plan.version, "comment": "x"}
    answer = school.by(name).post(f"/school/plans/{plan.code}/{rest}", data=sent)
    assert answer.status_code == 403
    assert fresh(plan).desk is Desk.HEAD


def test_an_empty_queue_says_so(school):
    assert "Jūsu saskaņojumu nekas negaida." in words(school.by("head").get(PAGES["head"]))
