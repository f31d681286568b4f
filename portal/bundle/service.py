"""Bringing a bundle in: all of it or nothing."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from portal.accounts import service as accounts
from portal.accounts.models import Person
from portal.applications import models as filed
from portal.applications.service import first_version
from portal.applications.types import CostCategory, Status
from portal.audit import service as audit
from portal.bundle.rules.content import frozen
from portal.bundle.rules.ranking import came_late, planned
from portal.bundle.types import Application, BadBundle, Bundle, CostLine, Criterion, Fault
from portal.competitions.models import Competition
from portal.competitions.models import Criterion as CriterionRow
from portal.competitions.queries import find_competition
from portal.competitions.types import CriterionKind, Stage
from portal.database import transaction
from portal.evaluation import models as judged
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.institutions.models import Municipality
from portal.institutions.queries import find_municipality_named
from portal.kernel.text import folded, sort_key
from portal.organisations.models import Organisation

_CATEGORIES = {category.value: category for category in CostCategory}


def bring_in(bundle: Bundle, *, at: datetime) -> Competition:
    """Store the competition with its applications, commission and marks.

    Raises `BadBundle` when the code exists or the municipality does not; nothing is written then.
    """
    try:
        with transaction():
            return _Arrival(bundle, at).store()
    except IntegrityError as error:  # somebody else brought it in the same moment
        raise BadBundle([_taken(bundle.code)]) from error


def _taken(code: str) -> Fault:
    return Fault("$.code", f"exists already: {code}")


class _Arrival:
    """One bundle on its way into the tables, within one transaction."""

    def __init__(self, bundle: Bundle, at: datetime) -> None:
        self.bundle = bundle
        self.at = at
        self._given = {one.registration_number: one for one in bundle.organisations}

    def store(self) -> Competition:
        municipality = self._may_come()
        competition = self._competition(municipality)
        db.session.add(competition)
        db.session.flush()
        criteria = self._criteria(competition)
        members = self._members(competition)
        applications = self._applications(competition, criteria)
        self._conflicts(members, applications)
        self._assessments(members, applications, criteria)
        audit.record(
            "competition imported",
            competition,
            by=None,
            at=self.at,
            competition_id=competition.id,
            applications=len(applications),
        )
        return competition

    def _may_come(self) -> Municipality:
        faults = []
        if find_competition(self.bundle.code) is not None:
            faults.append(_taken(self.bundle.code))
        municipality = find_municipality_named(self.bundle.municipality)
        if municipality is None:
            says = f"names no municipality of this portal: {self.bundle.municipality!r}"
            faults.append(Fault("$.municipality", says))
        if faults or municipality is None:
            raise BadBundle(faults)
        return municipality

    def _competition(self, municipality: Municipality) -> Competition:
        bundle = self.bundle
        has_closed = bundle.closes_at <= self.at
        is_judged = has_closed and bool(bundle.assessments or bundle.conflicts)
        sequences = [one.sequence for one in bundle.applications]
        return Competition(
            municipality_id=municipality.id,
            code=bundle.code,
            stage=Stage.EVALUATING if is_judged else Stage.ANNOUNCED,
            title_lv=bundle.title,
            opens_at=bundle.opens_at,
            closes_at=bundle.closes_at,
            announced_at=min(bundle.opens_at, self.at),
            grant_amount=bundle.grant_amount,
            quota=bundle.quota,
            budget=bundle.budget,
            min_assessments=bundle.min_assessments,
            min_total=bundle.min_total,
            tie_break=list(bundle.tie_break),
            tie_break_by_time=bundle.tie_break_by_time,
            disagreement_share=bundle.disagreement_share,
            next_number=max(sequences, default=0) + 1,
            created_at=self.at,
        )

    def _criteria(self, competition: Competition) -> dict[str, int]:
        rows = [
            CriterionRow(
                competition_id=competition.id,
                position=place,
                code=one.code,
                kind=one.kind,
                title_lv=one.title["lv"],
                title_en=one.title["en"],
                correctable=one.correctable,
                **_numbers(one),
            )
            for place, one in enumerate(self.bundle.criteria, 1)
        ]
        db.session.add_all(rows)
        db.session.flush()
        return {row.code: row.id for row in rows}

    def _members(self, competition: Competition) -> dict[str, int]:
        rows = {}
        for one in self.bundle.members:
            person = self._person(one.email, one.name)
            accounts.give_role(person, one.role, competition.id, by=None, at=self.at)
            rows[one.code] = judged.Member(
                competition_id=competition.id,
                person_id=person.id,
                code=one.code,
                role=one.role,
                named_at=self.at,
            )
            db.session.add(rows[one.code])
            db.session.flush()  # one by one, so that keys keep the order of the file
        return {code: row.id for code, row in rows.items()}

    def _person(self, email: str, name: str) -> Person:
        known: Person | None = db.session.scalar(select(Person).where(Person.email == email))
        if known is not None:
            return known
        person = Person(email=email, name=name, opened_at=self.at)
        db.session.add(person)
        db.session.flush()
        return person

    def _organisations(self) -> dict[str, Organisation]:
        given = self._given
        found = db.session.scalars(
            select(Organisation)
            .where(Organisation.registration_number.in_(given))
            .order_by(Organisation.id)
        )
        rows = {row.registration_number: row for row in found}
        for number, one in given.items():
            if number not in rows:
                rows[number] = Organisation(
                    registration_number=number,
                    kind=one.kind,
                    name=one.name,
                    sort_key=sort_key(one.name),
                    folded=folded(one.name),
                    contact_email=one.email,
                    registered_at=self.at,
                )
        db.session.add_all(rows.values())
        db.session.flush()
        return rows

    def _applications(
        self, competition: Competition, criteria: Mapping[str, int]
    ) -> dict[str, int]:
        organisations = self._organisations()
        rows = {}
        for one in self.bundle.applications:
            organisation = organisations[one.organisation]
            row = self._application(one, competition, organisation, criteria)
            row.count_checks(one.checks.values())
            rows[one.number] = row
        db.session.add_all(rows.values())
        db.session.flush()
        return {number: row.id for number, row in rows.items()}

    def _application(
        self,
        one: Application,
        competition: Competition,
        organisation: Organisation,
        criteria: Mapping[str, int],
    ) -> filed.Application:
        content = frozen(one, self._given[one.organisation])
        return filed.Application(
            competition_id=competition.id,
            organisation_id=organisation.id,
            title=one.title,
            folded_title=folded(one.title),
            status=Status.WITHDRAWN if one.withdrawn else Status.SUBMITTED,
            sequence=one.sequence,
            start_key=f"bundle:{one.number}",
            channel=one.channel,
            received_at=one.received_at,
            postmark_date=one.postmark_date,
            is_late=came_late(self.bundle, one),
            planned=planned(one.cost_plan),
            started_at=self.at,
            touched_at=self.at,
            withdrawn_at=self.at if one.withdrawn else None,
            cost_lines=[_line(place, line) for place, line in enumerate(one.cost_plan, 1)],
            checks=[
                filed.Check(criterion_id=criteria[code], is_met=is_met, checked_at=self.at)
                for code, is_met in one.checks.items()
            ],
            versions=[first_version(content, submitted_at=one.received_at, by=None)],
        )

    def _conflicts(self, members: Mapping[str, int], applications: Mapping[str, int]) -> None:
        db.session.add_all(
            judged.Conflict(
                member_id=members[one.member],
                application_id=applications[one.application],
                reason=one.reason,
                declared_at=self.at,
            )
            for one in self.bundle.conflicts
        )

    def _assessments(
        self,
        members: Mapping[str, int],
        applications: Mapping[str, int],
        criteria: Mapping[str, int],
    ) -> None:
        for one in self.bundle.assessments:
            # In the order of the criteria, whatever the order in the file.
            codes = [code for code in criteria if code in one.points or code in one.reasons]
            marks = [
                judged.Mark(
                    criterion_id=criteria[code],
                    points=one.points.get(code),
                    reason=one.reasons.get(code, ""),
                )
                for code in codes
            ]
            db.session.add(
                judged.Assessment(
                    member_id=members[one.member],
                    application_id=applications[one.application],
                    status=AssessmentStatus.SUBMITTED,
                    comment=one.comment,
                    saved_at=self.at,
                    submitted_at=self.at,
                    marks=marks,
                )
            )


def _numbers(one: Criterion) -> dict[str, Decimal | None]:
    if one.kind is not CriterionKind.QUALITY:
        return {}
    return {
        "max_points": one.max_points,
        "step": one.step,
        "weight": one.weight,
        "min_points": one.min_points,
    }


def _line(place: int, line: CostLine) -> filed.CostLine:
    category = _CATEGORIES.get(line.category)
    return filed.CostLine(
        position=place,
        category=category,
        named_as="" if category else line.category,
        item=line.item,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
    )
