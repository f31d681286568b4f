"""An application at its team's browser: started, filled in, checked, submitted."""

import re

from tests.builders.drafts import ANSWERS, typed
from tests.journeys.pages.someone import lv


class Applying:
    """A person with the application they work on."""

    def __init__(self, who, address=""):
        self.who = who
        self.address = address

    def register_organisation(self, *, number, name, **more):
        """Say who applies, where the portal asks for it."""
        self.who.fill("Registration number", number)
        self.who.page.get_by_role("radio", name="biedrība").check()
        self.who.fill("Name (as in the register)", name)
        self.who.page.get_by_text(
            lv("Who signs, the account, the contact person: now or later")
        ).click()
        self.who.write(**more)
        self.who.press("Register the organisation")
        self.who.sees_not(lv("There is something to correct"))

    def start(self):
        """Choose the one organisation there is, where registering it led to."""
        self.who.stands_at("/applications")
        self.who.press("Start the application")
        self.who.page.wait_for_url(re.compile(r"/applications/\d+$"))
        self.address = re.search(r"/applications/\d+", self.who.page.url)[0]

    def fill_in(self, **changes):
        """Write every section of text on its own page and say that it is finished."""
        for section, answers in ANSWERS.items():
            self.who.open(f"{self.address}/sections/{section.value}")
            self.who.write(**typed(answers | changes.get(section.value, {})))
            self._finish()
        self.who.open(f"{self.address}/attachments")
        self._finish()

    def plan(self, price):
        """Write a cost plan of one line."""
        self.who.open(f"{self.address}/cost-plan")
        page = self.who.page
        page.get_by_label("Kas un kam, 1. pozīcija").fill("Materiāli mentoru darbnīcai")
        page.get_by_label("Veids, 1. pozīcija").select_option("materials")
        page.get_by_label("Daudzums, 1. pozīcija").fill("1")
        page.get_by_label("Mērvienība, 1. pozīcija").fill("komplekts")
        page.get_by_label("Cena, €, 1. pozīcija").fill(price)

    def finish_plan(self, price):
        self.plan(price)
        self._finish()

    def leave_plan(self, price):
        """Save the plan and say that it is not finished."""
        self.plan(price)
        self.who.page.get_by_role("radio", name=lv("No, I will come back")).check()
        self.who.press("Save and continue")

    def check(self):
        """Open what is read before submitting."""
        self.who.open(f"{self.address}/check")

    def declare_and_press(self):
        """Tick every declaration and press the button."""
        declarations = self.who.page.get_by_role("group", name=lv("Declarations"))
        for box in declarations.get_by_role("checkbox").all():
            box.check()
        self.who.press("Submit the application")

    def submit(self):
        """Submit, and read on the receipt that it is done."""
        self.check()
        self.who.sees(lv("Everything is filled in. You can submit."))
        self.declare_and_press()
        self.who.stands_at(f"{self.address}/receipt")

    def _finish(self):
        self.who.page.get_by_role("radio", name=lv("Yes, finished")).check()
        self.who.press("Save and continue")
        self.who.stands_at(self.address)


def submit(applying, number):
    applying.submit()
    number = f"PAR-2027-7/{number}"
    applying.who.sees(number, "pirmdien, 2027. gada 1. martā, plkst. 12.")
    applying.who.reads(f"Pieteikums {number} iesniegts", number, "Pārbaudes kods")


def a_cent_too_little_is_refused(applying):
    applying.leave_plan("4599,99")
    applying.check()
    applying.declare_and_press()
    applying.who.stands_at(f"{applying.address}/check")
    applying.who.sees("Tāmē vēl jāsadala 0,01 €")
    applying.finish_plan("4600,00")
    submit(applying, "002")
