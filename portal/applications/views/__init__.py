"""The pages of applications, one module an audience or a part of the form."""

from portal.applications.views import (
    attachments,
    cost_plan,
    public,
    sections,
    submitting,
    team,
    versions,
)
from portal.applications.views.blueprint import bp
from portal.applications.views.clarifying import clarification_bp
from portal.applications.views.public import form_bp

__all__ = [
    "attachments",
    "bp",
    "clarification_bp",
    "cost_plan",
    "form_bp",
    "public",
    "sections",
    "submitting",
    "team",
    "versions",
]
