"""A member of the commission at work: impartiality, conflicts, score sheets."""

from tests.journeys.pages.someone import lv

REASON = "Jaunieši plānu veidoja paši, un tas ir skaidri pamatots."


class Judging:
    """A member with the competition they judge."""

    def __init__(self, who, code):
        self.who = who
        self.queue = f"/evaluation/{code}"

    def accept_invitation(self):
        """Follow the letter and take the place in the commission."""
        self.who.opens_link_of("", "/invitations/")
        self.who.press("Join")

    def declare(self):
        """Look at the applicants and declare impartiality."""
        self.who.open(f"{self.queue}/declaration")
        self.who.press("Declare")

    def step_back_from(self, title):
        """Declare a conflict with the application before its content opens."""
        self._open(title)
        self.who.page.get_by_role("radio", name=lv("I have a conflict of interest")).check()
        self.who.page.get_by_role(
            "radio", name=lv("I helped to write the application"), exact=False
        ).check()
        self.who.press("Continue")

    def score(self, title, points):
        """Give the same points in every criterion, a reason to each, and hand the sheet in."""
        self._open(title)
        page = self.who.page
        page.get_by_role("radio", name=lv("I have no conflict of interest")).check()
        self.who.press("Continue")
        self.who.sees(
            lv(
                "You will see the marks of others when you have handed in yours or "
                "the chair opens the discussion."
            )
        )
        self.who.follow("The whole sheet on one page")
        sheet = page.get_by_role("region", name=lv("Score sheet", "commission"))
        reasons = sheet.get_by_label(lv("Reason (the organisation will read it)"))
        for number in range(reasons.count()):
            criterion = sheet.get_by_role("group").filter(has=page.get_by_role("radio")).nth(number)
            criterion.get_by_role("radio", name=str(points), exact=True).check()
            reasons.nth(number).fill(REASON)
        self.who.press("Finish and go to the next")

    def _open(self, title):
        self.who.open(self.queue)
        self.who.page.get_by_role("link", name=title).click()
