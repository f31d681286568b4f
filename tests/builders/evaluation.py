"""The commission: members, conflicts, score sheets."""

from decimal import Decimal

from sqlalchemy import select

from portal.competitions.models import Criterion
from portal.competitions.types import CriterionKind
from portal.evaluation.models import Assessment, Conflict, Mark, Member, NoConflict, new_edition
from portal.evaluation.types import AssessmentStatus
from portal.kernel.identity import Role
from tests.builders.making import Making


class EvaluationBuilders(Making):
    def member(self, competition, *, person=None, role=Role.MEMBER, impartial=True, **given):
        """A member of the commission, with the right to act and impartiality declared."""
        if person is None:
            person = self.person(roles=[(role, competition)])
        else:
            self.role(person, role, competition)
        sound = {
            "competition_id": competition.id,
            "person_id": person.id,
            "role": role,
            "position": "jaunatnes lietu speciāliste",
            "named_at": self.now,
            "impartial_at": self.now if impartial else None,
        }
        return self.save(Member(**(sound | given)))

    def conflict(self, member, application, **given):
        sound = {
            "member_id": member.id,
            "application_id": application.id,
            "reason": "Esmu šīs biedrības biedre.",
            "declared_at": self.now,
            "declared_by_id": member.person_id,
        }
        member.edition = new_edition()
        return self.save(Conflict(**(sound | given)))

    def no_conflict(self, member, application):
        """The member's word, after which the application opens."""
        word = NoConflict(member_id=member.id, application_id=application.id, declared_at=self.now)
        return self.save(word)

    def assessment(self, member, application, *, points=8, submitted=True, **given):
        """A score sheet; `points` is one number for all criteria or a dict by criterion code."""
        criteria = self.session.scalars(
            select(Criterion)
            .where(
                Criterion.competition_id == application.competition_id,
                Criterion.kind == CriterionKind.QUALITY,
            )
            .order_by(Criterion.position)
        ).all()
        sound = {
            "member_id": member.id,
            "application_id": application.id,
            "status": AssessmentStatus.SUBMITTED if submitted else AssessmentStatus.DRAFT,
            "saved_at": self.now,
            "submitted_at": self.now if submitted else None,
        }
        marks = [
            Mark(
                criterion_id=one.id,
                points=Decimal(str(points[one.code] if isinstance(points, dict) else points)),
                reason=f"Pamatojums par „{one.title_lv}”.",
            )
            for one in criteria
        ]
        member.edition = new_edition()
        return self.save(Assessment(**(sound | given), marks=marks))
