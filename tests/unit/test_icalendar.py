"""Calendars: instants in UTC, whole days, text no program can misread."""

from datetime import UTC, date, datetime

from portal.web.icalendar import Event, written

AT = datetime(2027, 3, 1, 10, tzinfo=UTC)


def event(**given):
    sound = {
        "uid": "LIEP-2027-1-closes@pumpurs",
        "when": datetime(2027, 3, 19, 15, tzinfo=UTC),
        "title": "Beidzas: Jauniešu iniciatīvas",
        "address": "https://example.lv/competitions/LIEP-2027-1",
    }
    return Event(**(sound | given))


def test_an_instant_is_written_in_utc():
    assert "DTSTART:20270319T150000Z\r\n" in written([event()], at=AT)


def test_a_day_lasts_until_the_next():
    text = written([event(when=date(2027, 12, 31))], at=AT)
    assert "DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n" in text


def test_commas_semicolons_backslashes_and_lines_are_escaped():
    text = written([event(title="a,b;c\\d\ne")], at=AT)
    assert "SUMMARY:a\\,b\\;c\\\\d\\ne\r\n" in text


def test_long_lines_are_folded_between_letters():
    title = "ļ" * 120
    text = written([event(title=title)], at=AT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert f"SUMMARY:{title}" in text.replace("\r\n ", "")
