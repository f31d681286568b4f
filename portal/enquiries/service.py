"""Asking about a call, answering in public, setting aside."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from portal.accounts.service import throttle
from portal.accounts.types import Counted
from portal.audit.service import record
from portal.competitions.models import Competition
from portal.database import transaction
from portal.enquiries import messages, rules
from portal.enquiries.models import Enquiry
from portal.enquiries.types import WhyNotAsked
from portal.extensions import db
from portal.kernel.refusal import Stale, refuse_if
from portal.notifications.service import queue


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What somebody asks, where the answer goes, and where it comes from on the network."""

    question: str
    email: str
    language: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The question as everyone reads it, and its answer; English may be empty."""

    wording_lv: str
    wording_en: str
    answer_lv: str
    answer_en: str


def reasons_against_asking(competition: Competition, *, at: datetime) -> list[WhyNotAsked]:
    """Return why nothing can be asked now."""
    return rules.reasons_not_to_ask(competition.stage, competition.closes_at, at=at)


def ask(competition: Competition, asking: Asking, *, at: datetime) -> Enquiry:
    """Keep a question and tell the municipality.

    Raises `Refused` outside the time for questions, `TooOften` when one address asks too much.
    """
    who = asking.email or asking.address
    throttle.count_try(Counted.ENQUIRY, email=who, address=asking.address, at=at)
    with transaction():
        refuse_if(reasons_against_asking(competition, at=at))
        enquiry = Enquiry(
            competition=competition,
            question=asking.question,
            email=asking.email,
            language=asking.language,
            asked_at=at,
        )
        db.session.add(enquiry)
        record("question asked", enquiry, by=None, at=at, competition_id=competition.id)
        office = competition.contact["contact_email"]
        if office:
            queue(messages.asked(enquiry, to=office), at=at)
    return enquiry


def answer(enquiry: Enquiry, given: Answer, *, version: int, by: int, at: datetime) -> None:
    """Make the question and its answer public, or correct what is public already.

    The first time whoever asked gets the answer by letter, and their address is forgotten. Raises
    `Stale` when somebody saved it since the page was opened.
    """
    try:
        with transaction():
            _lock(enquiry)
            if enquiry.version != version:
                raise Stale
            _write(enquiry, given, by=by, at=at)
    except StaleDataError as error:
        raise Stale from error


def _write(enquiry: Enquiry, given: Answer, *, by: int, at: datetime) -> None:
    is_first = enquiry.answered_at is None
    enquiry.wording_lv, enquiry.wording_en = given.wording_lv, given.wording_en
    enquiry.answer_lv, enquiry.answer_en = given.answer_lv, given.answer_en
    enquiry.settled_by_id = by
    if is_first:
        enquiry.answered_at = at
    else:
        enquiry.corrected_at = at
    record(
        "question answered" if is_first else "answer corrected",
        enquiry,
        by=by,
        at=at,
        competition_id=enquiry.competition_id,
        answer=given.answer_lv,
    )
    if is_first and enquiry.email:
        queue(messages.answered(enquiry), at=at)
        enquiry.email = ""


def set_aside(enquiry: Enquiry, *, by: int, at: datetime) -> None:
    """Do not answer it in public; the address is forgotten. Raises `Refused`."""
    with transaction():
        _lock(enquiry)
        refuse_if(rules.reasons_not_to_set_aside(enquiry.state))
        enquiry.set_aside_at, enquiry.settled_by_id, enquiry.email = at, by, ""
        record("question set aside", enquiry, by=by, at=at, competition_id=enquiry.competition_id)


def _lock(enquiry: Enquiry) -> None:
    db.session.execute(select(Enquiry.id).where(Enquiry.id == enquiry.id).with_for_update())
    db.session.refresh(enquiry)
