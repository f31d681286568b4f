"""What teams are told by letter about their applications. Never a minor's name, never a risk."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from portal.accounts.models import Person
from portal.applications.models import Application, ApplicationVersion, Clarification
from portal.applications.rules.sections import Standing
from portal.applications.types import Level, Objection, Section
from portal.competitions.models import Amendment
from portal.kernel.clock import RIGA
from portal.kernel.reference import check_code
from portal.notifications.types import Message


def _about(application: Application) -> dict[str, Any]:
    competition, organisation = application.competition, application.organisation
    return {
        "id": application.id,
        "number": application.number,
        "title": application.title,
        "organisation": organisation.name,
        "competition_lv": competition.title_lv,
        "competition_en": competition.title_en,
        "code": competition.code,
        "amount": competition.grant_amount,
        "closes_at": competition.closes_at,
        "evaluate_by": competition.evaluate_by,
        "results_by": competition.results_by,
        **competition.contact,
    }


def _letter(
    template: str,
    key: str,
    application: Application,
    *,
    to: str,
    language: str,
    person_id: int | None = None,
    **words: Any,  # noqa: ANN401 - whatever the template needs
) -> Message:
    return Message(
        key=f"{key}:{to}",
        to=to,
        template=f"applications/{template}",
        language=language,
        words={**_about(application), **words},
        competition_id=application.competition_id,
        application_id=application.id,
        organisation_id=application.organisation_id,
        person_id=person_id,
    )


def _receivers(application: Application, person: Person) -> list[tuple[str, str, int | None]]:
    """The person who acted and the organisation's own address, each once."""
    found: dict[str, tuple[str, int | None]] = {person.email: (person.language, person.id)}
    contact = application.organisation.contact_email
    if contact:
        found.setdefault(contact, ("lv", None))
    return [(to, language, person_id) for to, (language, person_id) in found.items()]


def submitted(
    application: Application,
    version: ApplicationVersion,
    *,
    by: Person,
    previous: ApplicationVersion | None,
    again: datetime | None = None,
) -> list[Message]:
    """Write the receipt to whoever submitted and to the organisation."""
    key = f"submitted:{application.id}:{version.number}"
    if again is not None:
        key += f":again:{again:%Y%m%d%H%M}"
    return [
        _letter(
            "submitted",
            key,
            application,
            to=to,
            language=language,
            person_id=person_id,
            submitter=version.submitted_by.name if version.submitted_by else by.name,
            submitted_at=version.submitted_at,
            version=version.number,
            previous=previous.number if previous else 0,
            check_code=check_code(version.digest),
            digest=version.digest,
        )
        for to, language, person_id in _receivers(application, by)
    ]


def withdrawn(application: Application, *, by: Person, at: datetime) -> list[Message]:
    """Confirm a withdrawal to whoever withdrew and to the organisation."""
    return [
        _letter(
            "withdrawn",
            f"withdrawn:{application.id}:{at:%Y%m%d%H%M%S}",
            application,
            to=to,
            language=language,
            person_id=person_id,
            actor=by.name or by.email,
            withdrawn_at=at,
            reason=application.withdrawn_reason,
            is_open=at in application.competition.window,
        )
        for to, language, person_id in _receivers(application, by)
    ]


def clarified(
    application: Application,
    clarification: Clarification,
    version: ApplicationVersion | None,
    sections: Sequence[Section],
    *,
    by: Person,
) -> list[Message]:
    """Write the receipt of a clarification: what changed and the version it made, if any."""
    return [
        _letter(
            "clarified",
            f"clarification:{clarification.id}:answered",
            application,
            to=to,
            language=language,
            person_id=person_id,
            clarification_id=clarification.id,
            answered_at=clarification.answered_at,
            sender=by.name or by.email,
            sections=list(sections),
            version=version.number if version else 0,
            check_code=check_code(version.digest) if version else "",
        )
        for to, language, person_id in _receivers(application, by)
    ]


def please_send(
    application: Application,
    clarification: Clarification,
    owner: Person,
    *,
    by: Person,
    at: datetime,
) -> Message:
    """Ask a person who signs to send the clarification a colleague has written."""
    return _letter(
        "please_send",
        f"please-send:{clarification.id}:{at.astimezone(RIGA):%Y%m%d}",
        application,
        to=owner.email,
        language=owner.language,
        person_id=owner.id,
        asker=by.name or by.email,
        clarification_id=clarification.id,
        due_at=clarification.due_at,
    )


def please_submit(application: Application, owner: Person, *, by: Person, at: datetime) -> Message:
    """Ask a person who signs to submit what a colleague has filled in."""
    return _letter(
        "please_submit",
        f"please-submit:{application.id}:{at.astimezone(RIGA):%Y%m%d}",
        application,
        to=owner.email,
        language=owner.language,
        person_id=owner.id,
        asker=by.name or by.email,
    )


def amended(
    application: Application, amendment: Amendment, people: Iterable[Person]
) -> list[Message]:
    """Tell a team that the deadline has moved."""
    return [
        _letter(
            "amended",
            f"amended:{amendment.id}:{application.id}",
            application,
            to=person.email,
            language=person.language,
            person_id=person.id,
            old_closes_at=amendment.old_closes_at,
            new_closes_at=amendment.new_closes_at,
            act=amendment.act,
            act_number=amendment.act_number,
            act_date=amendment.act_date,
            reason_lv=amendment.reason_lv,
            reason_en=amendment.reason_en,
            is_submitted=bool(application.versions),
        )
        for person in people
    ]


def halted(application: Application, people: Iterable[Person], *, at: datetime) -> list[Message]:
    """Tell a team that the competition is suspended, goes on or is cancelled."""
    competition = application.competition
    return [
        _letter(
            "halted",
            f"halt:{application.id}:{competition.stage.value}:{int(at.timestamp())}",
            application,
            to=person.email,
            language=person.language,
            person_id=person.id,
            stage=competition.stage,
            reason_lv=competition.stage_reason,
            reason_en=competition.stage_reason_en,
            is_open=at in competition.window,
            is_submitted=bool(application.versions),
        )
        for person in people
    ]


def reminder(  # noqa: PLR0913 - what a reminder says
    application: Application,
    person: Person,
    *,
    hours: int,
    standings: Sequence[Standing],
    objections: Sequence[Objection],
    last_editor: str,
    at: datetime,
) -> Message:
    """Remind one person of a draft: seven days, a day or two hours before the deadline."""
    closes = application.competition.closes_at
    return _letter(
        "reminder",
        f"reminder:{application.id}:{closes:%Y%m%d%H%M}:{hours}",
        application,
        to=person.email,
        language=person.language,
        person_id=person.id,
        hours=hours,
        at=at,
        done=sum(one.level is Level.DONE for one in standings),
        total=len(standings),
        planned=application.planned,
        unfinished=[one.section for one in standings if one.level is not Level.DONE],
        blockers=list(objections)[:3],
        last_editor=last_editor,
        last_edited=application.touched_at,
    )


def not_submitted(application: Application, person: Person) -> Message:
    """Tell a team that the competition closed without its application."""
    return _letter(
        "not_submitted",
        f"not-submitted:{application.id}",
        application,
        to=person.email,
        language=person.language,
        person_id=person.id,
    )
