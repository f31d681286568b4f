"""Applications: drafts, and submitted ones with their frozen version."""

import json
from datetime import timedelta
from decimal import Decimal

from portal.applications.models import (
    Application,
    ApplicationVersion,
    Clarification,
    CostLine,
    SectionAnswers,
)
from portal.applications.queries import find_application
from portal.applications.service.freezing import freeze
from portal.applications.types import CostCategory, Declaration, Status
from portal.competitions.models import Competition
from portal.kernel.reference import digest
from portal.kernel.text import folded
from tests.builders.drafts import ANSWERS
from tests.builders.making import Making


class ApplicationBuilders(Making):
    def application(self, *, competition=None, organisation=None, by=None, **given):
        """A draft with a cost plan of exactly the grant."""
        number = self.number()
        competition = competition or self.competition()
        organisation = organisation or self.organisation()
        title = given.get("title", f"Kopā uz skolu {number}")
        by_id = by.id if by is not None else None
        sound = {
            "competition_id": competition.id,
            "organisation_id": organisation.id,
            "title": title,
            "folded_title": folded(title),
            "status": Status.DRAFT,
            "start_key": f"start-{number}",
            "planned": competition.grant_amount,
            "started_at": self.now,
            "started_by_id": by_id,
            "touched_at": self.now,
            "touched_by_id": by_id,
        }
        application = self.save(Application(**(sound | given)))
        self.cost_line(application, unit_price=application.planned)
        return application

    def cost_line(self, application, **given):
        number = self.number()
        sound = {
            "application_id": application.id,
            "position": number,
            "category": CostCategory.MATERIALS,
            "item": f"Materiāli darbnīcai {number}",
            "quantity": Decimal(1),
            "unit": "komplekts",
            "unit_price": Decimal("4600.00"),
            "reason": "Bez tiem darbnīca nenotiks.",
        }
        return self.save(CostLine(**(sound | given)))

    def submitted(self, application=None, *, by=None, content=None, **given):
        """The application, submitted: numbered, received, its content frozen."""
        application = application or self.application(by=by, **given)
        competition = self.session.get(Competition, application.competition_id)
        if application.sequence is None:
            application.sequence = competition.next_number
            competition.next_number += 1
        application.status = Status.SUBMITTED
        application.received_at = application.received_at or self.now
        text = json.dumps(content or {"title": application.title}, sort_keys=True)
        version = ApplicationVersion(
            application_id=application.id,
            number=1,
            content=text,
            digest=digest(text),
            submitted_at=self.now,
            submitted_by_id=by.id if by is not None else application.started_by_id,
        )
        return self.save(application, version)

    def written(self, *, by, **given):
        """A draft with every section written and a plan of exactly the grant."""
        application = self.application(by=by, **given)
        for section, answers in ANSWERS.items():
            self.save(
                SectionAnswers(
                    application_id=application.id,
                    section=section,
                    answers=answers,
                    is_done=True,
                    version=1,
                    saved_at=self.now,
                    saved_by_id=by.id,
                )
            )
        return application

    def frozen(self, *, by, **given):
        """An application written whole and submitted as the portal does, by this owner."""
        application = self.written(by=by, **given)
        competition = self.session.get(Competition, application.competition_id)
        application.sequence = competition.next_number
        competition.next_number += 1
        application.status = Status.SUBMITTED
        application.received_at = self.now
        self.session.flush()
        self.session.expire_all()
        found = find_application(application.id)
        freeze(found, frozenset(Declaration), by=by, at=self.now)
        return self.save(found)

    def clarification(self, application, *, sections=("need", "cost_plan"), by=None, **given):
        """A question that waits for its answer until tomorrow noon."""
        sound = {
            "application_id": application.id,
            "sections": list(sections),
            "question": "Kāpēc autobuss uz Rīgu?",
            "asked_at": self.now,
            "asked_by_id": (by or self.person()).id,
            "due_at": self.now + timedelta(days=1),
        }
        return self.save(Clarification(**(sound | given)))
