"""Applications as a team would write them: answers, a plan of exactly the grant, versions."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from portal.accounts.models import Person
from portal.applications.models import (
    Application,
    Check,
    CostLine,
    SectionAnswers,
)
from portal.applications.service.freezing import freeze
from portal.applications.types import Channel, CostCategory, Declaration, Section, Status
from portal.competitions.models import Competition
from portal.competitions.types import CriterionKind
from portal.demo.words import IDEAS, SCHOOLS, Idea
from portal.extensions import db
from portal.kernel.text import folded
from portal.organisations.models import Organisation

DECLARED = frozenset(Declaration)
_LINES = (
    (CostCategory.PEOPLE, "Nodarbību vadītāja darbs", "stundas", 30, 60, 1500, 2500),
    (CostCategory.ROOMS, "Telpu noma", "dienas", 4, 10, 4000, 9000),
    (CostCategory.MATERIALS, "Materiāli nodarbībām", "komplekti", 10, 25, 1200, 3500),
    (CostCategory.TRANSPORT, "Autobuss izbraukumam", "braucieni", 2, 3, 9000, 23000),
    (CostCategory.MEALS, "Uzkodas dalībniekiem", "reizes", 8, 16, 2500, 4500),
)
_RESULTS = {
    "motivation": "Īsa aptauja projekta sākumā un beigās, un kavējumu salīdzinājums.",
    "after": "Inventārs paliek jauniešu centrā, un grupa turpina tikties.",
}
_RISKS = [
    {"what": "Piedalās maz jauniešu", "then": "Nodarbības pārceļam uz skolu"},
    {"what": "Slikti laikapstākļi", "then": "Rezervējam telpas"},
]
_REASON = "Bez šīs pozīcijas ieplānotās darbības nenotiks; cena noskaidrota aptaujā."


class Applications:
    """Writes applications for one call; the same seed writes the same ones."""

    def __init__(self, competition: Competition, *, seed: int) -> None:
        self.competition = competition
        self.dice = random.Random(seed)  # noqa: S311 - invented texts, no secret
        self.count = 0

    def draft(self, organisation: Organisation, by: Person, at: datetime) -> Application:
        """Add a draft that is complete but for its plan, which is a little short."""
        application = self._written(organisation, by, at)
        last = application.cost_lines[-1]
        last.unit_price = (last.unit_price or Decimal()) - Decimal("40.00")
        application.planned -= Decimal("40.00")
        for row in application.sections:
            row.is_done = row.section is not Section.COST_PLAN
        application.done_sections = sum(row.is_done for row in application.sections)
        return application

    def begun(self, organisation: Organisation, by: Person, at: datetime) -> Application:
        """Add a draft somebody has only begun."""
        application = self._written(organisation, by, at)
        application.sections = application.sections[:2]
        application.cost_lines = []
        application.planned = Decimal("0.00")
        application.done_sections = sum(row.is_done for row in application.sections)
        return application

    def submitted(
        self,
        organisation: Organisation,
        by: Person,
        at: datetime,
        **given: Any,  # noqa: ANN401
    ) -> Application:
        """Add an application received at that moment, with its first version frozen."""
        application = self._written(organisation, by, at - timedelta(days=4))
        application.sequence = self.competition.next_number
        self.competition.next_number += 1
        application.status = Status.SUBMITTED
        application.received_at = at
        for name, value in given.items():
            setattr(application, name, value)
        db.session.flush()
        freeze(application, DECLARED, by=by, at=at)
        return application

    def _written(self, organisation: Organisation, by: Person, at: datetime) -> Application:
        idea = IDEAS[(self.count + self.competition.id * 5) % len(IDEAS)]
        place = self.count // len(IDEAS)
        title = f"{idea.title} {place + 1}" if place else idea.title
        self.count += 1
        application = Application(
            competition=self.competition,
            organisation=organisation,
            title=title,
            folded_title=folded(title),
            start_key=f"demo-{self.competition.code}-{self.count}",
            channel=Channel.PORTAL,
            started_at=at,
            started_by_id=by.id,
            touched_at=at,
            touched_by_id=by.id,
        )
        application.cost_lines = self._plan()
        application.planned = self.competition.grant_amount
        application.sections = [
            SectionAnswers(
                section=section,
                answers=answers,
                is_done=True,
                version=1,
                saved_at=at,
                saved_by_id=by.id,
            )
            for section, answers in self._answers(idea, title, by).items()
        ]
        application.done_sections = len(application.sections)
        application.versions, application.attachments = [], []
        db.session.add(application)
        return application

    def _plan(self) -> list[CostLine]:
        """Write lines that add up to the grant to the cent: the last one takes the rest."""
        left = self.competition.grant_amount
        lines = []
        for category, item, unit, few, many, cheap, dear in _LINES:
            quantity = Decimal(self.dice.randint(few, many))
            price = Decimal(self.dice.randrange(cheap, dear, 50)) / 100
            if quantity * price > left - 100:
                continue
            left -= quantity * price
            lines.append((category, item, quantity, unit, price))
        lines.append((CostCategory.OTHER, "Noslēguma pasākums", Decimal(1), "pasākums", left))
        return [
            CostLine(
                position=position,
                category=category,
                item=item,
                quantity=quantity,
                unit=unit,
                unit_price=price,
                reason=_REASON,
            )
            for position, (category, item, quantity, unit, price) in enumerate(lines, 1)
        ]

    def _answers(self, idea: Idea, title: str, by: Person) -> dict[Section, dict[str, Any]]:
        starts = (self.competition.starts_from or self._half_a_year_later()).isoformat()
        return {
            Section.APPLICANT: {
                "manager": by.name,
                "experience": "Trīs gadus vadām jauniešu darbnīcas un vasaras nometnes.",
            },
            Section.PROJECT: {
                "title": title,
                "summary": idea.summary,
                "place": "Liepāja",
                "schools": "\n".join(self.dice.sample(SCHOOLS, 2)),
                "starts": starts,
                "months": str(self.dice.randint(4, 12)),
            },
            Section.YOUNG_PEOPLE: self._young_people(),
            Section.NEED: {
                "need": idea.need,
                "aim": idea.aim,
                "prevention": "Atbilst pašvaldības preventīvo pasākumu plāna 2.3. punktam.",
            },
            Section.ACTIVITIES: {"activities": self._activities(idea, starts, by)},
            Section.RESULTS: {"results": idea.aim, **_RESULTS},
            Section.PARTNERS: {
                "partners": [
                    {"name": self.dice.choice(SCHOOLS), "does": "dod telpas", "contact": ""}
                ]
            },
            Section.PUBLICITY: {
                "publicity": "Plakāts skolā, ziņas mājaslapā un sociālajos tīklos ar programmas"
                " zīmi."
            },
            Section.RISKS: {"risks": _RISKS},
        }

    def _young_people(self) -> dict[str, Any]:
        total = self.dice.randint(18, 48)
        younger = total // 3
        return {
            "planned_by": "Trīs tikšanās reizēs jaunieši pierakstīja 23 idejas, par labāko"
            " balsoja un sadalīja pienākumus.",
            "group": "",
            "total": str(total),
            "at_risk": str(total * self.dice.randint(40, 80) // 100),
            "bands": {"g5-6": str(younger), "g7-9": str(total - younger), "g10-12": "", "c1-4": ""},
            "reach": "Sociālais pedagogs un klases audzinātāji uzaicina katru personīgi.",
        }

    def _half_a_year_later(self) -> Any:  # noqa: ANN401 - a date
        return (self.competition.closes_at + timedelta(days=90)).date()

    @staticmethod
    def _activities(idea: Idea, starts: str, by: Person) -> list[dict[str, str]]:
        first = datetime.fromisoformat(starts).date()
        return [
            {
                "what": what,
                "from": (first + timedelta(days=28 * place)).isoformat(),
                "to": (first + timedelta(days=28 * place + 25)).isoformat(),
                "where": "Jauniešu centrs",
                "method": "darbs grupās",
                "who": by.name,
                "participants": str(12 + 3 * place),
            }
            for place, what in enumerate(idea.activities)
        ]


def check_all(
    applications: Sequence[Application], competition: Competition, *, by: int, at: datetime
) -> None:
    """Answer every administrative and eligibility criterion with yes."""
    asked = [one for one in competition.criteria if one.kind is not CriterionKind.QUALITY]
    for application in applications:
        application.count_checks([True] * len(asked))
        for criterion in asked:
            db.session.add(
                Check(
                    application_id=application.id,
                    criterion_id=criterion.id,
                    is_met=True,
                    checked_at=at,
                    checked_by_id=by,
                )
            )
