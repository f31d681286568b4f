"""Publishing fifty results: the act, and apart from it the worker handing over letters."""

import statistics
import time
from datetime import timedelta

from aiosmtpd.controller import Controller
from sqlalchemy import func, select

from benchmarks.client import Browser, Request, Timing
from benchmarks.queries import count_queries
from benchmarks.servers import free_port
from portal.demo import competitions, decisions, evaluation
from portal.demo.applications import Applications, check_all
from portal.demo.evaluation import Marks
from portal.extensions import db, mail
from portal.kernel.identity import Role
from portal.notifications.models import Letter
from portal.notifications.types import LetterStatus

CALLS = 6
RESULTS = 50


def code_of(number):
    """The code of one of the calls that are decided and wait to be published."""
    return f"PUBLISH-{number}"


def load(town, people, second, organisations, now):
    """Load decided calls of fifty applications; several, as each can be published only once."""
    town.second_person_publishes = False
    for number in range(CALLS):
        _decided(code_of(number), town, people, second, organisations, now)


def _decided(code, town, people, second, organisations, now):
    by = people[Role.COORDINATOR].id
    call = competitions.competition(
        town,
        code,
        (now - timedelta(days=60), now - timedelta(days=20)),
        stage="decided",
        quota=RESULTS,  # ties across the funding line would have to be settled by hand
        evaluate_by=(now - timedelta(days=3)).date(),
    )
    commission = evaluation.commission(call, people, second, by=by, at=now - timedelta(days=18))
    write = Applications(call, seed=RESULTS)
    received = []
    for place in range(RESULTS):
        one = organisations.all[place]
        at = call.opens_at + timedelta(hours=place)
        received.append(write.submitted(one, organisations.owner_of(one.id), at))
    check_all(received, call, by=by, at=now - timedelta(days=17))
    marks = Marks(call, seed=RESULTS)
    marks.all_of(commission.voting[:3], received, now - timedelta(days=5))
    decisions.hold_meeting(call, commission, number="1", at=now - timedelta(days=3))
    by_number = {one.number: one for one in received}
    decisions.decide(call, by_number, commission, at=now - timedelta(days=2))


def measure_publishing(app, port, floor, cookie, token):
    """Publish each call; give the timing of the request, its queries, and of the worker's part."""
    requests = [
        Request(
            f"/coordinator/competitions/{code_of(number)}/publication/publish",
            cookie,
            {"csrf_token": token},
        )
        for number in range(CALLS)
    ]
    queries = count_queries(app, requests[0])
    beside, seconds = [], []
    for request in requests[1:]:
        # A connection of its own each: the server hangs up on one that waits.
        beside += [_asked(floor, Request("/rows")) for _ in range(12)]
        seconds.append(_asked(port, request))
    base = statistics.median(beside)
    act = Timing(statistics.median(seconds), max(seconds), 0.0, base)
    return act, queries, hand_over(app)


def _asked(port, request):
    browser = Browser(port)
    try:
        return browser.ask(request)
    finally:
        browser.close()


def hand_over(app):
    """Let the worker hand every letter to a server here; give the seconds and how many."""
    taken = []

    class Mailbox:
        async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - aiosmtpd's name
            taken.append(envelope.rcpt_tos)
            return "250 OK"

    from portal.notifications.delivery.worker import Worker  # noqa: PLC0415 - only here

    server = Controller(Mailbox(), hostname="127.0.0.1", port=free_port())
    server.start()
    try:
        app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=server.port)
        mail.init_app(app)
        with app.app_context():
            if (waiting := _count(LetterStatus.QUEUED)) < CALLS * RESULTS:
                raise RuntimeError(f"publishing queued {waiting} letters only")
            worker = Worker(app)
            start = time.perf_counter()
            worker.deliver_due()
            took = time.perf_counter() - start
            worker.carrier.rest()
    finally:
        server.stop()
    if len(taken) != waiting:
        raise RuntimeError(f"{len(taken)} of {waiting} letters came")
    return took, waiting


def _count(status):
    return db.session.scalar(select(func.count()).where(Letter.status == status))
