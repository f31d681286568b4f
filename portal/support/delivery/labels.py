"""The words of sessions: how, what became of each pupil, and every reason to refuse."""

from collections.abc import Iterable
from datetime import datetime

from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from portal.kernel.pause import Pause
from portal.support.delivery.queries.seen import Seen
from portal.support.delivery.queries.todo import Due
from portal.support.delivery.types import (
    Evidence,
    Mark,
    Mode,
    Objection,
    Pending,
    WhyNotConfirmed,
    WhyNotLogged,
    WhyNotOrdered,
    WhyNotUndone,
)
from portal.support.plans import labels as plans_labels
from portal.support.plans.types import MeasureKind, Subject
from portal.web.formats import clock_time, date_short, date_time
from portal.web.labels import label, register

_HOUR = 60
__all__ = ["ago_words", "given_all", "given_words", "plans_labels", "sentence"]

register(
    {
        Mode.IN_PERSON: _lp("session", "in person"),
        Mode.REMOTE: _lp("session", "remotely"),
    }
)
register(
    {
        Mark.ATTENDED: _lp("attendance", "Took part"),
        Mark.ABSENT_EXCUSED: _lp("attendance", "Absent, excused"),
        Mark.ABSENT_UNEXCUSED: _lp("attendance", "Absent, unexcused"),
        Mark.REFUSED: _lp("attendance", "Refused"),
        Mark.PROVIDER_ABSENT: _lp("attendance", "The specialist was not available"),
        Mark.CANCELLED: _lp("attendance", "Cancelled"),
    }
)
register(
    {
        Evidence.CODE: _lp("evidence", "pupil's code"),
        Evidence.PAPER: _lp("evidence", "signature on paper"),
        Evidence.DIARY: _lp("evidence", "entry in the e-diary"),
        Evidence.EMAIL: _lp("evidence", "e-mail"),
    }
)
register(
    {
        WhyNotLogged.FUTURE: _l("The session is in the future. Log it when it has been held."),
        WhyNotLogged.NO_SUCH_HOUR: _l(
            "The clocks skipped this hour that night. Write another time."
        ),
        WhyNotLogged.OUTSIDE_PLAN: _l("The session is outside the dates of the plan."),
        WhyNotLogged.PLAN_STATE: _l("The plan is not in progress, so sessions cannot be logged."),
        WhyNotLogged.PAUSED: _l("The plan was suspended at that time."),
        WhyNotLogged.NOT_IN_PLAN: _l("This support is not in the plan."),
        WhyNotLogged.OVERLAPS: _l("You have another session at that time."),
        WhyNotLogged.MINUTES: _l("Write the minutes as a whole number from 5 to 240."),
        WhyNotLogged.NOBODY: _l("Choose who the session was with."),
        WhyNotLogged.HALF_ABSENT: _l(
            "If you were not available, mark it so for every pupil of the group."
        ),
        WhyNotLogged.SETTLED: _l(
            "This time has an entry already, or the plan no longer proposes it."
        ),
        WhyNotLogged.KEY_TAKEN: _l("This page has been used already. Open it anew and save again."),
    }
)
register(
    {
        WhyNotUndone.NO_REASON: _l("Say why you correct it."),
        WhyNotUndone.UNDONE: _l("This entry has been undone already."),
        WhyNotUndone.PLAN_CLOSED: _l(
            "The plan is evaluated or closed, so its entries no longer change."
        ),
    }
)
register(
    {
        WhyNotConfirmed.WRONG_CODE: _l("The code does not match."),
        WhyNotConfirmed.NO_TRIES: _l("There are no attempts left; ask for help at school."),
        WhyNotConfirmed.NO_ANSWER: _lp("session", "Choose one of the two answers."),
        WhyNotConfirmed.NOT_ASKED: _l("This entry needs no confirmation, or has it already."),
        WhyNotConfirmed.DENIED: _l(
            "The pupil has said that the session was not held. Talk to the pupil and correct"
            " the entry."
        ),
    }
)
register(
    {
        WhyNotOrdered.SIGNED_LATER: _l("The date of signing is in the future."),
        WhyNotOrdered.BACKDATED: _l("An order allows nothing that was before it was signed."),
        WhyNotOrdered.ENDS_FIRST: _l("The last day is before the first day."),
        WhyNotOrdered.FOR_NOBODY: _l("Choose the plans, or the whole school."),
        WhyNotOrdered.KNOWN: _l("An order with this number and date is entered already."),
        WhyNotOrdered.IN_USE: _l("Sessions rest on this order, so it cannot be taken out."),
    }
)
register(
    {
        Pending.NO_ORDER: _l(
            "A remote session needs an order of the head of the school that is in force for this"
            " pupil and day."
        ),
        Pending.NOT_CONFIRMED: _l("The pupil has not confirmed it yet."),
        Pending.NOT_IN_TIME: _l("The pupil did not confirm it on the same day."),
        Pending.DENIED: _l("The pupil has said that it was not held."),
    }
)


def given_words(kind: MeasureKind, subject: Subject | None) -> str:
    """Return what a provider gives in the words of a list: „konsultācija: matemātika”."""
    if kind is MeasureKind.SUBJECT_CONSULTATION and subject is not None:
        return str(gettext("consultation: %(subject)s", subject=label(subject)))
    return label(kind)


def given_all(pupils: Iterable[Seen]) -> str:
    """Return what a group is given, each kind once."""
    return ", ".join(dict.fromkeys(given_words(one.kind, one.subject) for one in pupils))


def sentence(objection: Objection, *, with_plan: bool = False) -> str:
    """Say why a session is not logged, naming what is in the way."""
    said = _named(objection) or label(objection.why)
    return f"{objection.plan}: {said}" if with_plan and objection.plan else said


def _named(objection: Objection) -> str:
    if objection.other:
        start, end = (clock_time(one) for one in objection.other)
        return str(
            gettext(
                "You have another session at that time: %(start)s–%(end)s.", start=start, end=end
            )
        )
    if objection.between:
        first, last = (date_short(one) for one in objection.between)
        return str(
            gettext(
                "The plan runs from %(from_date)s to %(to_date)s; the session is outside it.",
                from_date=first,
                to_date=last,
            )
        )
    if objection.pause:
        return _in_pause(objection.pause)
    if objection.state:
        return str(
            gettext(
                "The plan is not in progress (%(state)s), so sessions cannot be logged.",
                state=label(objection.state),
            )
        )
    return ""


def _in_pause(pause: Pause) -> str:
    since = date_time(pause.since)
    if pause.until is None:
        return str(
            gettext(
                "The plan has been suspended since %(since)s; only sessions that began before"
                " can be logged.",
                since=since,
            )
        )
    return str(
        gettext(
            "The plan was suspended from %(since)s to %(until)s; sessions of that time cannot be"
            " logged.",
            since=since,
            until=date_time(pause.until),
        )
    )


def ago_words(due: Due, here: datetime) -> str:
    """Say how far a proposed time is from now: „vakar”, „pirms 20 minūtēm”, „pēc 28 minūtēm”."""
    days = (here.date() - due.on_date).days
    if days:
        return str(gettext("yesterday")) if days == 1 else date_short(due.on_date)
    seconds = (here - datetime.combine(due.on_date, due.starts_at)).total_seconds()
    minutes = int(seconds // 60) if seconds >= 0 else int(-seconds // 60 + (-seconds % 60 > 0))
    if seconds < 0:
        if minutes > _HOUR:
            return str(ngettext("in %(num)d hour", "in %(num)d hours", minutes // _HOUR))
        return str(ngettext("in %(num)d minute", "in %(num)d minutes", minutes))
    if minutes >= _HOUR:
        return str(ngettext("%(num)d hour ago", "%(num)d hours ago", minutes // _HOUR))
    if not minutes:
        return str(gettext("just now"))
    return str(ngettext("%(num)d minute ago", "%(num)d minutes ago", minutes))
