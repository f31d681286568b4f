"""The pages of plans: the list, the editor, the page of a plan, approvals, and who looked."""

from portal.support.plans.views import (
    application,
    check,
    editor,
    governing,
    lists,
    measures,
    page,
    risks,
    sight,
)
from portal.support.plans.views.approvals import bp as approvals_bp
from portal.support.plans.views.blueprint import bp

__all__ = [
    "application",
    "approvals_bp",
    "bp",
    "check",
    "editor",
    "governing",
    "lists",
    "measures",
    "page",
    "risks",
    "sight",
]
