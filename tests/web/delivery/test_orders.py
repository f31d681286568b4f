"""Directors' orders: entered by who leads the school, and taken out while nothing rests on them."""

import pytest

from portal.support.delivery.models import RemoteOrder
from portal.support.sight.models import Look
from portal.support.sight.types import Ground


def test_a_coordinator_enters_an_order_on_the_page(make, school, coordinator, sign_in, measure):
    browser = sign_in(coordinator)
    assert browser.get("/school/orders").location.endswith(f"/school/{school.id}/orders")
    sent = {
        "number": "7-r",
        "signed_on": "01.03.2027.",
        "valid_from": "01.03.2027.",
        "valid_to": "12.03.2027.",
        "plans": str(measure.plan_id),
    }
    answered = browser.post(f"/school/{school.id}/orders", data=sent, follow_redirects=True)
    assert "Rīkojums ir ierakstīts." in answered.text
    assert "01.03.2027. rīkojums Nr. 7-r" in answered.text.replace("\xa0", " ")
    again = browser.post(f"/school/{school.id}/orders", data=sent)
    assert again.status_code == 400
    assert "Rīkojums ar šādu numuru un datumu jau ir ierakstīts." in again.text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"number": ""}, "Ierakstiet rīkojuma numuru."),
        ({"signed_on": "02.03.2027.", "valid_from": "02.03.2027."}, "datums vēl nav pienācis"),
        ({"valid_from": "28.02.2027."}, "pirms tā parakstīšanas"),
        ({"valid_to": "28.02.2027."}, "Pēdējā diena ir pirms pirmās."),
        ({"plans": ""}, "Izvēlieties plānus vai visu skolu."),
        ({"plans": "999999"}, "Izvēlieties plānus vai visu skolu."),
        ({"valid_to": "šodien"}, "19.03.2027."),
    ],
)
def test_an_order_that_cannot_be_is_refused_in_words(
    school, coordinator, sign_in, measure, database, given, said
):
    sent = {
        "number": "7-r",
        "signed_on": "01.03.2027.",
        "valid_from": "01.03.2027.",
        "valid_to": "12.03.2027.",
        "plans": str(measure.plan_id),
    }
    answered = sign_in(coordinator).post(f"/school/{school.id}/orders", data=sent | given)
    assert answered.status_code == 400
    assert said in answered.text
    assert database.session.query(RemoteOrder).count() == 0


def test_a_plan_of_another_school_cannot_be_named(make, school, coordinator, sign_in, database):
    theirs = make.plan()
    sent = {
        "number": "7-r",
        "signed_on": "01.03.2027.",
        "valid_from": "01.03.2027.",
        "valid_to": "12.03.2027.",
        "plans": str(theirs.id),
    }
    answered = sign_in(coordinator).post(f"/school/{school.id}/orders", data=sent)
    assert answered.status_code == 400
    assert theirs.code not in answered.text


def test_an_order_is_taken_out_only_while_nothing_rests_on_it(
    order, remote, sign_in, coordinator, database
):
    unused, used = order(), None
    browser = sign_in(coordinator)
    browser.post(f"/school/orders/{unused.id}/take-out")
    assert database.session.query(RemoteOrder).count() == 0
    used = order()
    remote()
    answered = browser.post(f"/school/orders/{used.id}/take-out", follow_redirects=True)
    assert "Uz šo rīkojumu balstās nodarbības" in answered.text
    assert database.session.query(RemoteOrder).count() == 1


def test_orders_are_for_those_who_lead_the_school(make, school, order, sign_in, phone, client):
    entered = order()
    other = make.head(make.school())
    for browser in (phone, sign_in(other), sign_in(make.author(school) and make.person())):
        assert browser.get(f"/school/{school.id}/orders").status_code == 404
        assert browser.post(f"/school/orders/{entered.id}/take-out").status_code == 404
    assert phone.get("/school/orders").status_code == 404
    assert client.get("/school/orders").status_code == 302


def test_the_page_asks_as_little_for_many_orders_and_plans(
    make, school, order, coordinator, sign_in, count_queries
):
    order()
    make.plan(school=school, measures=0)
    browser = sign_in(coordinator)
    browser.page(f"/school/{school.id}/orders")
    with count_queries() as few:
        browser.page(f"/school/{school.id}/orders")
    for number in range(12):
        plan = make.plan(school=school, measures=0)
        order(number=f"{number}-x", is_for_all=False, plans={plan.id})
    with count_queries() as many:
        page = browser.page(f"/school/{school.id}/orders")
    assert len(page.select("tbody tr")) == 13
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("leads", "ground"),
    [("school_coordinator", Ground.SCHOOL_COORDINATOR), ("head", Ground.HEAD)],
)
def test_the_look_at_the_plans_is_written_down_with_its_ground(
    make, school, sign_in, database, leads, ground
):
    plan = make.plan(school=school, measures=0)
    person = getattr(make, leads)(school)
    sign_in(person).page(f"/school/{school.id}/orders")
    (look,) = database.session.query(Look)
    assert (look.plan_id, look.ground) == (plan.id, ground)
