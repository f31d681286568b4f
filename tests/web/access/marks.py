"""Words in the first side of the world that nobody else can have written."""

from sqlalchemy import select, update

from portal.applications.models import Application
from portal.evaluation.models import Assessment, Mark
from portal.organisations.models import Organisation
from portal.support.pupils.models import Pupil

TITLE, TEAM_NAME, MEMBER, REASON, NOTE = (
    "Zvaigžņotais noslēpums",
    "Slepenā biedrība",
    "Klusais Vērtētājs",
    "Slēptais pamatojums",
    "Tikai manas piezīmes",
)
"""A note ends with the number of whoever wrote it."""
SCORING = (MEMBER, REASON, NOTE)
PUPIL = ("Noslēpumainais", "Nezināmītis")


def mark(session, side):
    """Put the words where they belong."""
    ids = {scene["applications"] for scene in side.scenes if "applications" in scene}
    teams = {scene["organisations"] for scene in side.scenes if "organisations" in scene}
    pupils = {scene[kind] for scene in side.scenes for kind in ("pupils", "merge") if kind in scene}
    session.execute(update(Application).where(Application.id.in_(ids)).values(title=TITLE))
    session.execute(update(Organisation).where(Organisation.id.in_(teams)).values(name=TEAM_NAME))
    for name in ("chair", "deputy", "member", "member in conflict"):
        side.people[name].name = MEMBER
    sheets = list(session.scalars(select(Assessment).where(Assessment.application_id.in_(ids))))
    for sheet in sheets:
        sheet.private_note = f"{NOTE} {sheet.member.person_id}"
    given = Mark.assessment_id.in_(sheet.id for sheet in sheets)
    session.execute(update(Mark).where(given).values(reason=REASON))
    for pupil in session.scalars(select(Pupil).where(Pupil.code.in_(pupils))):
        pupil.first_name, pupil.last_name = PUPIL
