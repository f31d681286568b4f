"""Journeys: a person, a browser, the whole portal running."""

import pytest

from tests.journeys.pages.someone import Someone
from tests.journeys.pages.watched import WATCHED, Watched
from tests.support.browsers import find_browser
from tests.support.browsing import client_of
from tests.support.living import LivingPortal


def pytest_collection_modifyitems(items):
    """Begin with the longest, so that the others can go on beside them."""
    items.sort(key=lambda item: "test_axe" not in item.nodeid)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = find_browser()
    if found is None:
        pytest.skip("Chromium is not installed")
    arguments = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"]
    return {**browser_type_launch_args, "executable_path": found, "args": arguments}


@pytest.fixture(scope="session")
def living(tmp_path_factory):
    with LivingPortal(tmp_path_factory.mktemp("journeys")).running() as living:
        yield living


@pytest.fixture
def make(living):
    """Builders, on the living portal's own database."""
    with living.at_the_start() as make:
        yield make


@pytest.fixture
def mailbox(living):
    return living.mailbox


@pytest.fixture
def at(living, make):
    """Set the clock of the living portal."""
    return living.clock.set


@pytest.fixture
def open_browser(living, make, browser, request):
    """A browser of one's own, on a page that notes every complaint of the browser."""
    contexts = []
    watched = request.node.stash.setdefault(WATCHED, [])

    def open_browser(**options):
        context = browser.new_context(
            base_url=living.address, locale="lv-LV", reduced_motion="reduce", **options
        )
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        watched.append(Watched(page))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda said: said.type == "error" and page.complaints.append(said.text))
        return page

    yield open_browser
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(living, make):
    """A client in which the person is signed in, for what no browser need do."""
    return lambda person: client_of(living.app, person)


@pytest.fixture
def cookies_in(living):
    """What a browser has to know so that it goes on where this client stopped."""

    def cookies_in(client):
        kept = client.get_cookie(living.app.config["SESSION_COOKIE_NAME"])
        return [{"name": kept.key, "value": kept.value, "url": living.address}] if kept else []

    return cookies_in


@pytest.fixture
def someone(open_browser, mailbox):
    """A person at a browser of their own: `someone("anna@example.test", "Anna Bērziņa")`."""

    def someone(email="", name="", **browser):
        return Someone(open_browser(**browser), mailbox, email, name)

    return someone


@pytest.fixture
def signed_in(someone, sign_in, cookies_in):
    """A person of the builders, at a browser in which they are signed in."""

    def signed_in(person):
        one = someone(person.email, person.name)
        one.page.context.add_cookies(cookies_in(sign_in(person)))
        return one

    return signed_in
