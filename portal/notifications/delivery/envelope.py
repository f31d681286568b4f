"""Turning a letter into the bytes that are sent: the same bytes at every try.

The Message-ID and the date are those of the letter, so a second copy, where nobody could know that
the first had arrived, is recognised by mailboxes and by people.
"""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from flask_mail import Message

from portal.notifications.types import Claimed


def one_line(text: str) -> str:
    """Return the text without anything that could end a header."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class Envelope(Message):
    """Flask-Mail's message, written by the standard library's newer mail package."""

    def __init__(self, letter: Claimed, *, sender: str) -> None:
        super().__init__(
            subject=one_line(letter.subject),
            recipients=[letter.recipient],
            sender=sender,
            reply_to=letter.reply_to,
        )
        self.letter = letter

    def _message(self) -> EmailMessage:  # type: ignore[override]  # the newer package
        letter = self.letter
        written = EmailMessage(policy=SMTP)
        written["From"] = self.sender
        written["To"] = letter.recipient
        written["Subject"] = self.subject
        written["Date"] = format_datetime(letter.queued_at)
        written["Message-ID"] = letter.message_id
        if letter.reply_to:
            written["Reply-To"] = letter.reply_to
        written["Auto-Submitted"] = "auto-generated"
        written["X-Pumpurs-Key"] = one_line(letter.key)
        written.set_content(letter.text, cte="quoted-printable")
        written.add_alternative(letter.html, subtype="html", cte="quoted-printable")
        written["Content-Language"] = letter.language
        written.set_boundary(hashlib.sha256(letter.message_id.encode()).hexdigest()[:32])
        return written


def is_address(recipient: str) -> bool:
    """The recipient is one address and nothing besides."""
    return (
        parseaddr(recipient) == ("", recipient)
        and recipient.count("@") == 1
        and recipient.isprintable()
        and not any(sign in recipient for sign in " ,;<>()[]\\")
    )
