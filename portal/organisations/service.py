"""What can be done with an organisation: register, correct, check, join."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from portal.accounts import queries as accounts
from portal.accounts.models import JoinRequest, Person
from portal.accounts.service import give_role
from portal.accounts.types import Answer
from portal.audit import service as audit
from portal.database import transaction
from portal.extensions import db
from portal.kernel.identity import TEAM, Role
from portal.kernel.refusal import Refused, Stale, refuse_if
from portal.kernel.text import folded, sort_key
from portal.notifications import service as notifications
from portal.organisations import messages, queries
from portal.organisations.models import Organisation
from portal.organisations.rules.identifiers import plain_account, plain_number
from portal.organisations.rules.joining import Case, reasons_not_to_ask
from portal.organisations.rules.names import plain_name
from portal.organisations.types import Kind, WhyNotRegistered, WhyNotSettled


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What an organisation says about itself; its register number never changes."""

    kind: Kind
    name: str
    legal_address: str = ""
    iban: str = ""
    bank_name: str = ""
    signatory_name: str = ""
    signatory_position: str = ""
    signatory_basis: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contact_phone: str = ""


def register(number: str, details: Details, *, by: Person, at: datetime) -> Organisation:
    """Register an organisation; whoever does it manages it from then on.

    Raises `Refused` when the register number is here already: of two at once, one is first.
    """
    organisation = Organisation(registration_number=plain_number(number), registered_at=at)
    _write(organisation, details)
    with transaction():
        if queries.find_by_number(number) is not None:
            raise Refused([WhyNotRegistered.KNOWN_ALREADY])
        try:
            with db.session.begin_nested():
                db.session.add(organisation)
        except IntegrityError:
            raise Refused([WhyNotRegistered.KNOWN_ALREADY]) from None
        audit.record("organisation registered", organisation, by=by.id, at=at)
        give_role(by, Role.OWNER, organisation.id, by=by.id, at=at)
    return organisation


def find_or_enter(number: str, details: Details, *, at: datetime) -> Organisation:
    """Return the organisation with this register number, entered from a paper if it is new here.

    Nobody manages it until one of its people asks to join and an administrator lets them in.
    """
    with transaction():
        found = queries.find_by_number(number)
        if found is not None:
            return found
        organisation = Organisation(registration_number=plain_number(number), registered_at=at)
        _write(organisation, details)
        db.session.add(organisation)
        db.session.flush()
        return organisation


def correct(
    organisation: Organisation, details: Details, *, version: int, by: int, at: datetime
) -> None:
    """Keep what the organisation says about itself now.

    A name, kind or address that changes has to be compared with the register again. Raises `Stale`
    when somebody saved after the page was opened; nothing is changed then.
    """
    try:
        with transaction():
            db.session.refresh(organisation)
            if organisation.version != version:
                raise Stale
            before = _read(organisation)
            _write(organisation, details)
            after = _read(organisation)
            changed = sorted(key for key in after if after[key] != before[key])
            if not changed:
                return
            if {"name", "kind", "legal_address"} & set(changed):
                organisation.extract_checked_at = organisation.extract_checked_by_id = None
            audit.record("organisation corrected", organisation, by=by, at=at, fields=changed)
    except StaleDataError:
        raise Stale from None


def mark_extract_checked(organisation: Organisation, *, by: int, at: datetime) -> None:
    """Note that a coordinator has compared the details with the register."""
    with transaction():
        organisation.extract_checked_at = at
        organisation.extract_checked_by_id = by
        audit.record("register extract checked", organisation, by=by, at=at)


def ask_to_join(number: str, *, by: Person, at: datetime) -> Organisation:
    """Ask the owners of the organisation with this number to be let in, by letter to each.

    The administrators are asked where it has no owner. Raises `Refused` when there is no such
    organisation, or the person is in or waits already.
    """
    with transaction():
        organisation = queries.find_by_number(number)
        is_in = organisation is not None and by.identity.holds_any(TEAM, organisation.id)
        waits = organisation in queries.list_own_requests(by.id) if organisation else False
        refuse_if(
            reasons_not_to_ask(Case(exists=organisation is not None, is_in=is_in, waits=waits))
        )
        assert organisation is not None  # noqa: S101 - the rule has just said so
        request = JoinRequest(organisation_id=organisation.id, person=by, asked_at=at)
        try:
            with db.session.begin_nested():
                db.session.add(request)
        except IntegrityError:
            return organisation  # the same press of the button, twice at once
        audit.record("asked to join", organisation, by=by.id, at=at)
        owners = accounts.list_holding(Role.OWNER, organisation.id)
        notifications.queue_all(
            [
                messages.asks_to_join(request, organisation, answering, is_managed=bool(owners))
                for answering in owners or accounts.list_holding(Role.ADMINISTRATOR)
            ],
            at=at,
        )
    return organisation


def answer_join_request(request: JoinRequest, role: Role | None, *, by: int, at: datetime) -> None:
    """Let the asker in with a role, or with None do not; either way the asker is told.

    Raises `Refused` when another owner has answered meanwhile.
    """
    with transaction():
        locked = db.session.scalars(
            select(JoinRequest)
            .where(JoinRequest.id == request.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).one()
        refuse_if([WhyNotSettled.ANSWERED_ALREADY] if locked.answer is not Answer.WAITING else [])
        locked.answer = Answer.ACCEPTED if role else Answer.DECLINED
        locked.answered_at, locked.answered_by_id = at, by
        organisation = queries.get_organisation(locked.organisation_id)
        person = accounts.get_person(locked.person_id)
        is_managed = queries.is_managed(organisation.id)
        if role is not None:
            give_role(person, role, organisation.id, by=by, at=at)
        audit.record("request to join answered", organisation, by=by, at=at, let_in=bool(role))
        notifications.queue(
            messages.joining_answered(locked, organisation, role, is_managed=is_managed), at=at
        )


def _read(organisation: Organisation) -> dict[str, object]:
    return {field: getattr(organisation, field) for field in Details.__dataclass_fields__}


def _write(organisation: Organisation, details: Details) -> None:
    for field, value in asdict(details).items():
        setattr(organisation, field, value)
    organisation.name = plain_name(details.name)
    organisation.iban = plain_account(details.iban)
    organisation.sort_key = sort_key(organisation.name)
    organisation.folded = folded(f"{organisation.name} {organisation.registration_number}")
