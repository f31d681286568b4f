"""Turning a letter into the bytes that are sent: the same bytes at every try.

The Message-ID and the date are those of the letter, so a second copy, where nobody could know that
the first had arrived, is recognised by mailboxes and by people.

The bytes are put together here and not by the standard library's message classes, which take
longer over a letter than the mail server does; a test reads them back with those classes.
"""

import binascii
import hashlib
from email.header import Header
from email.utils import format_datetime, parseaddr

from flask_mail import sanitize_address

from portal.notifications.types import Claimed

_LONGEST_LINE = 76


def one_line(text: str) -> str:
    """Return the text without anything that could end a header."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


class Envelope:
    """A letter with the portal's own headers, in plain text and in HTML.

    Not Flask-Mail's message: each of those asks what this machine is called, which may be a
    question to a name server, for a Message-ID that a letter here has already.

    Raises `ValueError` for an address that is more than one line.
    """

    def __init__(self, letter: Claimed, *, sender: str) -> None:
        self.letter = letter
        self.writer = _address(sender)
        self.reader = _address(letter.recipient)

    def __bytes__(self) -> bytes:
        """Return the letter as it goes over the line."""
        boundary = "=_" + hashlib.sha256(self.letter.message_id.encode()).hexdigest()[:32]
        lines = [f"{name}: {words}" for name, words in self._headers(boundary).items()] + [""]
        for kind, words in (("plain", self.letter.text), ("html", self.letter.html)):
            lines += [f"--{boundary}", f'Content-Type: text/{kind}; charset="utf-8"']
            lines += ["Content-Transfer-Encoding: quoted-printable", "", _quoted(words)]
        return "\r\n".join([*lines, f"--{boundary}--", ""]).encode("ascii")

    def _headers(self, boundary: str) -> dict[str, str]:
        letter = self.letter
        replies = {"Reply-To": _address(letter.reply_to)} if letter.reply_to else {}
        return {
            "From": self.writer,
            "To": self.reader,
            "Subject": _folded("Subject", one_line(letter.subject)),
            "Date": format_datetime(letter.queued_at),
            "Message-ID": letter.message_id,
            **replies,
            "Auto-Submitted": "auto-generated",
            "X-Pumpurs-Key": _folded("X-Pumpurs-Key", one_line(letter.key)),
            "MIME-Version": "1.0",
            "Content-Type": f'multipart/alternative;\r\n boundary="{boundary}"',
            "Content-Language": letter.language,
        }


def _address(text: str) -> str:
    if text.splitlines() != [text]:
        raise ValueError("An address is one line.")
    return text if text.isascii() else sanitize_address(text)


def _folded(name: str, words: str) -> str:
    """Return the words of a header in lines short enough, in ASCII whatever their alphabet."""
    if words.isascii() and len(name) + len(words) < _LONGEST_LINE:
        return words
    has_room_to_fold = max(map(len, words.split()), default=0) < _LONGEST_LINE // 2
    charset = "us-ascii" if words.isascii() and has_room_to_fold else "utf-8"
    return Header(words, charset, _LONGEST_LINE, header_name=name).encode(linesep="\r\n")


def _quoted(text: str) -> str:
    """Return the text as quoted-printable lines, however its own lines ended."""
    lines = b"\r\n".join(text.encode().splitlines()) + b"\r\n"
    return binascii.b2a_qp(lines).decode("ascii")


def is_address(recipient: str) -> bool:
    """The recipient is one address and nothing besides."""
    return (
        parseaddr(recipient) == ("", recipient)
        and recipient.count("@") == 1
        and recipient.isprintable()
        and not any(sign in recipient for sign in " ,;<>()[]\\")
    )
