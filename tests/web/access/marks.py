"""Words on each side of the world that nobody else can have written."""

from dataclasses import dataclass

from sqlalchemy import select, update

from portal.applications.models import Application
from portal.evaluation.models import Assessment, Mark
from portal.organisations.models import Organisation
from portal.support.pupils.models import Pupil


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on one side only; a note ends with the number of whoever wrote it."""

    title: str
    team: str
    member: str
    reason: str
    note: str
    pupil: tuple

    @property
    def of_scoring(self):
        return [self.member, self.reason, self.note]

    @property
    def of_the_competition(self):
        return [self.title, self.team, *self.of_scoring]


OURS = Words(
    title="Zvaigžņotais noslēpums",
    team="Slepenā biedrība",
    member="Klusais Vērtētājs",
    reason="Slēptais pamatojums",
    note="Tikai manas piezīmes",
    pupil=("Noslēpumainais", "Nezināmītis"),
)
"""Of the first side, whose people the tests ask as."""
THEIRS = Words(
    title="Svešais noslēpums",
    team="Kaimiņu biedrība",
    member="Tālais Vērtētājs",
    reason="Citu pamatojums",
    note="Tikai viņu piezīmes",
    pupil=("Neredzamais", "Svešinieciņš"),
)
"""Of the second."""


def mark(session, side, words):
    """Put the words where they belong."""
    ids = {scene["applications"] for scene in side.scenes if "applications" in scene}
    teams = {scene["organisations"] for scene in side.scenes if "organisations" in scene}
    pupils = {scene[kind] for scene in side.scenes for kind in ("pupils", "merge") if kind in scene}
    session.execute(update(Application).where(Application.id.in_(ids)).values(title=words.title))
    session.execute(update(Organisation).where(Organisation.id.in_(teams)).values(name=words.team))
    for name in ("chair", "deputy", "member", "member in conflict"):
        side.people[name].name = words.member
    sheets = list(session.scalars(select(Assessment).where(Assessment.application_id.in_(ids))))
    for sheet in sheets:
        sheet.private_note = f"{words.note} {sheet.member.person_id}"
    given = Mark.assessment_id.in_(sheet.id for sheet in sheets)
    session.execute(update(Mark).where(given).values(reason=words.reason))
    for pupil in session.scalars(select(Pupil).where(Pupil.code.in_(pupils))):
        pupil.first_name, pupil.last_name = words.pupil
