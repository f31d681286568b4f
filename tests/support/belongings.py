"""What else belongs to a competition, a team or an application of the test world."""

from datetime import timedelta

from sqlalchemy import select

from portal.accounts.models import Invitation, JoinRequest, SignIn
from portal.applications.models import ApplicationVersion
from portal.competitions.models import Criterion, ExtraQuestion
from portal.enquiries.models import Enquiry
from portal.evaluation.models import Assessment
from portal.files.service import keep_made
from portal.kernel.identity import Role
from portal.kernel.secret import secret_digest
from portal.notifications.models import Letter
from tests.support.addresses import MISSING


def of_competition(make, competition, by):
    """What a coordinator has set up in it."""
    criterion = make.session.scalars(
        select(Criterion).where(Criterion.competition_id == competition.id).order_by(Criterion.id)
    ).first()
    question = make.save(
        ExtraQuestion(
            competition_id=competition.id,
            position=make.number(),
            code=f"q{make.number()}",
            title_lv="Kas mainīsies skolā?",
        )
    )
    enquiry = make.save(
        Enquiry(
            competition_id=competition.id, question="Vai drīkst iet pārgājienā?", asked_at=make.now
        )
    )
    offer = invitation(make, Role.MEMBER, competition, competition_id=competition.id, by=by)
    return {
        "criteria": criterion.id,
        "enquiries": enquiry.id,
        "new": "quality",
        "questions": question.id,
        "municipalities": competition.municipality_id,
        "invitations": offer,
    }


def of_team(make, team):
    """Somebody who asks to join it, and a sign-in of theirs."""
    person = make.person()
    request = make.save(
        JoinRequest(organisation_id=team.id, person_id=person.id, asked_at=make.now)
    )
    sign_in = make.save(
        SignIn(
            secret_digest=f"world {make.number()}",
            person_id=person.id,
            started_at=make.now,
            seen_at=make.now,
        )
    )
    return {"requests": request.id, "sign-ins": sign_in.id}


def invitation(make, role, thing, *, by, secret="", **columns):
    invitation = Invitation(
        email=f"invited{make.number()}@example.test",
        role=role,
        scope_id=thing.id,
        secret_digest=secret_digest(secret or f"world {make.number()}"),
        sent_at=make.now,
        sent_by_id=by.id,
        valid_until=make.now + timedelta(days=7),
        **columns,
    )
    return make.save(invitation).id


def sheet(make, application):
    """A submitted score sheet of the application, or the key of none."""
    sheets = select(Assessment.id).where(Assessment.application_id == application.id)
    return make.session.scalars(sheets.order_by(Assessment.id)).first() or MISSING["int"]


def digest(make, application):
    versions = select(ApplicationVersion.digest).where(
        ApplicationVersion.application_id == application.id
    )
    return make.session.scalars(versions).first() or "0" * 64


def file(make):
    stored = keep_made(
        f"Fails {make.number()}".encode(),
        name="pielikums.pdf",
        media_type="application/pdf",
        by=None,
        at=make.now,
    )
    return make.save(stored)


def letter(make, application, person):
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
