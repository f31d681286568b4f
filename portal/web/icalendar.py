"""Dates as calendar programs take them (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from flask import Response

_LONGEST_LINE = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry: an instant, or a whole day."""

    uid: str
    when: date | datetime
    title: str
    address: str


def _escaped(text: str) -> str:
    for letter in "\\;,":
        text = text.replace(letter, "\\" + letter)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line at 75 octets, never within a letter."""
    parts: list[str] = []
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LONGEST_LINE - bool(parts):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])


def _lines(event: Event, at: datetime) -> list[str]:
    if isinstance(event.when, datetime):
        start = f"DTSTART:{event.when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    else:
        start = f"DTSTART;VALUE=DATE:{event.when:%Y%m%d}"
    end = []
    if not isinstance(event.when, datetime):
        end = [f"DTEND;VALUE=DATE:{event.when + timedelta(days=1):%Y%m%d}"]
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        start,
        *end,
        f"SUMMARY:{_escaped(event.title)}",
        f"URL:{event.address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def written(events: Iterable[Event], *, at: datetime) -> str:
    """Write the events as one calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pumpurs//LV", "METHOD:PUBLISH"]
    for event in events:
        lines += _lines(event, at)
    return "\r\n".join(_folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"


def calendar_response(name: str, events: Iterable[Event], *, at: datetime) -> Response:
    """Return the events as a file a calendar program opens."""
    return Response(
        written(events, at=at),
        mimetype="text/calendar",
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"'},
    )
