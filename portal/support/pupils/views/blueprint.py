"""The blueprint of pupils, the guards of its pages, and the words of a grade for templates."""

from flask import Blueprint, request

from portal.institutions import queries as institutions
from portal.kernel import clock
from portal.support.pupils import queries
from portal.support.pupils.access import ACCESS, SCHOOL_ACCESS, Permission, SchoolPermission
from portal.support.pupils.labels import grade_words
from portal.support.sight import service as sight
from portal.support.sight.door import ground_at
from portal.support.sight.types import Shown
from portal.web.guard import Guard, person_id

bp = Blueprint("pupils", __name__, url_prefix="/school")
bp.add_app_template_filter(grade_words, "grade")
guard = Guard(ACCESS, queries.find_pupil, read=Permission.READ, keys=("code",))
at_school = Guard(SCHOOL_ACCESS, institutions.find_school, read=SchoolPermission.LIST)


def note_look(school_id: int) -> None:
    """Write down that the names of a school's pupils were shown (S67)."""
    sight.record_look(
        None,
        by=person_id(),
        at=clock.now(),
        ground=ground_at(school_id),
        shown=Shown.NAMES,
        address=request.path,
        school_id=school_id,
    )
