"""Somebody at a browser: opens, reads, fills in, presses. Words are given as the code has them."""

import re
from functools import cache

from playwright.sync_api import expect

from portal.web.catalogue import read_catalogue
from tests.support.living import link_in

expect.set_options(timeout=20_000)  # a machine that runs the whole suite can be slow


@cache
def _catalogue():
    return read_catalogue("lv")


def lv(english, context=None):
    """The Latvian of a sentence of the code, as this person reads it."""
    entry = _catalogue().get(english, context)
    assert entry is not None, f"not in the catalogue: {english}"
    return entry.string


class Someone:
    """A person with a name, an address, a browser and a mailbox."""

    def __init__(self, page, mailbox, email, name=""):
        self.page = page
        self.mailbox = mailbox
        self.email = email
        self.name = name

    def open(self, path):
        """Go to an address of the portal."""
        answer = self.page.goto(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        return self._looked()

    def follow(self, english, context=None, *, within=None):
        """Click the first link of these words."""
        links = (within or self.page).get_by_role("link", name=lv(english, context))
        links.first.click()
        return self._looked()

    def press(self, english, context=None, *, exact=False):
        """Press the button of these words."""
        self.page.get_by_role("button", name=lv(english, context), exact=exact).first.click()
        return self._looked()

    def fill(self, english, text, context=None, *, nth=0):
        """Write into the field of this label."""
        self.page.get_by_label(lv(english, context)).nth(nth).fill(text)

    def write(self, **fields):
        """Write into fields by their names."""
        for name, text in fields.items():
            self.page.locator(f"[name='{name}']").first.fill(text)

    def choose(self, name, value):
        """Choose in a list, or among round or square boxes, by the field's name."""
        field = self.page.locator(f"[name='{name}']").first
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f"[name='{name}'][value='{value}']").check()

    def pick(self, field, words):
        """Choose, in a list, what says these words: the list is known by its label."""
        chosen = self.page.get_by_label(field)
        choice = chosen.locator("option").filter(has_text=words)
        chosen.select_option(choice.get_attribute("value"))

    def tick(self, name):
        """Tick every box of this name."""
        for box in self.page.locator(f"input[name='{name}']").all():
            box.check()

    def sees(self, *texts):
        """The page says this."""
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def sees_not(self, *texts):
        for text in texts:
            expect(self.page.locator("body")).not_to_contain_text(text)

    def stands_at(self, path):
        """The browser is at an address that ends so."""
        expect(self.page).to_have_url(_ends(path))

    def reads(self, subject, *texts):
        """A letter of this subject has come and says this; gives the letter."""
        letter = self.mailbox.wait_for(self.email, subject)
        words = " ".join(letter.get_body(("plain",)).get_content().split())
        for text in texts:
            assert text in words, f"„{text}” is not in the letter:\n{words}"
        return letter

    def opens_link_of(self, subject, part):
        """Open the link that a letter brought."""
        return self.open(link_in(self.mailbox.wait_for(self.email, subject), part))

    def _looked(self):
        self.page.wait_for_load_state()
        assert self.page.locator("h1").count() == 1, self.page.url
        assert self.page.complaints == [], self.page.complaints
        overhang = self.page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        assert overhang <= 0, f"{self.page.url} hangs {overhang} px over the edge"
        return self


def _ends(path):
    return re.compile(re.escape(path) + r"([?#].*)?$")
