"""What everybody and what the applicant reads after publication; the minutes on paper."""

import re

import pytest
from flask_babel import force_locale

from portal.decisions.queries.desk import Desk
from portal.decisions.views import _paper


def test_everybody_reads_the_funded_the_reserve_and_only_a_count_of_the_rest(
    commission, published, client
):
    made = published(commission())
    text = client.page(f"/results/{made.code}").get_text(" ", strip=True).replace("\xa0", " ")

    for one in made.applications[:3]:
        assert one.title in text
        assert one.organisation.name in text
    refused = made.applications[3]
    for word in (refused.title, refused.organisation.name, refused.number):
        assert word not in text
    assert "Netika apstiprināts 1 pieteikums." in text
    assert "9 200,00 €" in text
    assert made.competition.title_lv in client.page("/results").get_text()
    assert client.page(f"/en/results/{made.code}").select_one("html")["lang"] == "en"


def test_the_data_for_recomputing_names_nobody(commission, published, client):
    made = published(commission())
    answer = client.get(f"/results/{made.code}/ranking.csv")
    text = answer.get_data(as_text=True)

    assert len(text.splitlines()) == 5
    assert "45,000000" in text
    for one in made.applications:
        for word in (one.title, one.organisation.name, one.number):
            assert word not in text


def test_the_team_reads_its_decision(commission, published, sign_in, make):
    made = published(commission())
    address = f"/applications/{made.applications[3].id}/result"
    page = sign_in(make.viewer(made.applications[3].organisation)).page(address)
    text = page.get_text(" ", strip=True)

    assert "Pieteikums nav apstiprināts" in text
    assert "Kopā ir 15,00 no 50 punktiem, vajag vismaz 25." in text
    assert "Pamatojums par „Vajadzība”." in text
    assert "Lēmumu var apstrīdēt viena mēneša laikā domē." in text
    for name in ("Kārlis Ozols", "Dace Upīte"):
        assert name not in text


def test_once_told_the_course_of_an_application_plans_nothing(commission, published, sign_in, make):
    made = published(commission())
    team = sign_in(make.viewer(made.applications[3].organisation))

    course = team.page(f"/applications/{made.applications[3].id}").select_one(".timeline").text

    assert "Atbilstība nolikumam ir pārbaudīta" in course
    assert "Komisija novērtēja" in course
    assert "plānots" not in course


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0, "Pieteikums ir apstiprināts: 4 600,00 €"),
        (2, "Pieteikums ir rezerves sarakstā, 1. vieta"),
    ],
)
def test_each_outcome_has_its_own_words(commission, published, sign_in, index, words):
    made = published(commission())
    page = sign_in(made.owners[index]).page(f"/applications/{made.applications[index].id}/result")

    assert words in page.get_text().replace("\xa0", " ")


def test_nobody_else_finds_the_teams_page(commission, published, sign_in, make, client):
    made = published(commission())
    address = f"/applications/{made.applications[0].id}/result"

    for person in (made.owners[1], made.member.person, make.person()):
        assert sign_in(person).get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert sign_in(made.owners[0]).get("/applications/999999/result").status_code == 404


def test_the_pages_for_everybody_cost_the_same_for_few_and_many(
    commission, published, client, count_queries
):
    costs = []
    for points in ((9, 3), (9, 8, 7, 6, 5, 4, 3)):
        made = published(commission(points=points))
        with count_queries() as queries:
            client.page(f"/results/{made.code}")
            client.page("/results")
        costs.append(len(queries))

    assert costs[0] == costs[1]
    assert costs[0] <= 10


def paper(browser, address):
    """The bytes of a download, its file closed."""
    answer = browser.get(address)
    content = answer.get_data()
    answer.close()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert content.startswith(b"%PDF")
    return content


def test_the_minutes_are_a_paper_that_says_everything(commission, make, sign_in):
    made = commission()
    third = make.member(made.competition, person=make.person(name="Ieva Kalna"))
    make.assessment(third, made.applications[0], points=9)
    make.conflict(third, made.applications[1])
    signed_all(made, third, sign_in)
    assert paper(sign_in(made.secretary.person), f"/competitions/{made.code}/meeting/minutes.pdf")

    with force_locale("lv"):
        words = _paper.minutes_words(Desk(made.competition), "lv")
    said = re.sub(r"\s+", " ", str(words).replace("\\xa0", " "))
    for part in (
        "Protokols Nr. 12",
        "Liepājā, 2027. gada 9. aprīlī",
        "Kārlis Ozols",
        "Ieva Kalna atstatās no pieteikuma",
        "45,00",
        "par 3, pret 0, atturas 0",
        "par 2, pret 0, atturas 0",
        "apstiprināt pieteikumu un piešķirt 4 600,00 EUR",
        "iekļaut pieteikumu rezerves sarakstā 1. vietā",
        "noraidīt pieteikumu",
        "Parakstīja: Kārlis Ozols",
        "Protokolē Zane Liepa",
        "Priekšsēdētājs / priekšsēdētāja",
        "Sekretārs / sekretāre",
    ):
        assert part in said, part


def signed_all(made, third, sign_in):
    browser = sign_in(made.secretary.person)
    address = f"/competitions/{made.code}/meeting"
    browser.post(
        f"{address}/opening",
        data={
            "number": "12",
            "held_on": "09.04.2027.",
            "held_time": "10.00",
            "place": "Liepājā",
            "version": "0",
            "present": [str(one.id) for one in (made.chair, made.member, third)],
        },
    )
    browser.post(f"{address}/decide-undisputed")
    browser.post(f"{address}/adopt-reasons")
    sign_in(made.chair.person).post(f"{address}/minutes/sign")


def test_a_draft_says_it_is_one_and_the_english_copy_is_informative(commission, decided):
    made = commission()
    browser = decided(made)
    address = f"/competitions/{made.code}/meeting/minutes"

    assert "Protokola PROJEKTS" in browser.page(address).get_text()
    assert "Informative translation" in browser.page(f"/en{address}").get_text()
    assert paper(browser, f"/en{address}.pdf")


def test_a_signed_paper_is_the_same_bytes_every_time(commission, signed, sign_in):
    made = signed(commission())
    browser = sign_in(made.member.person)
    address = f"/competitions/{made.code}/meeting/minutes.pdf"

    assert paper(browser, address) == paper(browser, address)
