"""The figures of support plans: each sees the own scope, publication hides small numbers."""

from datetime import date

import pytest

from portal.institutions.service import merge
from portal.institutions.types import Period, Region, StatisticalRegion
from portal.support.outcomes.models import Outcome
from portal.support.outcomes.types import Result
from portal.support.plans.types import PlanState
from portal.support.sight.models import Look
from portal.support.sight.types import Ground, Shown

YEAR = "year=2026-2027&period=2"


@pytest.fixture
def town(make):
    """A municipality with a school of six plans and one of two."""
    municipality = make.municipality()
    big = make.school(municipality=municipality, name="Lielā vidusskola")
    small = make.school(municipality=municipality, name="Mazā pamatskola")
    for school, count in ((big, 12), (small, 2)):
        author = make.author(school)
        for _ in range(count):
            plan = make.plan(school=school, author=author, measures=0, state=PlanState.EVALUATED)
            make.save(Outcome(plan_id=plan.id, result=Result.IMPROVED, continues=True))
    return municipality, big, small


def test_a_school_sees_its_own_figures_in_full(make, sign_in, town):
    _, _, small = town
    page = sign_in(make.head(small)).get(f"/school/{small.id}/figures?{YEAR}").text
    assert "2 dažādi skolēni" in page
    assert "100,0\u00a0%" in page


def test_the_view_for_publication_hides_the_small_school_and_what_would_give_it_away(
    make, sign_in, town
):
    municipality, _, _ = town
    browser = sign_in(make.coordinator(municipality))
    whole = browser.get(f"/municipality/{municipality.id}/figures?{YEAR}").text
    assert "nav rādīts" not in whole
    public = browser.get(f"/municipality/{municipality.id}/figures?{YEAR}&view=public").text
    assert public.count("nav rādīts") >= 2


def test_nobody_sees_the_figures_of_another_scope(make, sign_in, town):
    municipality, big, _ = town
    foreign = sign_in(make.coordinator(make.municipality()))
    assert foreign.get(f"/municipality/{municipality.id}/figures").status_code == 404
    assert sign_in(make.head(make.school())).get(f"/school/{big.id}/figures").status_code == 404
    assert sign_in(make.head(big)).get("/agency/figures").status_code == 404


def test_the_agency_sees_the_country_without_a_name(make, sign_in, town):
    page = sign_in(make.expert()).get(f"/agency/figures?{YEAR}").text
    assert "14 dažādi skolēni" in page
    assert "Krists" not in page


def test_a_download_of_figures_is_written_down(make, sign_in, town):
    municipality, _, _ = town
    browser = sign_in(make.coordinator(municipality))
    file = browser.get(f"/municipality/{municipality.id}/figures/file?{YEAR}")
    assert "Lielā vidusskola;12;12;12;0;0;12" in file.text
    assert [(look.shown, look.ground) for look in make.session.query(Look)] == [
        (Shown.EXPORT, Ground.MUNICIPALITY)
    ]


@pytest.mark.parametrize("asked", ["year=2026-2028", "year=x", "period=9"])
def test_a_period_that_is_none_is_not_found(make, sign_in, asked):
    assert sign_in(make.expert()).get(f"/agency/figures?{asked}").status_code == 404


def test_the_pages_take_the_same_queries_for_one_school_and_for_ten(
    make, sign_in, town, count_queries
):
    municipality, _, _ = town
    browser = sign_in(make.coordinator(municipality))
    address = f"/municipality/{municipality.id}/figures?{YEAR}"
    browser.get(address)
    with count_queries() as few:
        browser.get(address)
    for _ in range(8):
        make.plan(school=make.school(municipality=municipality))
    with count_queries() as many:
        browser.get(address)
    assert len(many) == len(few)


def numbers_of(page, caption):
    """The rows of a table, each as its texts."""
    table = next(one for one in page.select("table") if one.caption.get_text(strip=True) == caption)
    rows = table.select("tbody tr, tfoot tr")
    return [tuple(cell.get_text(strip=True) for cell in row.select("th, td")) for row in rows]


BY_REGION = "Plāni un dažādi skolēni pa reģioniem"
BY_YEAR = "Plāni un dažādi skolēni pa mācību gadiem"


@pytest.fixture
def expert(make, sign_in):
    return sign_in(make.expert())


def test_the_regions_are_those_of_the_last_day_of_the_period(make, expert):
    town = make.municipality()
    make.placement(town, StatisticalRegion.PIERIGA, since=date(2021, 7, 1))
    make.placement(town, StatisticalRegion.RIGA)
    school = make.school(municipality=town)
    first = {"school_year": "2023/2024", "period": Period.FIRST, "submitted_on": date(2023, 9, 4)}
    make.plan(school=school, **first)
    make.plan(school=school, **first | {"period": Period.SECOND, "submitted_on": date(2024, 1, 8)})
    autumn = expert.page("/agency/figures?year=2023-2024&period=1")
    spring = expert.page("/agency/figures?year=2023-2024&period=2")
    assert ("Pierīga", "1", "1") in numbers_of(autumn, BY_REGION)
    assert ("Rīga", "1", "1") in numbers_of(spring, BY_REGION)
    assert "Pierīga" not in [row[0] for row in numbers_of(spring, BY_REGION)]
    assert "Reģionu dalījums, kāds bija 31.12.2023." in autumn.get_text()
    assert "Reģionu dalījums, kāds bija 31.05.2024." in spring.get_text()


def test_plans_and_pupils_stand_side_by_side_and_what_is_not_placed_has_a_row(make, expert):
    placed = make.municipality()
    make.placement(placed, StatisticalRegion.LATGALE)
    pupil = make.pupil(make.school(municipality=placed))
    for school in (make.school(municipality=placed), make.school(municipality=placed)):
        make.plan(school=school, pupil=pupil)
    make.plan(school=make.school())
    rows = numbers_of(expert.page(f"/agency/figures?{YEAR}"), BY_REGION)
    assert ("Latgale", "2", "1") in rows
    assert rows[-2:] == [("reģions nav ierakstīts", "1", "1"), ("Kopā", "3", "2")]


def test_the_programmes_own_regions_are_one_choice_away(make, expert):
    make.plan(school=make.school(region=Region.RIGA_REGION))
    page = expert.page(f"/agency/figures?{YEAR}&regions=programme")
    assert ("Rīgas reģions", "1", "1") in numbers_of(page, BY_REGION)
    assert expert.get(f"/agency/figures?{YEAR}&regions=x").status_code == 404


@pytest.mark.parametrize("who", ["school", "municipality", "agency"])
def test_five_school_years_stand_side_by_side(make, sign_in, who):
    school = make.school()
    pupil = make.pupil(school)
    for year, period in (("2025/2026", "1"), ("2025/2026", "2"), ("2021/2022", "1")):
        day = date(int(year[:4]), 9, 4)
        given = {"school_year": year, "period": Period(period), "submitted_on": day}
        make.plan(school=school, pupil=pupil, **given)
    person, address = {
        "school": (make.head, f"/school/{school.id}/figures"),
        "municipality": (make.coordinator, f"/municipality/{school.municipality_id}/figures"),
        "agency": (lambda _: make.expert(), "/agency/figures"),
    }[who]
    browser = sign_in(person(school.municipality if who == "municipality" else school))
    assert numbers_of(browser.page(f"{address}?{YEAR}"), BY_YEAR) == [
        ("2022/2023", "0", "0"),
        ("2023/2024", "0", "0"),
        ("2024/2025", "0", "0"),
        ("2025/2026", "2", "1"),
        ("2026/2027", "0", "0"),
    ]


@pytest.mark.parametrize(("pupils", "shown"), [(4, "nav rādīts"), (5, "5")])
def test_a_year_of_few_pupils_is_hidden_in_public(make, sign_in, pupils, shown):
    school = make.school()
    day = {"school_year": "2025/2026", "submitted_on": date(2026, 2, 2)}
    for _ in range(pupils):
        make.plan(school=school, **day)
    town = school.municipality
    address = f"/municipality/{town.id}/figures?{YEAR}"
    browser = sign_in(make.coordinator(town))
    row = ("2025/2026", shown, shown)
    assert row in numbers_of(browser.page(f"{address}&view=public"), BY_YEAR)
    assert ("2025/2026", str(pupils), str(pupils)) in numbers_of(browser.page(address), BY_YEAR)


def test_after_a_merger_history_counts_where_it_was(make, sign_in):
    small, big = make.municipality(), make.municipality()
    school = make.school(municipality=small)
    for day in (date(2027, 2, 1), date(2027, 2, 2)):
        make.plan(school=school, submitted_on=day)
    merge(small, big, on=date(2027, 2, 2), by=make.administrator().id, at=make.now)
    for town in (small, big):
        page = sign_in(make.coordinator(town)).page(f"/municipality/{town.id}/figures?{YEAR}")
        assert numbers_of(page, BY_YEAR)[-1] == ("2026/2027", "1", "1")


def test_the_agencys_page_takes_the_same_queries_for_one_region_and_for_many(
    make, expert, count_queries
):
    make.plan(school=make.school())
    address = f"/agency/figures?{YEAR}"
    expert.get(address)
    with count_queries() as few:
        expert.get(address)
    for region in (StatisticalRegion.LATGALE, StatisticalRegion.VIDZEME):
        town = make.municipality()
        make.placement(town, region)
        make.plan(school=make.school(municipality=town))
    with count_queries() as many:
        expert.get(address)
    assert len(many) == len(few)


@pytest.mark.parametrize(("pupils", "is_hidden"), [(4, True), (5, False)])
def test_a_small_total_is_hidden_in_public_too(make, sign_in, pupils, is_hidden):
    school = make.school()
    for _ in range(pupils):
        make.plan(school=school)
    browser = sign_in(make.coordinator(school.municipality))
    public = browser.page(f"/municipality/{school.municipality_id}/figures?{YEAR}&view=public")
    assert ("skolēnu ir maz" in public.select_one(".tile").get_text()) is is_hidden
    together = numbers_of(public, "Pa skolām")[-1][:3]
    number = "nav rādīts" if is_hidden else str(pupils)
    assert together == ("Kopā", number, number)


@pytest.mark.parametrize(("below", "met", "is_hidden"), [(4, 9, True), (9, 4, True), (5, 5, False)])
def test_few_plans_on_either_side_of_the_requirement_are_hidden_in_public(
    make, sign_in, below, met, is_hidden
):
    school = make.school()
    for measures in (1,) * below + (0,) * met:
        make.plan(school=school, measures=measures)
    browser = sign_in(make.coordinator(school.municipality))
    address = f"/municipality/{school.municipality_id}/figures?{YEAR}"
    assert str(below) in browser.page(address).select(".tile")[-1].get_text()
    public = browser.page(f"{address}&view=public").select(".tile")[-1].get_text()
    assert ("nav rādīts" in public) is is_hidden
    assert (str(below) in public) is not is_hidden
