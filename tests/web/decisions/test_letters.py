"""The letters word for word: what each kind says, whom it never names, both languages."""

import pytest

from portal.notifications.models import Letter
from portal.organisations.types import Kind

TITLE = "O'Brien & „Ķīlis” <b>"


def letters_to(database, email):
    database.session.commit()
    return database.session.query(Letter).filter_by(template="decisions/result", recipient=email)


def told(database, made, index):
    return letters_to(database, made.owners[index].email).one()


def test_the_approved_are_told_the_sum_and_what_to_do(commission, published, database):
    made = published(commission())
    letter = told(database, made, 0)
    application = made.applications[0]
    text = letter.text.replace("\xa0", " ")

    assert (
        letter.subject.replace("\xa0", " ") == f"„{application.title}” ir apstiprināts: 4 600,00 €"
    )
    assert text.startswith("Labdien!\n\nKomisija apstiprināja biedrības ")
    assert f"pieteikumu {application.number} „{application.title}”." in text
    assert "Lēmums: 09.04.2027. Nr. 12" in text
    assert "Finansējums: 4 600,00 €" in text
    assert "Jūsu punkti: 45,00 no 50 · slieksnis: 25 · vieta: 1 no 4" in text
    assert "1. Vajadzība: 9,00 no 10." in text
    assert "Kas jādara" in text
    assert "Ja nepiekrītat" not in text
    assert f"http://localhost/results/{made.code}" in text
    assert f"http://localhost/applications/{application.id}/result" in text
    assert "Jautājumi? Ilze Koordinatore, 2000 0000 (darba dienās 9.00–17.00), " in text


def test_the_reserve_are_told_their_place_and_what_it_means(commission, published, database):
    made = published(commission())
    letter = told(database, made, 2)

    assert letter.subject.endswith("rezerves sarakstā 1. vietā")
    assert "kvota (projektu skaits: 2) ir aizpildīta" in letter.text
    assert "rakstīsim un zvanīsim.\n\nJūsu punkti: 35,00 no 50" in letter.text
    assert "\n\n\n" not in letter.text
    assert "Ja nepiekrītat\n" in letter.text
    assert "Lēmumu var apstrīdēt viena mēneša laikā domē." in letter.text


def test_those_below_the_minimum_are_told_which_and_why(commission, published, database):
    made = published(commission())
    letter = told(database, made, 3)
    text = letter.text

    assert letter.subject == f"Lēmums par „{made.applications[3].title}”: nav apstiprināts"
    assert "Iemesls: pieteikums nesasniedza slieksni." in text
    assert "Kopā 15,00 no 50 punktiem, vajag vismaz 25." in text
    assert "1. kritērijā vidējais vērtējums ir 3,00, vajag vismaz 4." in text
    assert "1. Vajadzība: 3,00 no 10. Pamatojums par „Vajadzība”." in text
    assert "Lēmumu var apstrīdēt viena mēneša laikā domē." in text


def test_the_inadmissible_are_told_the_rule_and_the_fact(commission, checked, published, database):
    made = commission()
    application = commission.add(made, None)
    checked(application, met=False, note="Pieteikumu parakstīja cits cilvēks.")
    published(made)
    letter = told(database, made, 4)

    assert letter.subject.endswith("neatbilst nolikumam")
    assert "- Pieteikumu parakstījusi paraksttiesīgā persona" in letter.text
    assert "Pieteikumā: Pieteikumu parakstīja cits cilvēks." in letter.text
    assert "Pēc nolikuma šo kritēriju precizēt nevar." in letter.text
    assert "Saturu komisija nevērtēja, tāpēc punktu nav." in letter.text
    assert "Jūsu punkti" not in letter.text


def test_the_late_are_told_when_it_came_and_when_it_closed(commission, published, database):
    made = commission()
    commission.add(made, None, is_late=True)
    published(made)

    assert "Pieteikums saņemts pēc termiņa: 01.03.2027." in told(database, made, 4).text


def test_good_enough_but_refused_says_so_with_the_commissions_reason(
    commission, meet, sign_in, database
):
    made = commission()
    browser = meet(made)
    address = f"/competitions/{made.code}/meeting"
    refused = made.applications[2]
    page = browser.page(f"{address}/applications/{refused.id}")
    votes = {one["name"]: "for" for one in page.select("input[name^=vote_]")}
    browser.post(
        f"{address}/applications/{refused.id}",
        data={"outcome": "rejected", "reason": "Projekts jau ir noticis."} | votes,
    )
    browser.post(f"{address}/decide-undisputed")
    browser.post(f"{address}/adopt-reasons")
    sign_in(made.chair.person).post(f"{address}/minutes/sign")
    publication = f"/coordinator/competitions/{made.code}/publication"
    sign_in(made.coordinator).post(f"{publication}/confirm")
    sign_in(made.chair.person).post(f"{publication}/publish")
    letter = told(database, made, 2)

    assert letter.subject.endswith("nav apstiprināts, kvota aizpildīta")
    assert "kvotu (projektu skaits: 2) aizpildīja augstāk vērtētie pieteikumi" in letter.text
    assert "Pēdējam apstiprinātajam: 40,00" in letter.text
    assert "Projekts jau ir noticis." in letter.text


def test_an_english_reader_gets_english_first_and_the_latvian_text_below(
    commission, make, published, database
):
    made = commission(points=(9, 3))
    for owner in made.owners:
        owner.language = "en"
    make.session.commit()
    published(made)
    approved, refused = told(database, made, 0), told(database, made, 1)

    assert "is approved: €4,600.00" in approved.subject
    assert approved.text.startswith("Hello,\n\nThe commission approved the application")
    english, _, latvian = approved.text.partition(
        "Informative translation. The Latvian text is binding."
    )
    assert "45.00 of 50" in english
    assert "45,00 no 50" in latvian
    assert "Komisija apstiprināja" in latvian
    assert "Komisija" not in english
    assert f"http://localhost/en/results/{made.code}" in english
    assert f"http://localhost/results/{made.code}" in latvian
    assert "The decision may be contested within one month." in refused.text
    assert "Lēmumu var apstrīdēt viena mēneša laikā domē." in refused.text
    assert "15.00 of 50 points in all, at least 25 is needed." in refused.text
    assert latvian.startswith("\n\n--------\n\nKomisija apstiprināja")
    assert f"/results/{made.code}\n\n--------\n\nQuestions? Ilze Koordinatore" in latvian
    assert english.endswith(f"/en/results/{made.code}\n\n")
    assert "Latvian text is binding" in approved.html
    assert "Komisija apstiprināja" in approved.html


@pytest.mark.parametrize("index", range(4))
def test_no_letter_names_who_scored(commission, published, database, index):
    letter = told(database, published(commission()), index)

    for name in ("Kārlis Ozols", "Dace Upīte", "Zane Liepa"):
        assert name not in letter.text
        assert name not in letter.html


@pytest.mark.parametrize("index", range(4))
def test_every_letter_is_whole(commission, published, database, index):
    letter = told(database, published(commission()), index)

    for text in (letter.subject, letter.text, letter.html):
        for fault in ("{{", "{%", "None", "Undefined", "&amp;amp;", "\n\n\n\n"):
            assert fault not in text, (fault, text)
    assert "\n" not in letter.subject


@pytest.mark.parametrize("mark", [9, 3])
def test_hostile_names_are_only_words(commission, make, published, database, mark):
    made = commission(points=(8,))
    organisation = make.organisation(name=TITLE, kind=Kind.FOUNDATION)
    commission.add(made, mark, title=TITLE, organisation=organisation)
    published(made)
    letter = told(database, made, 1)

    assert TITLE in letter.subject
    assert f"nodibinājuma „{TITLE}” pieteikumu" in letter.text
    assert "<b>" not in letter.html.replace("<br>", "")
    assert "O&#39;Brien &amp; „Ķīlis” &lt;b&gt;" in letter.html


def test_the_same_address_is_told_once(commission, make, published, database):
    made = commission(points=(9,))
    made.applications[0].organisation.contact_email = made.owners[0].email.upper()
    make.session.commit()
    published(made)

    assert letters_to(database, made.owners[0].email).count() == 1
    assert database.session.query(Letter).filter_by(template="decisions/result").count() == 1


def test_answers_to_a_letter_reach_people(commission, published, database):
    letter = told(database, published(commission()), 0)

    assert letter.reply_to == "konkursi@example.lv"
