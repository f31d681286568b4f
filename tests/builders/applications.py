"""Applications: drafts, and submitted ones with their frozen version."""

import json
from decimal import Decimal

from portal.applications.models import Application, ApplicationVersion, CostLine
from portal.applications.types import CostCategory, Status
from portal.competitions.models import Competition
from portal.kernel.reference import digest
from portal.kernel.text import folded
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
