"""The views of accounts, one module an audience; all of them belong to one blueprint."""

from portal.accounts import labels
from portal.accounts.views import invitations, sign_in
from portal.accounts.views.blueprint import bp

__all__ = ["bp", "invitations", "labels", "sign_in"]
