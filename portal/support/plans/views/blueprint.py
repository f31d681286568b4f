"""The blueprint of plans and the doors of its pages."""

from collections import defaultdict
from collections.abc import Sequence

from flask import Blueprint

from portal.kernel.identity import Identity
from portal.support.plans.access import ACCESS, Permission, ground_of, shown_openly_to, shown_to
from portal.support.plans.models import SupportPlan
from portal.support.plans.queries import find_plan
from portal.support.plans.views.reading import teach
from portal.support.sight.door import LoggedGuard, write_looks
from portal.support.sight.types import Shown
from portal.web.identity import who

bp = Blueprint("plans", __name__, url_prefix="/school/plans")


def _on_paper(_who: Identity, _plan: SupportPlan) -> Shown:
    return Shown.EXPORT


guard = LoggedGuard(
    ACCESS, find_plan, read=Permission.READ, ground=ground_of, shown=shown_openly_to
)
"""Of pages that keep the restricted parts closed."""
opened = LoggedGuard(ACCESS, find_plan, read=Permission.READ, ground=ground_of, shown=shown_to)
"""Of pages that show health and family to those who may read it."""
on_paper = LoggedGuard(ACCESS, find_plan, read=Permission.READ, ground=ground_of, shown=_on_paper)
"""Of what is printed or taken away as a file."""

teach(bp)


def note_looks(plans: Sequence[SupportPlan], shown: Shown) -> None:
    """Write down that a list showed something of these plans, each on its own ground (S67)."""
    by_ground = defaultdict(list)
    for one in plans:
        by_ground[ground_of(who(), one)].append((one.id, one.school_id))
    for ground, seen in by_ground.items():
        write_looks(seen, ground, shown)
