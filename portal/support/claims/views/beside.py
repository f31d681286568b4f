"""The way from the page of a plan to its claims."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext

from portal.support.plans.access import Permission
from portal.support.plans.beside import Link, links
from portal.support.plans.models import SupportPlan
from portal.support.plans.types import ECONOMIC
from portal.web.guard import may


def ways(plan: SupportPlan) -> Iterator[Link]:
    """Offer the claims to whoever reads the whole of a plan with economic support."""
    has_some = any(one.kind in ECONOMIC for one in plan.measures)
    if has_some and plan.approved_at is not None and may(Permission.READ_WHOLE, plan):
        yield Link(gettext("Compensations"), url_for("claims.of_a_plan", code=plan.code), "file")


links.append(ways)
