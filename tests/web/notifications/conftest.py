"""A mail server, and a worker that delivers to it."""

import pytest

from portal.extensions import mail
from portal.notifications.delivery.worker import Worker
from tests.support.post_office import open_post_office


@pytest.fixture
def post_office(app, socket_enabled):
    """A mail server the portal is told about."""
    with open_post_office() as (office, port):
        office.port = port
        _tell(app, server="127.0.0.1", port=port)
        yield office
    _tell(app, server="", port=25)


def _tell(app, *, server, port):
    app.config["MAIL_SERVER"] = server
    app.config["MAIL_PORT"] = port
    mail.init_app(app)


@pytest.fixture
def deliver(app, database):
    """Deliver what is due now, as one worker would; return how many letters it tried."""

    def deliver(**settings):
        kept = {name: app.config[name] for name in settings}
        app.config.update(settings)
        worker = Worker(app)
        worker.poll = 0.01
        database.session.commit()
        try:
            return worker.deliver_due()
        finally:
            worker.carrier.rest()
            app.config.update(kept)
            database.session.commit()

    return deliver
