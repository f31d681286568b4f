"""Publishing fifty results, until the mail server has the last letter."""

import statistics
import time
from dataclasses import dataclass
from datetime import timedelta

from benchmarks.client import Browser, Request, Timing
from benchmarks.post import PostOffice, workers
from benchmarks.queries import count_queries
from portal.demo import competitions, decisions, evaluation
from portal.demo.applications import Applications, check_all
from portal.demo.evaluation import Marks
from portal.extensions import mail
from portal.kernel.identity import Role
from portal.notifications.delivery.worker import Worker

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
        stage="evaluating",
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
    decisions.sign(call, commission, at=now - timedelta(days=1))


@dataclass(frozen=True)
class Published:
    """What publishing took: the request alone, with every letter at the server, and by itself."""

    queries: int
    act: Timing
    """The request: results public, letters queued."""
    whole: Timing
    """From the same press of the button until the mail server has the last letter."""
    bare: float
    """Seconds a bare smtplib loop takes to hand as many letters to the same server."""
    burst: float
    """Seconds one worker takes over the letters of one call, nothing else being done."""


def measure_publishing(app, port, floor, cookie, token):
    """Publish call after call while two workers wait for letters, as a coordinator would."""
    requests = [
        Request(f"{_page(number)}/publish", cookie, {"csrf_token": token})
        for number in range(CALLS)
    ]
    with PostOffice() as office:
        queries = count_queries(app, requests[0])
        burst = _one_worker(app, office)
        with workers(2, office.port):
            beside, acts, wholes = [], [], []
            for number, request in enumerate(requests[1:], start=1):
                for place in range(1, 9):  # she has looked at some letters before
                    _asked(port, Request(f"{_page(number)}/letters?number={place}", cookie))
                beside += [_asked(floor, Request("/rows")) for _ in range(12)]
                office.expect(RESULTS)
                start = time.perf_counter()
                acts.append(_asked(port, request))
                wholes.append(office.last_letter_at() - start)
        base = statistics.median(beside)
        bare = office.bare_loop(RESULTS)
    act, whole = (Timing(statistics.median(one), max(one), 0.0, base) for one in (acts, wholes))
    return Published(queries, act, whole, bare, burst)


def _page(number):
    return f"/coordinator/competitions/{code_of(number)}/publication"


def _asked(port, request):
    # A connection of its own each: the server hangs up on one that waits.
    browser = Browser(port)
    try:
        return browser.ask(request)
    finally:
        browser.close()


def _one_worker(app, office):
    app.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=office.port)
    mail.init_app(app)
    with app.app_context():
        worker = Worker(app)
        office.expect(RESULTS)
        start = time.perf_counter()
        tried = worker.deliver_due()
        took = time.perf_counter() - start
        worker.carrier.rest()
        office.last_letter_at()
    if tried != RESULTS:
        raise RuntimeError(f"publishing queued {tried} letters, not {RESULTS}")
    return took
