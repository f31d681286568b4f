"""The blueprint of pupils, the guards of its pages, and the words of a grade for templates."""

from flask import Blueprint

from portal.institutions import queries as institutions
from portal.support.pupils import queries
from portal.support.pupils.access import ACCESS, SCHOOL_ACCESS, Permission, SchoolPermission
from portal.web.grades import grade_words
from portal.web.guard import Guard

bp = Blueprint("pupils", __name__, url_prefix="/school")
bp.add_app_template_filter(grade_words, "grade")
guard = Guard(ACCESS, queries.find_pupil, read=Permission.READ, keys=("code",))
at_school = Guard(SCHOOL_ACCESS, institutions.find_school, read=SchoolPermission.LIST)
