"""What a browser did and showed, for the report of a journey that failed."""

from collections import deque

import pytest
from playwright.sync_api import Error

WATCHED = pytest.StashKey[list]()
_LATEST = 30


class Watched:
    """Notes what a page asks for and is answered; tells it, with what the page shows."""

    def __init__(self, page):
        self.page = page
        self.heard = deque(maxlen=_LATEST)
        page.on("request", lambda asked: self._note(asked.method, asked.url))
        page.on("response", lambda answer: self._note(answer.status, answer.url))
        page.on("requestfailed", lambda lost: self._note(lost.failure, lost.url))
        page.on("framenavigated", lambda frame: self._note("now at", frame.url))

    def _note(self, what, url):
        if "/assets/" not in url:
            self.heard.append(f"{what} {url}")

    def tell(self):
        """What was heard and what stands on the page."""
        try:
            shown = self.page.inner_text("body", timeout=2_000)
            kept = self.page.evaluate("JSON.stringify({...localStorage})")
        except Error as gone:
            shown, kept = str(gone), ""
        return "\n".join([*self.heard, f"kept: {kept}", shown, *self.page.complaints])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Tell with a journey that failed what its browsers did and showed."""
    report = yield
    if report.when == "call" and report.failed:
        for number, watched in enumerate(item.stash.get(WATCHED, []), 1):
            report.sections.append((f"browser {number}", watched.tell()))
    return report
