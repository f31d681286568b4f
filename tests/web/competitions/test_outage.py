"""An outage is an amendment for everyone: its reason is prepared, the usual rules decide."""

import pytest

from portal.competitions.queries import find_whole
from tests.support.forms import address, filled, parsed, words

WHEN = "?because=outage&outage_on=01.03.2027.&outage_from=8.15&outage_to=11.40"


def test_it_is_offered_once_the_call_is_open(coordinator, open_call, draft):
    link = "a[href$='?because=outage']"
    assert coordinator.page(address(open_call, "announce")).select_one(link)
    assert coordinator.page(address(draft, "announce")).select_one(link) is None


def test_it_first_asks_when_the_portal_did_not_work(coordinator, open_call):
    page = coordinator.page(address(open_call, "amendment?because=outage"))
    assert page.select_one("main form")["method"] == "get"
    assert page.select_one(".error-summary") is None
    assert page.select_one("#reason_lv") is None


def test_the_reason_and_the_next_working_day_are_prepared_and_everybody_is_told(
    coordinator, make, open_call, letters
):
    owner = make.owner(make.application(competition=open_call).organisation)
    url = address(open_call, "amendment") + WHEN
    fields = filled(coordinator, url)
    said = fields["reason_lv"][0].replace("\u00a0", " ")
    assert said == "Portāls nedarbojās 2027. gada 1. martā no plkst. 08.15 līdz 11.40."
    assert fields["reason_en"][0].replace("\u00a0", " ") == (
        "The portal did not work on 1 March 2027 from 08:15 to 11:40."
    )
    before = find_whole(open_call.code).closes_at
    act = {"act": "order", "act_number": "31", "act_date": "01.03.2027."}
    assert coordinator.post(url, data=fields).status_code == 200  # an act is still needed
    assert coordinator.post(url, data=fields | act).status_code == 303
    assert find_whole(open_call.code).closes_at > before
    assert [one.recipient for one in letters()] == [owner.email]
    assert said in letters()[0].text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("01.03.2027.", "vakar"), "Ierakstiet datumu"),
        (("01.03.2027.", ""), "Norādiet datumu"),
        (("8.15", "25.15"), "Ierakstiet laiku"),
        (("11.40", "8.15"), "Beigas nevar būt pirms sākuma"),
        (("8.15", "%00"), "Kļūda"),
    ],
)
def test_what_cannot_be_read_is_asked_again(coordinator, open_call, change, said):
    answer = coordinator.get(address(open_call, "amendment") + WHEN.replace(*change))
    assert answer.status_code == 200
    assert said in words(answer)
    assert parsed(answer).select_one("#reason_lv") is None
