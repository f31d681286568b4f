"""A plan at its author's phone, and at the desks it has to pass."""

import re

from tests.journeys.pages.someone import lv

SCAN = {
    "name": "iesniegums.pdf",
    "mimeType": "application/pdf",
    "buffer": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
}


class Planning:
    """A person with the plan they write."""

    def __init__(self, who, code=""):
        self.who = who
        self.code = code

    def begin(self, pupil):
        """Begin a plan for this pupil; keep the number it was given."""
        self.who.open("/school/plans")
        self.who.follow("New plan")
        self.who.pick(lv("Pupil"), pupil)
        self.who.press("Begin the plan")
        self.code = re.search(r"/plans/([^/]+)/edit", self.who.page.url)[1]

    def attach_application(self, *, by, on):
        """Say who signed the application, and attach its scan."""
        self.who.follow("Signed application")
        self.who.write(signed_by=by, signed_on=on)
        self.who.page.locator("#file").set_input_files(SCAN)
        self.who.press("Save and continue")

    def name_risk(self, risk, why):
        """Tick a risk and say what shows it; the field for it opens by itself."""
        self.who.follow("Risks")
        self.who.page.get_by_label(risk, exact=True).check()
        self.who.page.locator("textarea:visible").fill(why)
        self.who.press("Save and continue")

    def add_consultation(self, subject, provider, *, units, times):
        """Add a consultation at these times of the week: (weekday, hour)."""
        self.who.follow("Support measures")
        self.who.page.get_by_label(lv("consultation in a subject", "measure")[1:]).check()
        self.who.press("Add a measure")
        self.who.pick(lv("Subject", "school subject"), subject)
        self.who.pick(lv("Who gives the support"), provider)
        self.who.fill("Planned units", units)
        for number, (weekday, hour) in enumerate(times, 1):
            if number > 1:
                self.who.press("Add a time")
            self.who.page.locator(f"#time-{number}-day").select_option(label=weekday)
            self.who.page.locator(f"#time-{number}-starts").fill(hour)
        self.who.press("Save and continue")
        self.who.follow("Back to the steps")

    def write_words(self, words):
        self.who.follow("The pupil's own words")
        self.who.write(words=words)
        self.who.press("Save and continue")

    def hand_over(self):
        """Check the plan and send it, from its steps."""
        self.who.follow("Check the plan and send it for approval")
        self.who.press("Send for approval")
        self.who.sees(lv("The plan is with the head of the school."))

    def go_on_writing(self):
        """Open the plan from the list and go back to its steps."""
        self.open()
        self.who.follow("Go on writing")

    def open(self):
        """Open the plan from the list of plans."""
        self.who.open("/school/plans")
        row = self.who.page.get_by_role("row").filter(has_text=self.code)
        row.get_by_role("link").first.click()
        self.who.sees(self.code)


class Desk:
    """Somebody who approves, at the page of what waits for them."""

    def __init__(self, who, address):
        self.who = who
        self.address = address

    def approve(self, code, *says):
        """Tick the one plan and approve it; the page says of it what is given."""
        self.who.open(self.address)
        self.who.sees(code, *says)
        self.who.page.get_by_role("checkbox", name=code).check()
        self.who.press("Approve the ticked plans")
        onward = "" if self.address.startswith("/agency") else " un nodots tālāk"
        self.who.sees(f"1 plāns ir apstiprināts{onward}.")

    def give_back(self, code, comment):
        self.who.open(self.address)
        self.who.page.get_by_role("link", name=code).click()
        self.who.follow("Return with a comment")
        self.who.write(comment=comment)
        self.who.press("Return the plan")
