"""The blueprint of organisations, the guard of its pages, and how a template names one."""

from flask import Blueprint

from portal.organisations import queries
from portal.organisations.access import ACCESS, Permission
from portal.organisations.labels import organisation_name
from portal.organisations.rules.identifiers import grouped_account
from portal.web.guard import Guard

bp = Blueprint("organisations", __name__, url_prefix="/organisations")
bp.add_app_template_filter(organisation_name)
bp.add_app_template_filter(grouped_account, "in_fours")
guard = Guard(ACCESS, queries.find_organisation, read=Permission.READ)
