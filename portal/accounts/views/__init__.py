"""The views of accounts, one module an audience; all of them belong to one blueprint."""

from portal.accounts import labels
from portal.accounts.views import account, invitations, people, registration, sign_in
from portal.accounts.views.blueprint import bp

__all__ = ["account", "bp", "invitations", "labels", "people", "registration", "sign_in"]
