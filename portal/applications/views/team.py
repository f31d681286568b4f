"""The applicant's first page and the application's own pages."""

from flask import Blueprint

from portal.applications.views.reading import teach

bp = Blueprint("applications", __name__)
teach(bp)
