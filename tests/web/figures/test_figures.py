"""The figures of support plans: each sees the own scope, publication hides small numbers."""

import pytest

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
