"""A browser that complains: every page it opens is examined."""

import pytest
from bs4 import BeautifulSoup
from flask import session
from flask.testing import FlaskClient

from portal.accounts import session as sign_ins
from portal.extensions import db
from portal.kernel import clock
from tests.support.page import faults_of


class StrictClient(FlaskClient):
    """A client that refuses a page with a fault, and any 500.

    The test's own session is committed first, so the request sees what the test made, and each
    request has an app context of its own, as on a server.
    """

    is_strict = True
    examines = True
    """On one engine is enough: what a page looks like does not depend on where its rows lie."""

    def open(self, *args, **kwargs):
        db.session.commit()
        kwargs.setdefault("buffered", True)  # a download is read and closed here
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        if self.is_strict:
            _refuse_a_fault(response)
            if self.examines:
                _examine(response)
        return response

    def page(self, url, **kwargs):
        """Open an address, expect 200, return the page to look into."""
        response = self.get(url, **kwargs)
        assert response.status_code == 200, f"{url} answered {response.status}"
        return BeautifulSoup(response.text, "html.parser")


class HastyClient(StrictClient):
    """Opens many pages a second, without reading them: other tests do."""

    is_strict = False


def _address(response):
    return f"{response.request.method} {response.request.path}"


def _refuse_a_fault(response):
    fault = f"{_address(response)} answered 500; its traceback is in the log below"
    assert response.status_code != 500, fault


def _examine(response):
    if response.mimetype == "text/html" and response.data and not response.location:
        faults = faults_of(response.text)
        assert not faults, f"{_address(response)} ({response.status}):\n  " + "\n  ".join(faults)


@pytest.fixture
def client(app, database):
    """A visitor."""
    return app.test_client()


@pytest.fixture
def sign_in(app, database):
    """Return a browser in which the person is signed in, by a real sign-in of the database."""
    return lambda person: client_of(app, person)


def client_of(app, person):
    """A client of the app, in which the person has signed in."""
    db.session.commit()
    client = app.test_client()
    with app.test_request_context():
        sign_ins.begin(person, device="test", at=clock.now())
        cookie = dict(session)
    with client.session_transaction() as kept:
        kept.update(cookie)
        kept.permanent = True
    return client
