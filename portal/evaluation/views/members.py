"""Every page of the members, on one blueprint."""

from portal.evaluation.views import discussion, queue, workbench
from portal.evaluation.views.blueprint import bp

__all__ = ["bp", "discussion", "queue", "workbench"]
