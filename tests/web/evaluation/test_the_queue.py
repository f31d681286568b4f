"""The queue: its cost, its order, its neighbours."""

import pytest


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_queue_asks_the_database_the_same_with_1_and_with_50(
    make, commission, sign_in, checked, count_queries, language
):
    window = sign_in(commission.first.person)
    address = f"{language}/evaluation/{commission.code}"
    window.get(address)
    with count_queries() as few:
        window.page(address)
    for _ in range(50):
        checked(make.submitted(make.application(competition=commission.competition)))
    with count_queries() as many:
        page = window.page(address)

    assert len(many) == len(few)
    assert len(few) <= 5
    assert len(page.select("tbody tr")) == 50
    assert len(window.page(f"{address}?page=2").select("tbody tr")) == 3


def test_each_member_has_an_order_of_their_own_that_stays(commission, make, sign_in, checked):
    for _ in range(12):
        checked(make.submitted(make.application(competition=commission.competition)))
    address = f"/evaluation/{commission.code}"

    def order(member):
        rows = sign_in(member.person).page(address).select("tbody th a")
        return [row["href"] for row in rows]

    first, second = order(commission.first), order(commission.second)
    assert sorted(first) == sorted(second)
    assert first != second
    assert order(commission.first) == first


def test_the_workbench_names_its_place_and_its_neighbours(commission, sign_in, desk_of, word):
    window = sign_in(commission.first.person)
    listed = [
        row["href"] for row in window.page(f"/evaluation/{commission.code}").select("tbody th a")
    ]
    for application in commission.applications:
        word(commission.first, application)

    for place, address in enumerate(listed):
        bar = window.page(address).select_one(".workbench__bar")
        assert f"{place + 1}. no 3" in bar.text
        links = [one["href"] for one in bar.select("a")]
        assert links[0] == (listed[place - 1] if place else f"/evaluation/{commission.code}")
        is_last = place == len(listed) - 1
        assert links[1] == (f"/evaluation/{commission.code}" if is_last else listed[place + 1])


def test_a_page_past_the_end_and_an_empty_part_still_know_how_many_there_are(commission, sign_in):
    window = sign_in(commission.first.person)
    for rest in ("?page=2", "?show=done", "?show=conflict"):
        page = window.page(f"/evaluation/{commission.code}{rest}")
        assert [one.text for one in page.select(".tabs__count")] == ["3", "3", "0", "0"]
        assert not page.select("tbody tr")
