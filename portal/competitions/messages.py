"""What competitions tell people by letter."""

from datetime import date, datetime

from portal.competitions.models import Amendment, Competition, Follower
from portal.notifications.types import Message


def confirm_following(
    competition: Competition, follower: Follower, secret: str, *, language: str, day: date
) -> Message:
    """Ask an address whether it wants news of the competition."""
    return Message(
        key=f"follow:{competition.id}:{follower.email}:{day.isoformat()}",
        to=follower.email,
        template="competitions/confirm_following",
        language=language,
        words={**_about(competition), "token": secret},
        competition_id=competition.id,
    )


def deadline_moved(competition: Competition, amendment: Amendment, follower: Follower) -> Message:
    """Tell a follower the new deadline."""
    return Message(
        key=f"amendment:{amendment.id}:{follower.email}",
        to=follower.email,
        template="competitions/deadline_moved",
        language=follower.language,
        words={**_about(competition), **moved(amendment), "stop": follower.stop_secret},
        competition_id=competition.id,
    )


def moved(amendment: Amendment) -> dict[str, object]:
    """Return the words every letter about an amendment needs."""
    return {
        "old_closes_at": amendment.old_closes_at,
        "new_closes_at": amendment.new_closes_at,
        "act": amendment.act,
        "act_number": amendment.act_number,
        "act_date": amendment.act_date,
        "reason_lv": amendment.reason_lv,
        "reason_en": amendment.reason_en,
    }


def halted(competition: Competition, follower: Follower, *, at: datetime) -> Message:
    """Tell a follower that the competition is suspended, goes on or is cancelled.

    The second is in the key: the same competition may be suspended twice.
    """
    second = int(at.timestamp())
    return Message(
        key=f"halt:{competition.id}:{competition.stage.value}:{second}:{follower.email}",
        to=follower.email,
        template="competitions/halted",
        language=follower.language,
        words={
            **_about(competition),
            "stage": competition.stage,
            "reason_lv": competition.stage_reason,
            "reason_en": competition.stage_reason_en,
            "closes_at": competition.closes_at,
            "is_open": at in competition.window,
            "stop": follower.stop_secret,
        },
        competition_id=competition.id,
    )


def _about(competition: Competition) -> dict[str, object]:
    return {
        "code": competition.code,
        "title_lv": competition.title_lv,
        "title_en": competition.title_en,
        **competition.contact,
    }
