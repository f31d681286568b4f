"""What is measured: calls of 50, 500 and 2 000 applications, three members, five criteria."""

from datetime import timedelta

from benchmarks import publishing
from portal.database import transaction
from portal.demo import competitions, evaluation
from portal.demo.applications import Applications, check_all
from portal.demo.evaluation import Marks
from portal.demo.moments import riga
from portal.demo.organisations import Organisations
from portal.demo.people import People
from portal.evaluation.models import NoConflict
from portal.extensions import db
from portal.kernel import clock
from portal.kernel.identity import Role

SIZES = (50, 500, 2000)
UNSCORED = {50: 10, 500: 150, 2000: 150}
"""How many applications the member whose pages are measured has still to score."""


def code_of(size):
    """The code of the call with so many applications."""
    return f"BENCH-{size}"


def load():
    """Load the calls and everybody in them."""
    now = clock.now()
    with transaction(), db.session.no_autoflush:
        people = People(riga(2018, 9, 3))
        second = evaluation.second_member(people)
        organisations = Organisations(people, riga(2018, 9, 10), number=100)
        town = competitions.liepaja()
        people.give(people[Role.ADMINISTRATOR], Role.ADMINISTRATOR)
        people.give(people[Role.COORDINATOR], Role.COORDINATOR, town.id)
        for size in SIZES:
            _call(town, size, people, second, organisations, now)
        publishing.load(town, people, second, organisations, now)


def _call(town, size, people, second, organisations, now):
    by = people[Role.COORDINATOR].id
    call = competitions.competition(
        town,
        code_of(size),
        (now - timedelta(days=60), now - timedelta(days=20)),
        stage="evaluating",
        quota=max(8, size // 6),
        evaluate_by=(now + timedelta(days=9)).date(),
    )
    commission = evaluation.commission(call, people, second, by=by, at=now - timedelta(days=18))
    write = Applications(call, seed=size)
    received = []
    for place in range(size):
        one = organisations.all[place % len(organisations.all)]
        at = call.opens_at + (call.closes_at - call.opens_at) * place / size
        received.append(write.submitted(one, organisations.owner_of(one.id), at))
    check_all(received, call, by=by, at=now - timedelta(days=17))
    marks = Marks(call, seed=size)
    scored = received[: -UNSCORED[size]]
    chair, _deputy, member, other, *_ = commission.members
    marks.all_of([chair, other], received, now - timedelta(days=3))
    marks.all_of([member], scored, now - timedelta(days=3))
    for application in received[len(scored) :]:
        db.session.add(
            NoConflict(member_id=member.id, application_id=application.id, declared_at=now)
        )
