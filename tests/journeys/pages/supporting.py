"""Support as it is given: the provider's day, the pupil's answer, the end of a period."""

from playwright.sync_api import expect

from tests.journeys.pages.someone import lv


class Supporting:
    """A provider with the page of the day."""

    def __init__(self, who):
        self.who = who

    def open_day(self, *says):
        self.who.open("/school/today")
        self.who.sees(*says)

    def tap(self, button, *, saved):
        """Say with one tap that it took place."""
        self.who.page.get_by_role("button", name=button).tap()
        self.who.sees(saved)

    def otherwise(self):
        self.who.follow("Otherwise", "session")

    def save(self):
        self.who.press("Save", exact=True)

    def group_without(self, absent):
        """A group session was held, and one of its pupils was ill."""
        self.otherwise()
        self.who.pick(absent, lv("Absent, excused", "attendance"))
        self.save()
        self.who.sees(lv("The group session is saved."))

    def remotely(self):
        """The session was held at a distance; gives what the pupil is told: address and code."""
        self.otherwise()
        page = self.who.page
        page.get_by_role("radio", name=lv("It was held, but otherwise")).check()
        page.get_by_role("radio", name=lv("remotely", "session"), exact=True).check()
        self.save()
        self.who.follow("Tell the pupil the code, so that the session counts")
        address = page.locator("code", has_text="/confirm/").inner_text()
        return address, page.locator(".session-code").inner_text()


def confirm(pupil, address, code):
    """The pupil says that it was held, without signing in."""
    pupil.open(address)
    pupil.page.get_by_label(lv("Your 4-digit code")).fill(code)
    pupil.press("Yes, it was held")
    pupil.sees(lv("Thank you, the session is confirmed."))


def enter_order(leader, *, number, day, last):
    """A director's order that allows remote support."""
    leader.open("/school/orders")
    leader.write(number=number, signed_on=day, valid_from=day, valid_to=last)
    leader.page.get_by_label(lv("For every plan of the school")).check()
    leader.press("Enter the order")
    leader.sees(number)


def suspend(leader, planning, reason):
    leader.open("/school/plans")
    leader.page.get_by_role("row").filter(has_text=planning.code).get_by_role("link").first.click()
    leader.follow("Suspend the plan")
    leader.press("Suspend the plan")
    leader.sees(lv("There is something to correct"))
    leader.write(reason=reason)
    leader.press("Suspend the plan")
    leader.sees(lv("The plan is suspended."), reason)


def resume(leader):
    """From the page of the plan."""
    leader.press("Resume the plan")
    leader.sees(lv("The plan is in revision and needs every approval again."))


def evaluate(author, *, refused):
    """Result, whether support goes on, finish: three taps; below the requirement it asks why."""
    author.open("/school/delivery")
    author.follow("End of the period")
    author.follow("Evaluate")
    why = author.page.get_by_role("group", name=lv("Why there is no improvement"))
    author.page.get_by_role("radio", name=lv("no improvement so far", "outcome")).tap()
    expect(why).to_be_visible()
    author.page.get_by_role("radio", name=lv("improvement is visible", "outcome")).tap()
    expect(why).not_to_be_visible()
    continues = author.page.get_by_role("group", name=lv("Support has to continue"))
    continues.get_by_role("radio", name=lv("yes"), exact=True).tap()
    author.press("Finish the evaluation")
    author.sees(lv("There is something to correct"), refused)
    author.page.get_by_label(lv("Explain why.")).fill("Kārlis divas nedēļas slimoja.")
    author.press("Finish the evaluation")
    author.sees(lv("The plan is evaluated."))
