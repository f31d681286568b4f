"""A clarification in the browser: asked, corrected to the cent, sent, compared, accepted."""

from datetime import timedelta

from tests.journeys.pages.someone import lv

PRICE = "Cena, €, 1. pozīcija"
SHORT_OF_A_CENT = "Tāmē vēl jāsadala 0,01 €"


def test_a_clarification_from_the_question_to_the_acceptance(make, signed_in, at):
    competition = make.competition(closes_at=make.now + timedelta(minutes=5))
    organisation = make.organisation()
    owner = make.owner(organisation)
    application = make.frozen(competition=competition, organisation=organisation, by=owner)
    desk, form = f"/coordinator/applications/{application.id}", f"/applications/{application.id}"
    at(make.now + timedelta(minutes=10))
    coordinator = signed_in(make.coordinator(competition.municipality))
    team = signed_in(owner)

    _the_coordinator_asks(coordinator, desk)
    _the_team_is_a_cent_short(team)
    _the_team_puts_it_right(team, form)
    _the_coordinator_compares_and_accepts(coordinator, desk)


def _the_coordinator_asks(coordinator, desk):
    coordinator.open(desk)
    coordinator.follow("Ask for a clarification")
    coordinator.write(question="Cik maksā autobuss?")
    coordinator.choose("sections", "cost_plan")
    coordinator.press("Send the request")
    coordinator.sees(lv("What was asked"), "Gaida precizējumu līdz 08.03.2027.")


def _the_team_is_a_cent_short(team):
    team.reads("Jāprecizē līdz 08.03.2027.", "Cik maksā autobuss?", "- Tāme")
    team.opens_link_of("Jāprecizē līdz", "/clarifications/")
    team.follow("Make the cost plan")
    team.page.get_by_label(PRICE).fill("4599,99")
    team.press("Save and go back")
    team.follow("Check and send")
    team.sees(SHORT_OF_A_CENT)
    team.page.locator("[name='true']").check()
    team.press("Send the clarification")
    team.sees(SHORT_OF_A_CENT)


def _the_team_puts_it_right(team, form):
    team.open(f"{form}/cost-plan")
    team.page.get_by_label(PRICE).fill("4600,00")
    team.page.get_by_label("Kas un kam, 1. pozīcija").fill("Autobuss un materiāli")
    team.press("Save and go back")
    team.follow("Check and send")
    team.sees("Autobuss un materiāli")
    team.page.locator("[name='true']").check()
    team.press("Send the clarification")
    team.sees(lv("We have your clarification."))
    team.reads("Precizējumu saņēmām", "Tagad spēkā ir 2. versija", "Pārbaudes kods")


def _the_coordinator_compares_and_accepts(coordinator, desk):
    coordinator.open(desk)
    coordinator.page.get_by_role("link", name="Cik maksā autobuss?").click()
    coordinator.sees("Autobuss un materiāli", lv("Was", "difference"), lv("Now", "difference"))
    coordinator.press("Accept")
    coordinator.sees(lv("Clarified"))
