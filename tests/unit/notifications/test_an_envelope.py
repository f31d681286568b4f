"""A letter as it goes over the line: what the standard library's own reader makes of it."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.notifications.delivery.envelope import Envelope, is_address, one_line
from portal.notifications.types import Claimed

NOON = datetime(2027, 3, 1, 10, tzinfo=UTC)
SENDER = "Pumpurs <portals@example.lv>"


def letter(**given):
    sound = {
        "id": 1,
        "holder": "h",
        "lease_until": NOON,
        "attempts": 0,
        "key": "decision:7:anna@example.lv",
        "message_id": "<abc@portals.example.lv>",
        "template": "decisions/approved",
        "language": "lv",
        "recipient": "anna@example.lv",
        "reply_to": "liga@example.lv",
        "subject": "Lēmums par „Ķegumu”",
        "text": "Labdien!\n\nČau ķ " + "x" * 2000 + "\n",
        "html": "<p>Čau ķ</p>",
        "queued_at": NOON,
    }
    return Claimed(**(sound | given))


def sent(*, sender=SENDER, **given):
    return bytes(Envelope(letter(**given), sender=sender))


def read(data):
    message = message_from_bytes(data, policy=SMTP)
    assert not [defect for part in message.walk() for defect in part.defects]
    return message


def lines_of(message, kind):
    return message.get_body((kind,)).get_content().splitlines()


@pytest.mark.parametrize(
    ("recipient", "is_one"),
    [
        ("anna@example.lv", True),
        ("anna+x@example.lv", True),
        ("", False),
        ("anna", False),
        ("anna@", False),
        ("a@b@example.lv", False),
        ("Anna <anna@example.lv>", False),
        ("anna@example.lv, eve@example.lv", False),
        ("anna@example.lv\r\nBcc: eve@example.lv", False),
        ("anna@example.lv\nDATA", False),
    ],
)
def test_a_recipient_is_one_address(recipient, is_one):
    assert is_address(recipient) is is_one


def test_nothing_typed_ends_a_header():
    assert one_line("Lēmums\r\nBcc: eve@example.lv\x00\u2028x") == "Lēmums Bcc: eve@example.lv x"


def test_every_try_sends_the_same_bytes():
    assert sent() == sent()


def test_a_letter_carries_its_headers_and_both_forms():
    message = read(sent(subject="Lēmums\r\nBcc: eve@example.lv"))

    assert message["From"] == SENDER
    assert message["To"] == "anna@example.lv"
    assert message["Message-ID"] == "<abc@portals.example.lv>"
    assert message["Subject"] == "Lēmums Bcc: eve@example.lv"
    assert message["Bcc"] is None
    assert message["Reply-To"] == "liga@example.lv"
    assert message["Content-Language"] == "lv"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Pumpurs-Key"] == "decision:7:anna@example.lv"
    assert message["Date"].datetime == NOON
    assert message.get_content_type() == "multipart/alternative"
    assert lines_of(message, "plain")[:3] == ["Labdien!", "", "Čau ķ " + "x" * 2000]
    assert lines_of(message, "html") == ["<p>Čau ķ</p>"]


def test_a_letter_without_an_answering_address_names_none():
    assert read(sent(reply_to=None))["Reply-To"] is None


def test_an_address_to_answer_to_ends_no_header():
    with pytest.raises(ValueError, match="one line"):
        sent(reply_to="liga@example.lv\r\nBcc: eve@example.lv")


def test_names_and_addresses_beyond_ascii_are_what_mail_programs_understand():
    message = read(sent(sender="Pārvalde <a@example.lv>", recipient="anna@ķegums.lv"))

    assert message["From"].addresses[0].display_name == "Pārvalde"
    assert message["To"] == "anna@xn--egums-n5a.lv"


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
@example(text="a\r\nb\rc\n\n.\n..\nFrom x\n--=_\n \t\n=20 \n", subject="")
@example(text="", subject="x" * 3000)
@example(text="ķ" * 3000 + "\x00\x0b\x7f\u2028", subject="ķ" * 300)
def test_whatever_is_written_arrives_as_it_was(text, subject):
    data = sent(text=text, html=text, subject=subject)
    message = read(data)

    written = text.encode().splitlines()
    for part in message.iter_parts():
        assert part.get_payload(decode=True).splitlines() == (written or [b""])
    assert one_line(message["Subject"]) == one_line(subject)
    assert data.isascii()
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 78
