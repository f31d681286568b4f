"""What the tests of the overview share."""

from tests.support.commissions import checked

__all__ = ["checked"]
