"""What can be done when a period ends."""

from portal.support.outcomes.service.continuing import go_on, go_on_all
from portal.support.outcomes.service.evaluating import evaluate, stop

__all__ = ["evaluate", "go_on", "go_on_all", "stop"]
