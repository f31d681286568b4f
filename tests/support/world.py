"""Two municipalities with everything in them, to try every address as everybody.

What belongs to one side is foreign to the other. A *scene* names, for each kind of thing an address
can speak of, one thing; all things of a scene belong together.
"""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from portal.applications.models import Attachment, Clarification
from portal.competitions.models import Document, DocumentVersion
from portal.competitions.types import DocumentKind, Stage
from portal.files.service import keep_made
from portal.kernel.identity import Role
from portal.notifications.models import Letter

BY_CODE = ("competitions", "evaluation", "results")
MISSING = {"code": "NAV-2027-1", "int": 2147483, "token": "nav-tada-" * 5}


@dataclass
class Side:
    """One municipality, its people by what they are, and its scenes."""

    municipality: object
    people: dict = field(default_factory=dict)
    scenes: list = field(default_factory=list)


def build_world(make):
    """Return two sides alike, and people who belong to neither."""
    sides = [_side(make), _side(make)]
    others = {"stranger": make.person(), "administrator": make.administrator()}
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
    return side


def _draft_competition(make, side):
    draft = make.competition(
        municipality=side.municipality,
        stage=Stage.DRAFT,
        announced_at=None,
        code=_code(make, "DRA"),
    )
    side.scenes.append({"name": "draft", "competitions": draft.code, **_code_kinds(draft)})


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
            make.assessment(members[name], application)
        scene = _scene(make, "evaluating", competition, application, team, side.people["owner"])
        side.scenes.append(scene | {"members": members["member"].id})


def _scene(make, name, competition, application, team, by):
    stored = _file(make)
    document = make.save(
        Document(competition_id=competition.id, position=1, kind=DocumentKind.REGULATIONS)
    )
    version = make.save(
        DocumentVersion(document_id=document.id, number=1, file_id=stored.id, published_at=make.now)
    )
    attachment = make.save(
        Attachment(application_id=application.id, file_id=_file(make).id, added_at=make.now)
    )
    asked = make.save(
        Clarification(
            application_id=application.id,
            sections=["need"],
            question="Cik jauniešu piedalīsies?",
            asked_at=make.now,
            asked_by_id=by.id,
            due_at=make.now + timedelta(days=5),
        )
    )
    return {
        "name": name,
        **_code_kinds(competition),
        "applications": application.id,
        "organisations": team.id,
        "documents": document.id,
        "versions": version.id,
        "files": attachment.id,
        "attachments": attachment.id,
        "clarifications": asked.id,
        "people": by.id,
        "team": by.id,
        "messages": _letter(make, application, by),
        "letters": _letter(make, application, by),
        "sections": "need",
        "ranks": 1,
        "ties": 1,
    }


def _code_kinds(competition):
    return dict.fromkeys((*BY_CODE, "coordinator"), competition.code)


def _code(make, start):
    return f"{start}-2027-{make.number()}"


def _file(make):
    stored = keep_made(
        f"Fails {make.number()}".encode(),
        name="pielikums.pdf",
        media_type="application/pdf",
        by=None,
        at=make.now,
    )
    return make.save(stored)


def _letter(make, application, person):
    number = make.number()
    letter = Letter(
        key=f"world:{number}",
        message_id=f"<world-{number}@pumpurs>",
        template="applications/submitted",
        language="lv",
        recipient=person.email,
        subject="Pieteikums ir saņemts",
        text="Pieteikums ir saņemts.\n",
        html="<p>Pieteikums ir saņemts.</p>",
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=person.id,
        queued_at=make.now,
        not_before=make.now,
    )
    return make.save(letter).id


def kinds_in(rule):
    """The kind of thing each part of an address speaks of: the segment before it."""
    for before, part in pairwise(["", *rule.rule.strip("/").split("/")]):
        if part.startswith("<"):
            converter, _, name = part.strip("<>").rpartition(":")
            yield name, converter.partition("(")[0], before


def values_in(rule, scene):
    """The address parts for a scene, or None when the scene has no such thing."""
    values = {}
    for name, converter, kind in kinds_in(rule):
        if "token" in {converter, name}:
            values[name] = MISSING["token"]
        elif kind in scene:
            values[name] = scene[kind]
        else:
            return None
    return values


def missing_in(rule):
    """Address parts nobody has."""
    return {name: MISSING.get(converter, MISSING["token"]) for name, converter, _ in kinds_in(rule)}


def address(app, rule, values):
    """The Latvian address of a rule with these parts."""
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def addresses(app, rule, scenes):
    """Each address of the rule once, with the name of its scene."""
    found = {}
    for scene in scenes if rule.arguments else [{"name": "itself"}]:
        values = values_in(rule, scene)
        if values is not None:
            found.setdefault(address(app, rule, values), scene["name"])
    return found.items()
