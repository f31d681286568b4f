"""Loading the demo data: what there is, in the order in which it came about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import select

from portal.accounts.models import Person
from portal.applications.models import Application, Clarification
from portal.applications.types import Section
from portal.competitions.models import Competition
from portal.competitions.types import Stage
from portal.database import transaction
from portal.demo import bridge, decisions, evaluation
from portal.demo import competitions as calls
from portal.demo.applications import Applications, check_all
from portal.demo.evaluation import Commission, Marks
from portal.demo.letters import send_results
from portal.demo.moments import on, riga
from portal.demo.organisations import Organisations
from portal.demo.papers import add_documents
from portal.demo.people import ACCOUNTS, FOREIGN_COORDINATOR, SECOND_COORDINATOR, People
from portal.demo.schools import Schools
from portal.extensions import db
from portal.institutions.models import Municipality
from portal.kernel import clock
from portal.kernel.identity import Role


class Size(StrEnum):
    """How much there is."""

    SMALL = "small"
    TOWN = "town"
    NATION = "nation"
    """The small town, and beside it a whole country of support plans."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """How many there are of what."""

    organisations: int
    being_evaluated: int
    quota: int
    """How many projects the call being evaluated has money for."""


SIZES = {
    Size.SMALL: Crowd(organisations=18, being_evaluated=12, quota=5),
    Size.TOWN: Crowd(organisations=120, being_evaluated=500, quota=80),
    Size.NATION: Crowd(organisations=18, being_evaluated=12, quota=5),
}


def is_loaded() -> bool:
    """The demo data is there already."""
    found = db.session.scalar(select(Person.id).where(Person.email == ACCOUNTS[0].email))
    return found is not None


Tell = Callable[[str], None]


def load(crowd: Crowd, *, at: datetime, tell: Tell) -> None:
    """Load everything, all or nothing, and tell what is being loaded: a town takes a while."""
    with transaction(), db.session.no_autoflush:
        Demo(crowd, at, tell).load()


class Demo:
    """One town and its neighbour."""

    def __init__(self, crowd: Crowd, at: datetime, tell: Tell) -> None:
        self.crowd, self.at, self.tell = crowd, at, tell
        self.today: date = at.astimezone(clock.RIGA).date()
        tell(f"{crowd.organisations} organisations and their people …")
        self.people = People(riga(2018, 9, 3))
        self.second = self.people.person(SECOND_COORDINATOR, "Andris Egle")
        self.second_member = evaluation.second_member(self.people)
        self.organisations = Organisations(
            self.people, riga(2018, 9, 10), number=crowd.organisations
        )
        self.town = calls.liepaja()
        self._appoint(self.town)

    @property
    def coordinator(self) -> int:
        """Return the key of the coordinator who does most."""
        return self.people[Role.COORDINATOR].id

    def _appoint(self, town: Municipality) -> None:
        self.people.give(self.people[Role.ADMINISTRATOR], Role.ADMINISTRATOR)
        self.people.give(self.people[Role.COORDINATOR], Role.COORDINATOR, town.id)
        self.people.give(self.second, Role.COORDINATOR, town.id)

    def load(self) -> None:
        """Load the calls, the oldest first."""
        self._past(calls.call_of_2018(self.town), 14, decided=riga(2018, 12, 10, 10))
        self._past(calls.call_of_2019(self.town), 12, decided=riga(2019, 6, 10, 10))
        third = calls.call_of_2020(self.town, by=self.coordinator)
        self._past(third, 14, decided=riga(2020, 4, 23, 10), amended=riga(2020, 3, 18, 15, 20))
        running = calls.call_being_evaluated(self.town, self.today, self.crowd.quota)
        received = self._being_evaluated(running)
        self._open(calls.call_open_now(self.town, self.today))
        self._next_door()
        schools = Schools(self.town, self.people, self.at)
        schools.load()
        bridge.ask_school(schools.school, received, self.people[Role.HEAD], at=self.at)

    def _past(
        self,
        call: Competition,
        number: int,
        *,
        decided: datetime,
        amended: datetime | None = None,
    ) -> None:
        after, call.stage = call.stage, Stage.EVALUATING
        commission = self._commission(call, call.closes_at + timedelta(days=1))
        received = self._received(call, number, seed=call.opens_at.year)
        voting = commission.voting
        steps_back = call.opens_at.year == 2020  # noqa: PLR2004 - the year with a conflict
        if steps_back:
            evaluation.conflict(commission.of(Role.MEMBER), received[3], decided)
        marks = Marks(call, seed=call.opens_at.year)
        marks.all_of(voting[:2], received, decided - timedelta(days=2))
        without = [one for one in received if not (steps_back and one is received[3])]
        marks.all_of(voting[2:3], without, decided - timedelta(days=1))
        add_documents(call, by=self.coordinator, amended_at=amended)
        decisions.hold_meeting(call, commission, number=f"{number}-{decided.month}", at=decided)
        by_number = {one.number: one for one in received}
        decisions.decide(call, by_number, commission, at=decided + timedelta(hours=1))
        decisions.sign(call, commission, at=decided + timedelta(days=1))
        call.stage = after
        published = decided + timedelta(days=2)
        decisions.publish(
            call,
            number=f"{decided.year}-{decided.month}",
            first=self.coordinator,
            second=self.second.id,
            at=published,
        )
        db.session.flush()
        send_results(call, at=published)

    def _being_evaluated(self, call: Competition) -> Sequence[Application]:
        commission = self._commission(call, call.closes_at + timedelta(days=3))
        received = self._received(call, self.crowd.being_evaluated, seed=7)
        add_documents(call, by=self.coordinator)
        marks = Marks(call, seed=7)
        at = self.at - timedelta(days=2)
        chair, deputy, member, second, *_ = commission.members
        most = len(received) * 2 // 3
        marks.all_of([chair], received[:most], at)
        marks.all_of([deputy], received[: most // 2], at)
        marks.all_of([second], received[1 : most // 2], at)
        marks.all_of([member], received[2:5], at)
        marks.sheet(member, received[5], at, is_submitted=False)
        evaluation.conflict(member, received[1], at)
        self._clarification(received[0])
        return received

    def _clarification(self, application: Application) -> None:
        criteria = application.competition.criteria
        db.session.add(
            Clarification(
                application_id=application.id,
                sections=[Section.COST_PLAN.value],
                criterion_id=next((one.id for one in criteria if one.correctable), None),
                question="Lūdzu, precizējiet, cik nodarbību dienām paredzēta telpu noma.",
                why="nolikuma 12. punkts",
                asked_at=self.at - timedelta(days=1),
                asked_by_id=self.coordinator,
                due_at=on(self.today + timedelta(days=4), 17),
            )
        )

    def _open(self, call: Competition) -> None:
        self.tell(f"{call.code}, open now …")
        add_documents(call, by=self.coordinator)
        write = Applications(call, seed=11)
        first, *others = self.organisations.all[:7]
        owner = self.organisations.owner_of(first.id)
        yesterday = self.at - timedelta(days=1)
        write.draft(first, owner, yesterday)
        write.begun(first, owner, yesterday)
        for place, one in enumerate(others):
            by = self.organisations.owner_of(one.id)
            if place % 2:
                write.begun(one, by, yesterday)
            else:
                write.submitted(one, by, yesterday + timedelta(minutes=17 * place))

    def _next_door(self) -> None:
        town = calls.kuldiga()
        coordinator = self.people.person(FOREIGN_COORDINATOR, "Sanita Zvirbule")
        self.people.give(coordinator, Role.COORDINATOR, town.id)
        call = calls.foreign_call(town, self.today)
        write = Applications(call, seed=13)
        organisation = self.organisations.foreign
        owner = self.organisations.owner_of(organisation.id)
        write.submitted(organisation, owner, self.at - timedelta(hours=5))
        write.draft(organisation, owner, self.at - timedelta(hours=4))

    def _commission(self, call: Competition, at: datetime) -> Commission:
        return evaluation.commission(
            call, self.people, self.second_member, by=self.coordinator, at=at
        )

    def _received(self, call: Competition, number: int, *, seed: int) -> Sequence[Application]:
        """Let organisations submit one after another, the last in the final minutes."""
        self.tell(f"{call.code}: {number} applications …")
        write = Applications(call, seed=seed)
        pause = (call.closes_at - call.opens_at) / (number + 1)
        received = []
        for place in range(number):
            one = self.organisations.all[place % len(self.organisations.all)]
            at = call.opens_at + pause * (place + 1)
            if place == number - 1:
                at = call.closes_at - timedelta(minutes=4, seconds=13)
            received.append(write.submitted(one, self.organisations.owner_of(one.id), at))
        check_all(received, call, by=self.coordinator, at=call.closes_at + timedelta(days=2))
        return received
