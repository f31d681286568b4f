"""Writing a competition out as a bundle, in a fixed number of statements."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from portal.applications.models import Application, Check, CostLine
from portal.applications.types import Status
from portal.bundle.types import VERSION
from portal.competitions.models import Competition, Criterion
from portal.competitions.types import CriterionKind
from portal.evaluation.models import Assessment, Conflict, Mark, Member
from portal.evaluation.types import AssessmentStatus
from portal.extensions import db
from portal.kernel.clock import RIGA
from portal.organisations.models import Organisation

_USUAL_SHARE = Decimal("0.3")


def written(competition: Competition) -> dict[str, Any]:
    """Return the whole competition in the shape of the format.

    Sheets that are not handed in stay out: they are nobody's but their author's. So do private
    notes, always.
    """
    criteria = list(
        db.session.scalars(
            select(Criterion)
            .where(Criterion.competition_id == competition.id)
            .order_by(Criterion.position, Criterion.id)
        )
    )
    applications = list(
        db.session.scalars(
            select(Application)
            .where(Application.competition_id == competition.id, Application.sequence.is_not(None))
            .order_by(Application.sequence)
        )
    )
    members = list(
        db.session.scalars(
            select(Member).where(Member.competition_id == competition.id).order_by(Member.id)
        )
    )
    return {
        "version": VERSION,
        **_settings(competition),
        "criteria": [_criterion(one) for one in criteria],
        "members": [
            {
                "code": one.key,
                "name": one.person.name,
                "email": one.person.email,
                "role": one.role.value,
            }
            for one in members
        ],
        "organisations": _organisations(applications),
        "applications": _applications(competition, applications, criteria),
        "conflicts": _conflicts(competition),
        "assessments": _assessments(competition, criteria),
    }


def _settings(competition: Competition) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "code": competition.code,
        "municipality": competition.municipality.code,
        "title": competition.title_lv,
        "opens_at": competition.opens_at.astimezone(RIGA).isoformat(),
        "closes_at": competition.closes_at.astimezone(RIGA).isoformat(),
        "grant_amount": _euros(competition.grant_amount),
        "quota": competition.quota,
        "budget": None if competition.budget is None else _euros(competition.budget),
        "min_assessments": competition.min_assessments,
        "min_total": _plain(competition.min_total),
        "tie_break": list(competition.tie_break),
    }
    if competition.tie_break_by_time:
        settings["tie_break_by_time"] = True
    if competition.disagreement_share != _USUAL_SHARE:
        settings["disagreement_share"] = _plain(competition.disagreement_share)
    return settings


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _criterion(one: Criterion) -> dict[str, Any]:
    shape: dict[str, Any] = {"code": one.code, "kind": one.kind.value}
    if one.correctable:
        shape["correctable"] = True
    if one.kind is CriterionKind.QUALITY:
        shape |= {
            "max": _plain(one.max_points),
            "step": _plain(one.step),
            "weight": _plain(one.weight),
            "min": _plain(one.min_points),
        }
    return shape | {"title": {"lv": one.title_lv, "en": one.title_en}}


def _organisations(applications: list[Application]) -> list[dict[str, Any]]:
    found: dict[str, Organisation] = {
        one.organisation.registration_number: one.organisation for one in applications
    }
    return [
        {
            "registration_number": number,
            "name": one.name,
            "kind": one.kind.value,
            "email": one.contact_email,
        }
        for number, one in sorted(found.items())
    ]


def _applications(
    competition: Competition, applications: list[Application], criteria: list[Criterion]
) -> list[dict[str, Any]]:
    codes = {one.id: one.code for one in criteria}
    plans: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for line in db.session.scalars(
        select(CostLine)
        .join(Application, Application.id == CostLine.application_id)
        .where(Application.competition_id == competition.id)
        .order_by(CostLine.application_id, CostLine.position)
    ):
        plans[line.application_id].append(_line(line))
    checks: dict[int, dict[str, bool]] = defaultdict(dict)
    for check in db.session.execute(
        select(Check.application_id, Check.criterion_id, Check.is_met)
        .join(Application, Application.id == Check.application_id)
        .join(Criterion, Criterion.id == Check.criterion_id)
        .where(Application.competition_id == competition.id)
        .order_by(Check.application_id, Criterion.position)
    ):
        checks[check.application_id][codes[check.criterion_id]] = check.is_met
    return [
        {
            "number": one.number,
            "organisation": one.organisation.registration_number,
            "title": one.title,
            "channel": one.channel.value,
            "received_at": (one.received_at or competition.closes_at).astimezone(RIGA).isoformat(),
            "postmark_date": one.postmark_date.isoformat() if one.postmark_date else None,
            "withdrawn": one.status is Status.WITHDRAWN,
            "cost_plan": plans[one.id],
            "checks": checks[one.id],
        }
        for one in applications
    ]


def _line(line: CostLine) -> dict[str, Any]:
    return {
        "category": line.named_as or (line.category.value if line.category else ""),
        "item": line.item,
        "quantity": _plain(line.quantity) or "1",
        "unit": line.unit,
        "unit_price": _euros(line.unit_price or Decimal(0)),
    }


def _conflicts(competition: Competition) -> list[dict[str, Any]]:
    rows = db.session.execute(
        select(Conflict, Application)
        .join(Application, Application.id == Conflict.application_id)
        .where(Application.competition_id == competition.id, Application.sequence.is_not(None))
        .order_by(Conflict.member_id, Application.sequence)
    )
    return [
        {
            "member": conflict.member.key,
            "application": application.number,
            "reason": conflict.reason,
        }
        for conflict, application in rows
    ]


def _assessments(competition: Competition, criteria: list[Criterion]) -> list[dict[str, Any]]:
    codes = {one.id: one.code for one in criteria}
    marks: dict[int, list[Any]] = defaultdict(list)
    for mark in db.session.execute(
        select(Mark.assessment_id, Mark.criterion_id, Mark.points, Mark.reason)
        .join(Assessment, Assessment.id == Mark.assessment_id)
        .join(Application, Application.id == Assessment.application_id)
        .join(Criterion, Criterion.id == Mark.criterion_id)
        .where(Application.competition_id == competition.id)
        .order_by(Mark.assessment_id, Criterion.position)
    ):
        marks[mark.assessment_id].append(mark)
    rows = db.session.execute(
        select(Assessment, Application)
        .join(Application, Application.id == Assessment.application_id)
        .where(
            Application.competition_id == competition.id,
            Application.sequence.is_not(None),
            Assessment.status == AssessmentStatus.SUBMITTED,
        )
        .order_by(Assessment.member_id, Application.sequence)
    )
    found = []
    for assessment, application in rows:
        given = marks[assessment.id]
        one: dict[str, Any] = {
            "member": assessment.member.key,
            "application": application.number,
            "points": {
                codes[mark.criterion_id]: _plain(mark.points)
                for mark in given
                if mark.points is not None
            },
            "comment": assessment.comment,
        }
        if reasons := {codes[mark.criterion_id]: mark.reason for mark in given if mark.reason}:
            one["reasons"] = reasons
        found.append(one)
    return found
