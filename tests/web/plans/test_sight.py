"""Every look at a plan leaves a line; names open for a stated reason and some hours."""

from datetime import timedelta

import pytest

from portal.audit.models import AuditEntry
from portal.support.plans.types import PlanState
from portal.support.policies.models import PolicyRow
from portal.support.policies.types import Policy
from portal.support.sight.models import Look, NamesOpened
from portal.support.sight.types import Ground, Shown
from tests.support.forms import words


@pytest.fixture
def plan(make, school, plan_of):
    pupil = make.pupil(school.place, first_name="Anna", last_name="Cīrule")
    return plan_of(pupil=pupil)


def page(plan, rest=""):
    return f"/school/plans/{plan.code}{rest}"


def looks(database):
    database.session.expire_all()
    found = database.session.query(Look).order_by(Look.id)
    return [(one.ground, one.shown) for one in found]


@pytest.mark.parametrize(
    ("name", "rest", "ground", "shown"),
    [
        ("author", "", Ground.AUTHOR, Shown.NAMES),
        ("head", "", Ground.HEAD, Shown.NAMES),
        ("head", "/restricted", Ground.HEAD, Shown.SENSITIVE),
        ("head", "/print", Ground.HEAD, Shown.EXPORT),
        ("head", "/print/restricted", Ground.HEAD, Shown.EXPORT),
        ("coordinator", "/looks", Ground.SCHOOL_COORDINATOR, Shown.NAMES),
        ("coordinator", "/looks/print", Ground.SCHOOL_COORDINATOR, Shown.EXPORT),
        ("provider", "", Ground.PROVIDER, Shown.NAMES),
        ("municipality", "", Ground.MUNICIPALITY, Shown.NUMBER),
        ("expert", "", Ground.AGENCY, Shown.NUMBER),
    ],
)
def test_each_look_is_written_with_its_ground_and_how_much(
    school, plan, database, name, rest, ground, shown
):
    assert school.by(name).get(page(plan, rest)).status_code == 200
    assert looks(database) == [(ground, shown)]


@pytest.mark.parametrize(
    ("name", "rest"), [("provider", "/restricted"), ("municipality", "/looks"), ("expert", "/edit")]
)
def test_who_is_turned_away_is_written_down_too(school, plan, database, name, rest):
    assert school.by(name).get(page(plan, rest)).status_code == 403
    assert looks(database) == [(Ground.NONE, Shown.NOTHING)]


def test_so_is_who_may_not_even_know_of_it(make, school, plan, database):
    stranger = make.head(make.school())
    assert school.browser(stranger).get(page(plan)).status_code == 404
    assert looks(database) == [(Ground.NONE, Shown.NOTHING)]


def test_no_line_of_the_record_names_the_pupil(school, plan, database):
    school.by("head").get(page(plan))
    [look] = database.session.query(Look)
    assert look.details == page(plan)


def test_the_page_tells_who_looked_and_why_they_may(school, plan):
    school.by("municipality").get(page(plan))
    for rest in ("/looks", "/looks/print"):
        text = words(school.by("head").get(page(plan, rest)))
        assert "Ilze Jansone" in text
        assert "koordinē pašvaldībā" in text
        assert "plānu bez skolēna vārda" in text


@pytest.mark.parametrize(
    ("name", "status"),
    [("head", 200), ("coordinator", 200), ("author", 403), ("provider", 403), ("expert", 403)],
)
def test_who_looked_is_for_those_who_lead_the_school(school, plan, name, status):
    for rest in ("/looks", "/looks/print"):
        assert school.by(name).get(page(plan, rest)).status_code == status


def test_many_looks_have_pages(make, school, plan, database):
    for number in range(51):
        make.save(
            Look(
                plan_id=plan.id,
                school_id=school.place.id,
                person_id=school.head.id,
                at=make.now - timedelta(minutes=number),
                ground=Ground.HEAD,
                shown=Shown.NAMES,
            )
        )
    second = school.by("coordinator").page(page(plan, "/looks?page=2"))
    assert len(second.select("table")[-1].select("tbody tr")) == 1


def open_names(school, plan, reason="Pārbaude Nr. 7."):
    return school.by("expert").post(page(plan, "/names"), data={"reason": reason})


def test_names_open_for_a_stated_reason(school, plan):
    assert "Cīrule" not in school.by("expert").get(page(plan)).text
    open_names(school, plan)
    assert "Anna Cīrule" in words(school.by("expert").get(page(plan)))


def test_without_a_reason_nothing_opens(school, plan, database):
    answer = open_names(school, plan, "  ")
    assert "Norādiet, kāpēc vajadzīgi vārdi." in words(answer)
    assert database.session.query(NamesOpened).count() == 0


@pytest.mark.parametrize(("minutes", "is_open"), [(179, True), (180, False)])
def test_names_close_after_the_hours_of_the_rule(school, plan, at, noon, minutes, is_open):
    open_names(school, plan)
    at(noon + timedelta(minutes=minutes))
    text = school.browser(school.expert).get(page(plan)).text
    assert ("Cīrule" in text) == is_open


def test_the_hours_are_a_dated_rule(make, school, plan, database):
    make.save(PolicyRow(policy=Policy.NAMES_OPEN_HOURS, valid_from=make.now.date(), value="1"))
    assert "Vārdi būs redzami 1 stundu." in words(school.by("expert").get(page(plan, "/names")))
    open_names(school, plan)
    opened = database.session.query(NamesOpened).one()
    assert opened.until - opened.at == timedelta(hours=1)


def test_opening_is_for_one_plan_and_one_person(make, school, plan, plan_of):
    second = plan_of(pupil=make.pupil(school.place, last_name="Liepiņa"))
    open_names(school, plan)
    assert "Liepiņa" not in school.by("expert").get(page(second)).text
    assert "Cīrule" not in school.browser(make.expert()).get(page(plan)).text


def test_the_school_is_told_and_sees_who_and_why(school, plan, letters, database):
    open_names(school, plan)
    told = {one.recipient for one in letters()}
    assert told == {school.head.email, school.coordinator.email}
    assert not any("Cīrule" in one.text or "Pārbaude" in one.text for one in letters())
    text = words(school.by("head").get(page(plan, "/looks")))
    assert "Rita Ābele Pārbaude Nr. 7." in text
    entry = database.session.query(AuditEntry).filter_by(what="names of a plan opened").one()
    assert entry.by_id == school.expert.id


def test_a_look_at_opened_names_says_so(school, plan, database):
    open_names(school, plan)
    school.by("expert").get(page(plan))
    assert looks(database)[-1] == (Ground.AGENCY_NAMES, Shown.NAMES)


@pytest.mark.parametrize("name", ["head", "municipality", "provider"])
def test_only_the_agency_opens_names(school, plan, database, name):
    assert school.by(name).post(page(plan, "/names"), data={"reason": "x"}).status_code == 403
    assert database.session.query(NamesOpened).count() == 0


def test_of_a_draft_the_agency_opens_nothing(school, plan_of):
    draft = plan_of(state=PlanState.DRAFT)
    assert school.by("expert").post(page(draft, "/names"), data={"reason": "x"}).status_code == 404
