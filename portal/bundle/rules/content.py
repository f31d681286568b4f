"""What is frozen of an application that came in a bundle: what the bundle says, nothing more."""

from typing import Any

from portal.bundle.rules.ranking import planned
from portal.bundle.types import Application, Organisation


def frozen(one: Application, organisation: Organisation) -> dict[str, Any]:
    """Return the document in the shape of `applications/rules/content.py`."""
    return {
        "number": one.number,
        "organisation": {
            "name": organisation.name,
            "kind": organisation.kind.value,
            "registration_number": organisation.registration_number,
            "contact_email": organisation.email,
        },
        "sections": {"project": {"title": one.title}},
        "cost_plan": {
            "lines": [
                {
                    "category": line.category,
                    "item": line.item,
                    "quantity": f"{line.quantity.normalize():f}",
                    "unit": line.unit,
                    "unit_price": f"{line.unit_price:.2f}",
                    "sum": f"{planned([line]):.2f}",
                }
                for line in one.cost_plan
            ],
            "total": f"{planned(one.cost_plan):.2f}",
        },
    }
