"""The letters read before they are sent, and what becomes of them afterwards."""

from datetime import timedelta

from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus


def publication(made, rest=""):
    return f"/coordinator/competitions/{made.code}/publication{rest}"


def result_letters(database):
    database.session.commit()
    return list(
        database.session.query(Letter).filter_by(template="decisions/result").order_by(Letter.id)
    )


def test_what_is_previewed_is_what_is_sent_to_the_byte(commission, signed, sign_in, database):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    shown = []
    for place in range(1, 9):
        page = browser.page(publication(made, f"/letters?number={place}"))
        shown.append(page.select_one("pre.letter-text").get_text())
    browser.post(publication(made, "/confirm"))
    sign_in(made.chair.person).post(publication(made, "/publish"))

    assert shown == [one.text for one in result_letters(database)]


def test_the_letters_are_sorted_by_kind(commission, signed, sign_in):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    page = browser.page(publication(made, "/letters?outcome=rejected"))

    assert "Priekšskatījums: 1 no 2" in page.get_text()
    assert "nesasniedza slieksni" in page.select_one("pre.letter-text").get_text()
    assert (
        "Šāda veida vēstuļu nav"
        in browser.page(
            publication(made, "/letters?outcome=inadmissible&number=99999999999")
        ).get_text()
    )


def test_a_test_letter_goes_to_whoever_asks_and_to_no_applicant(
    commission, signed, sign_in, database, letters
):
    made = signed(commission())
    sign_in(made.coordinator).post(
        publication(made, "/letters/test"), data={"outcome": "approved", "number": "1"}
    )
    told = [one for one in letters() if one.template == "decisions/result"]

    assert [one.recipient for one in told] == [made.coordinator.email]
    assert told[0].application_id is None


def test_a_chair_in_conflict_does_not_read_the_letter(commission, make, signed, sign_in):
    made = commission()
    third = make.member(made.competition)
    make.assessment(third, made.applications[0], points=9)
    make.conflict(made.chair, made.applications[0])
    for one in made.applications[1:]:
        make.assessment(third, one, points=5)
    signed_with_all(made, third, sign_in)
    page = sign_in(made.chair.person).page(publication(made, "/letters"))

    assert made.applications[0].number not in page.get_text()
    assert "no 6" in page.get_text()


def signed_with_all(made, third, sign_in):
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
    answer = sign_in(made.chair.person).post(f"{address}/minutes/sign", follow_redirects=True)
    assert "Protokols ir parakstīts" in answer.text


def test_the_delivery_log_says_what_became_of_each_letter(
    commission, published, sign_in, database, make
):
    made = published(commission())
    first, second = result_letters(database)[:2]
    first.status, first.settled_at = LetterStatus.HANDED_OVER, make.now
    second.status, second.settled_at = LetterStatus.REFUSED, make.now
    make.session.commit()
    browser = sign_in(made.coordinator)
    text = browser.page(publication(made, "/delivery")).get_text(" ", strip=True)

    assert "Nodotas 1 · rindā 6 · atgrieztas 1" in text
    assert "Zvaniet" in text

    browser.post(publication(made, f"/delivery/{second.id}/resend"))
    told = result_letters(database)
    assert len(told) == 9
    assert told[-1].text == second.text
    browser.post(publication(made, f"/delivery/{second.id}/resend"))
    assert len(result_letters(database)) == 9


def test_the_delivery_log_costs_the_same_for_few_and_many(
    commission, published, sign_in, count_queries
):
    costs = []
    for points in ((9, 3), (9, 8, 7, 6, 5, 4, 3)):
        made = published(commission(points=points))
        browser = sign_in(made.coordinator)
        with count_queries() as queries:
            browser.page(publication(made, "/delivery"))
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_a_letter_of_another_competition_is_not_sent_again(
    commission, published, sign_in, database
):
    made, other = published(commission()), published(commission())
    letter = next(
        one for one in result_letters(database) if one.competition_id == other.competition.id
    )

    answer = sign_in(made.coordinator).post(publication(made, f"/delivery/{letter.id}/resend"))
    assert answer.status_code == 404


def test_the_formal_dispatch_stands_beside_the_letter(commission, published, sign_in):
    made = published(commission())
    browser = sign_in(made.coordinator)
    address = publication(made, f"/formal/{made.applications[0].id}")
    faulty = browser.post(address, data={"way": "owl", "number": "", "sent_on": "nekad"})
    assert faulty.status_code == 200
    assert "error-summary" in faulty.text

    browser.post(address, data={"way": "e_address", "number": "4-12/118", "sent_on": "16.04.2027."})
    text = browser.page(publication(made, "/delivery")).get_text().replace("\xa0", " ")
    assert "e-adrese: nosūtīts 16.04.2027., Nr. 4-12/118" in text
    mine = sign_in(made.owners[0]).page(f"/applications/{made.applications[0].id}/result")
    assert "4-12/118" in mine.get_text()


def test_a_clock_that_moves_changes_no_letter(commission, signed, sign_in, database, at, noon):
    made = signed(commission())
    browser = sign_in(made.coordinator)
    before = browser.page(publication(made, "/letters")).select_one("pre").get_text()
    at(noon + timedelta(hours=1))

    after = browser.page(publication(made, "/letters")).select_one("pre").get_text()
    assert before == after
