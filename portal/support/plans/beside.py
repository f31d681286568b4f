"""Ways from the page of a plan to what stands above plans: sessions, evaluation, claims.

Whoever stands above registers here; the page shows each link that is given for the reader.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from portal.support.plans.models import SupportPlan


@dataclass(frozen=True, slots=True)
class Link:
    """One way: its words in the language of the page, its address, a drawing of the sprite."""

    label: str
    address: str
    icon: str = "right"


links: list[Callable[[SupportPlan], Iterable[Link]]] = []
"""Asked, while a request is answered, what to offer the person asking beside this plan."""


def links_of(plan: SupportPlan) -> list[Link]:
    """Return every way from the page of a plan."""
    return [one for ask in links for one in ask(plan)]
