"""Two municipalities with everything in them, to try every address as everybody.

What belongs to one side is foreign to the other. A *scene* names, for each kind of thing an address
can speak of, one thing; all things of a scene belong together.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from portal.applications.models import Attachment, Clarification
from portal.bridge.models import SchoolCount
from portal.competitions.models import Document, DocumentVersion
from portal.competitions.types import DocumentKind, Stage
from portal.kernel.identity import Role
from tests.support.belongings import digest, file, letter, of_competition, of_team, sheet
from tests.support.schooling import add_school

BY_CODE = ("competitions", "evaluation", "results")


@dataclass
class Side:
    """One municipality, its people by what they are, and its scenes."""

    municipality: object
    people: dict = field(default_factory=dict)
    scenes: list = field(default_factory=list)

    @property
    def of_each_kind(self):
        """One scene of each name: the first team's."""
        return list({scene["name"]: scene for scene in reversed(self.scenes)}.values())


def build_world(make):
    """Return two sides alike, and people who belong to neither."""
    sides = [_side(make), _side(make)]
    others = {
        "stranger": make.person(),
        "administrator": make.administrator(),
        "expert": make.expert(),
    }
    return sides, others


def _side(make):
    side = Side(make.municipality())
    teams = [make.organisation(), make.organisation()]
    side.people |= {
        "coordinator": make.coordinator(side.municipality),
        "owner": make.owner(teams[0]),
        "editor": make.editor(teams[0]),
        "viewer": make.viewer(teams[0]),
        "other team's owner": make.owner(teams[1]),
    }
    _draft_competition(make, side)
    _open_competition(make, side, teams)
    _evaluated_competition(make, side, teams)
    _ask_school(make, side, add_school(make, side))
    of_nobody = make.organisation()
    side.scenes.append(
        {"name": "unmanaged", "organisations": of_nobody.id, **of_team(make, of_nobody)}
    )
    return side


def _draft_competition(make, side):
    draft = make.competition(
        municipality=side.municipality,
        stage=Stage.DRAFT,
        announced_at=None,
        code=_code(make, "DRA"),
    )
    by = side.people["coordinator"]
    side.scenes.append({"name": "draft", **_code_kinds(draft), **of_competition(make, draft, by)})


def _open_competition(make, side, teams):
    competition = make.competition(municipality=side.municipality, code=_code(make, "OPE"))
    by = side.people["owner"]
    for team in teams:
        application = make.application(competition=competition, organisation=team, by=by)
        side.scenes.append(_scene(make, "open", competition, application, team, by))


def _evaluated_competition(make, side, teams):
    now = make.now
    competition = make.competition(
        municipality=side.municipality,
        code=_code(make, "EVA"),
        stage=Stage.EVALUATING,
        opens_at=now - timedelta(days=40),
        closes_at=now - timedelta(days=5),
    )
    members = {
        role.value: make.member(competition, role=role)
        for role in (Role.CHAIR, Role.DEPUTY, Role.MEMBER, Role.SECRETARY, Role.OBSERVER)
    }
    members["member in conflict"] = make.member(competition)
    side.people |= {name: member.person for name, member in members.items()}
    for team in teams:
        application = make.submitted(
            competition=competition,
            organisation=team,
            by=side.people["owner"],
            received_at=now - timedelta(days=6),
        )
        make.conflict(members["member in conflict"], application)
        for name in ("chair", "member"):
            make.no_conflict(members[name], application)
            # The member has handed in the first sheet and still works at the second one.
            is_at_work = name == "member" and team is teams[1]
            make.assessment(members[name], application, submitted=not is_at_work)
        scene = _scene(make, "evaluating", competition, application, team, side.people["owner"])
        member = members["member"]
        side.scenes.append(scene | {"members": member.id, "commission": member.person_id})


def _ask_school(make, side, school_scene):
    """The school is asked about each application being evaluated; about the second it answered."""
    scenes = [one for one in side.scenes if one["name"] == "evaluating"]
    for place, scene in enumerate(scenes):
        count = SchoolCount(
            application_id=scene["applications"],
            school_id=school_scene["schools"],
            grade_from="7",
            grade_to="9",
            claimed=4,
            asked_at=make.now,
            asked_by_id=side.people["owner"].id,
        )
        if place:
            count.confirmed, count.answered_at, count.answered_name = 1, make.now, "Direktore"
            count.answered_as = Role.HEAD
        scene["school-counts"] = make.save(count).id
    school_scene["school-counts"] = scenes[0]["school-counts"]


def _scene(make, name, competition, application, team, by):
    stored = file(make)
    document = make.save(
        Document(competition_id=competition.id, position=1, kind=DocumentKind.REGULATIONS)
    )
    make.save(
        DocumentVersion(document_id=document.id, number=1, file_id=stored.id, published_at=make.now)
    )
    attachment = make.save(
        Attachment(application_id=application.id, file_id=file(make).id, added_at=make.now)
    )
    asked = (
        None
        if application.sequence is None
        else make.save(
            Clarification(
                application_id=application.id,
                sections=["need"],
                question="Cik jauniešu piedalīsies?",
                asked_at=make.now,
                asked_by_id=by.id,
                due_at=make.now + timedelta(days=5),
            )
        )
    )
    return {
        "name": name,
        **_code_kinds(competition),
        "applications": application.id,
        "organisations": team.id,
        "documents": document.id,
        "versions": 1,
        "attachments": attachment.id,
        "file_id": attachment.file_id,
        **({"clarifications": asked.id} if asked else {}),
        "assessments": sheet(make, application),
        **of_competition(make, competition, by),
        **of_team(make, team),
        "formal": application.id,
        "reserve": application.id,
        "receipts": digest(make, application),
        "people": by.id,
        "team": by.id,
        "messages": letter(make, application, by),
        "letters": letter(make, application, by),
        "delivery": letter(make, application, by),
        "sections": "need",
        "ranks": 1,
        "ties": 1,
    }


def _code_kinds(competition):
    return dict.fromkeys((*BY_CODE, "coordinator"), competition.code)


def _code(make, start):
    return f"{start}-2027-{make.number()}"
