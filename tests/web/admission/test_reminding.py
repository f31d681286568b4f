"""A team with a draft is reminded by its municipality, at most once a day."""


def test_every_writer_of_a_draft_is_reminded_once_a_day(make, sign_in, letters):
    competition = make.competition()
    organisation = make.organisation()
    owner, viewer = make.owner(organisation), make.viewer(organisation)
    make.application(competition=competition, organisation=organisation, title="Skolas radio")
    make.submitted(competition=competition, organisation=make.organisation())
    coordinator = make.coordinator(competition.municipality)
    address = f"/coordinator/competitions/{competition.code}/applications/remind"

    for _ in range(2):
        sign_in(coordinator).post(address)
    (letter,) = letters()
    assert letter.recipient == owner.email != viewer.email
    assert letter.subject == "Vēl nav iesniegts: „Skolas radio”"
    assert "4 600,00 €".replace(" ", "\u00a0") in letter.text


def test_a_call_without_a_contact_of_its_own_names_the_municipalitys(make, sign_in, letters):
    competition = make.competition(contact_name="", contact_phone="", contact_email="")
    organisation = make.organisation()
    make.owner(organisation)
    make.application(competition=competition, organisation=organisation)
    office = competition.municipality
    office.contact_name, office.contact_phone = "Sanita Zvirbule", "6000 0202"
    browser = sign_in(make.coordinator(office))

    browser.post(f"/coordinator/competitions/{competition.code}/applications/remind")

    [letter] = letters()
    for words in ("Sanita Zvirbule", "6000", office.contact_email):
        assert words in letter.text
        assert words in letter.html
