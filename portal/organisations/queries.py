"""Which organisations are there, and who waits to be let in?"""

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from portal.accounts.models import JoinRequest, RoleHeld
from portal.accounts.types import Answer
from portal.extensions import db
from portal.kernel.identity import TEAM, Role
from portal.organisations.models import Organisation, RegisterEntry
from portal.organisations.rules.identifiers import account_fault, number_fault, plain_number


def find_organisation(id: int) -> Organisation | None:  # noqa: A002 - a part of the address
    """Return the organisation under this key."""
    return db.session.get(Organisation, id)


def get_organisation(id: int) -> Organisation:  # noqa: A002 - a key
    """Return the organisation under this key; `NoResultFound` when there is none."""
    return db.session.get_one(Organisation, id)


def find_by_number(number: str) -> Organisation | None:
    """Return the organisation with this register number, however it is written."""
    return db.session.scalar(
        select(Organisation).where(Organisation.registration_number == plain_number(number))
    )


def find_register_entry(number: str) -> RegisterEntry | None:
    """Return what the Enterprise Register says under a number, where its file was loaded."""
    return db.session.scalar(
        select(RegisterEntry).where(RegisterEntry.registration_number == plain_number(number))
    )


def is_sound_number(number: str) -> bool:
    """Say whether a register number, however it is written, passes the check."""
    return number_fault(number) is None


def has_sound_number(organisation: Organisation) -> bool:
    """Say whether its register number still passes the check; imported ones may not."""
    return is_sound_number(organisation.registration_number)


def has_sound_account(organisation: Organisation) -> bool:
    """Say whether its account number adds up; one that is missing is another objection."""
    return not organisation.iban or account_fault(organisation.iban) is None


def count_team(organisation_id: int) -> int:
    """Return how many people the team has."""
    counted = (
        select(func.count())
        .select_from(RoleHeld)
        .where(RoleHeld.role.in_(TEAM), RoleHeld.scope_id == organisation_id)
    )
    return db.session.scalar(counted) or 0


def is_managed(organisation_id: int) -> bool:
    """Say whether somebody manages the organisation; one that came by a paper has nobody."""
    managing = select(_is_managed()).where(Organisation.id == organisation_id)
    return bool(db.session.scalar(managing))


def list_unmanaged_requests() -> list[tuple[JoinRequest, Organisation]]:
    """Return who waits where nobody manages the organisation, the longest wait first."""
    rows = db.session.execute(
        select(JoinRequest, Organisation)
        .join(Organisation, Organisation.id == JoinRequest.organisation_id)
        .where(JoinRequest.answer == Answer.WAITING, ~_is_managed())
        .options(joinedload(JoinRequest.person))
        .order_by(JoinRequest.asked_at, JoinRequest.id)
    )
    return [(request, organisation) for request, organisation in rows]


def find_unmanaged_request(request_id: int) -> JoinRequest | None:
    """Return a request nobody but an administrator could answer, or that has its answer."""
    return db.session.scalar(
        select(JoinRequest)
        .join(Organisation, Organisation.id == JoinRequest.organisation_id)
        .where(
            JoinRequest.id == request_id,
            or_(JoinRequest.answer != Answer.WAITING, ~_is_managed()),
        )
    )


def _is_managed() -> ColumnElement[bool]:
    return (
        select(RoleHeld.id)
        .where(RoleHeld.role == Role.OWNER, RoleHeld.scope_id == Organisation.id)
        .correlate(Organisation)
        .exists()
    )


def list_join_requests(organisation_id: int) -> list[JoinRequest]:
    """Return who waits to be let in, with the people, the longest wait first."""
    return list(
        db.session.scalars(
            select(JoinRequest)
            .where(
                JoinRequest.organisation_id == organisation_id,
                JoinRequest.answer == Answer.WAITING,
            )
            .options(joinedload(JoinRequest.person))
            .order_by(JoinRequest.asked_at, JoinRequest.id)
        )
    )


def find_join_request(organisation_id: int, request_id: int) -> JoinRequest | None:
    """Return the request made to this organisation; another's is not there."""
    return db.session.scalar(
        select(JoinRequest)
        .where(JoinRequest.id == request_id, JoinRequest.organisation_id == organisation_id)
        .options(joinedload(JoinRequest.person))
    )


def list_own_requests(person_id: int) -> list[Organisation]:
    """Return the organisations a person waits to be let into."""
    return list(
        db.session.scalars(
            select(Organisation)
            .join(JoinRequest, JoinRequest.organisation_id == Organisation.id)
            .where(JoinRequest.person_id == person_id, JoinRequest.answer == Answer.WAITING)
            .order_by(Organisation.sort_key, Organisation.id)
        )
    )


def list_organisations_of(person_id: int) -> list[Organisation]:
    """Return the organisations a person works for, by name."""
    return list(
        db.session.scalars(
            select(Organisation)
            .join(RoleHeld, RoleHeld.organisation_id == Organisation.id)
            .where(RoleHeld.person_id == person_id)
            .order_by(Organisation.sort_key, Organisation.id)
        )
    )
