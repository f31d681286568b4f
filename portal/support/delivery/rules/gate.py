"""Is enough delivered?

Decisions, School 7.

An exact comparison of whole numbers: 17 of 19 fails a requirement of 90 %, 18 of 20 passes.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from portal.kernel.percent import rounded_down
from portal.support.delivery.rules.accounting import Delivery


class Reads(StrEnum):
    """Which delivery a requirement counts; the policy row says."""

    USED = "used"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Gate:
    """The requirement in force at the end of a plan."""

    percent: int = 90
    reads: Reads = Reads.USED

    def counted(self, delivery: Delivery) -> int:
        """Return the units the requirement counts."""
        return delivery.used if self.reads is Reads.USED else delivery.offered

    def is_met(self, delivery: Delivery) -> bool:
        """At least the share required has been delivered."""
        return self.counted(delivery) * 100 >= self.percent * delivery.planned

    def needed(self, planned: int) -> int:
        """Return the fewest units that meet the requirement: 8 planned need 8."""
        return -(-self.percent * planned // 100)

    def missing(self, delivery: Delivery) -> int:
        """Return how many more units are needed; 0 when it is met."""
        return max(0, self.needed(delivery.planned) - self.counted(delivery))

    @property
    def share(self) -> Fraction:
        """The share required, of one."""
        return Fraction(self.percent, 100)

    def shown(self, delivery: Delivery) -> Decimal:
        """Return the share as `printed`, of one: what a page's format of shares takes."""
        return self.printed(delivery) / 100

    def printed(self, delivery: Delivery) -> Decimal:
        """Return the share in per cent as it is shown beside the requirement."""
        share = (
            Fraction(self.counted(delivery), delivery.planned) if delivery.planned else Fraction(1)
        )
        return rounded_down(share)
