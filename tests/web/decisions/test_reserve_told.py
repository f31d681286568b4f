"""After a winner does not take the grant: what the letters, the pages and the tables say."""

import pytest

from portal.competitions.models import Competition
from portal.statistics.queries import overviews
from tests.support.reserve import REASON, letters_of, press, text_of


def test_both_are_told_in_words_of_their_own(commission, published, sign_in, database):
    made = published(commission())
    press(sign_in(made.coordinator), made, 0)
    told, offered = (letters_of(database, f"decisions/{name}") for name in ("declined", "offer"))

    for letters, index in ((told, 0), (offered, 2)):
        application = made.applications[index]
        assert {one.recipient for one in letters} == {
            made.owners[index].email,
            application.organisation.contact_email,
        }
        text = letters[0].text.replace("\xa0", " ")
        assert f"pieteikumam {application.number} „{application.title}”" in text
        assert f"http://localhost/applications/{application.id}/result" in text
    assert f"Iemesls: {REASON}" in told[0].text
    assert "netiks izmantots" in told[0].subject
    assert "&lt;b&gt;&amp;" in told[0].html
    offer = offered[0].text.replace("\xa0", " ")
    assert (
        offered[0]
        .subject.replace("\xa0", " ")
        .endswith("ir nākamais rezerves sarakstā: piedāvājam 4 600,00 €")
    )
    assert "Finansējums: 4 600,00 €" in offer
    assert "Kas jādara" in offer
    assert "Ja projektu vairs neplānojat" in offer
    assert "Komisija apstiprināja" not in offer
    assert made.applications[0].title not in offer
    assert REASON not in offer


@pytest.mark.parametrize("template", ["decisions/declined", "decisions/offer"])
@pytest.mark.parametrize("language", ["lv", "en"])
def test_every_letter_is_whole(commission, published, sign_in, make, database, language, template):
    made = commission()
    for owner in made.owners:
        owner.language = language
    make.session.commit()
    press(sign_in(published(made).coordinator), made, 0)
    letter = letters_of(database, template)[0]

    for text in (letter.subject, letter.text, letter.html):
        for fault in ("{{", "{%", "None", "Undefined", "&amp;amp;", "\n\n\n\n"):
            assert fault not in text, (fault, text)
    assert ("Latvian text is binding" in letter.text) is (language == "en")
    assert "Labdien" in letter.text if language == "lv" else letter.text.startswith("Hello,\n")


def test_every_page_says_what_is_so_now(commission, published, sign_in, client):
    made = published(commission())
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    first, third = made.applications[0], made.applications[2]

    public = client.page(f"/results/{made.code}")
    funded = public.select_one("section[aria-labelledby=funded]").get_text(" ", strip=True)
    assert f"{first.title} organizācija atteicās" in funded
    assert f"{third.title} no rezerves saraksta" in funded
    assert public.select_one("section[aria-labelledby=reserve]") is None
    assert REASON not in public.get_text()
    assert "9 200,00 €" in public.get_text().replace("\xa0", " ")
    assert "apstiprināti 2" in text_of(client, "/results")

    declined = text_of(sign_in(made.owners[0]), f"/applications/{first.id}/result")
    assert "Organizācija finansējumu neizmanto" in declined
    assert REASON in declined
    assert "Pieteikums ir apstiprināts" not in declined
    offered = text_of(sign_in(made.owners[2]), f"/applications/{third.id}/result")
    assert "Jums piedāvāts finansējums: 4 600,00 €" in offered
    assert "Piedāvāts no rezerves saraksta" in offered


def test_the_tables_say_what_is_so_now(commission, published, sign_in, client):
    made = published(commission())
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    rows = client.get(f"/results/{made.code}/ranking.csv").get_data(as_text=True).splitlines()
    assert [row.rpartition(";")[2] for row in rows[1:]] == [
        "Atteicās",
        "Apstiprināts",
        "Apstiprināts",
        "Noraidīts",
    ]
    table = browser.get(f"/competitions/{made.code}/meeting/applications.csv")
    lines = table.get_data(as_text=True).splitlines()[1:5]
    assert "Atteicās" in lines[0]
    assert lines[0].endswith(f";{REASON}")
    assert "4\xa0600,00" not in lines[0]
    assert "4\xa0600,00;" in lines[2]


def test_the_letters_already_sent_stay_what_they_were(commission, published, sign_in):
    made = published(commission())
    browser = sign_in(made.coordinator)
    address = f"/coordinator/competitions/{made.code}/publication/letters?outcome=reserve"
    before = browser.page(address).select_one("pre").get_text()
    press(browser, made, 0)

    assert browser.page(address).select_one("pre").get_text() == before


def test_only_those_who_take_the_grant_are_counted(
    commission, published, sign_in, client, database, make
):
    made = published(commission())
    browser = sign_in(made.coordinator)
    press(browser, made, 0)
    press(browser, made, 2)

    assert "apstiprināti 1" in text_of(client, "/results")
    competition = database.session.get(Competition, made.competition.id)
    funnel = overviews([competition], at=make.now)[0].funnel
    assert (funnel.decided, funnel.approved) == (4, 1)
