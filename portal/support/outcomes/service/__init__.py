"""What can be done when a period ends."""

from portal.support.outcomes.service.continuing import go_on, go_on_all
from portal.support.outcomes.service.evaluating import evaluate, stop
from portal.support.outcomes.service.leaving import follow

__all__ = ["evaluate", "follow", "go_on", "go_on_all", "stop"]
