"""Who takes a letter: a mail server, or a folder where none is configured."""

import math
import os
import re
import secrets
import smtplib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from flask import Flask
from flask_mail import Connection

from portal.notifications.delivery.envelope import Envelope
from portal.notifications.rules import verdict_on
from portal.notifications.types import Claimed, Reply, Verdict


class Carrier(Protocol):
    """Takes letters, one at a time, and says what came of each."""

    def hand_over(self, letter: Claimed) -> Reply:
        """Try once. Never raises: whatever goes wrong is an answer."""

    def rest(self) -> None:
        """Let go of what is only needed while letters go out."""


class _Noting:
    """Remembers what the server said to the letter itself, which smtplib throws away."""

    last: tuple[int, bytes] | None = None
    is_handing_over = False

    def data(self, msg: Any) -> tuple[int, bytes]:  # noqa: ANN401 - smtplib's own
        self.is_handing_over = True
        self.last = super().data(msg)  # type: ignore[misc]
        self.is_handing_over = False
        return self.last


class _Talk(_Noting, smtplib.SMTP):
    pass


class _SealedTalk(_Noting, smtplib.SMTP_SSL):
    pass


class TimedConnection(Connection):
    """Flask-Mail's connection, which by itself waits for a silent server for ever."""

    def __init__(self, mail: Any, *, patience: float, name: str) -> None:  # noqa: ANN401 - Flask-Mail's own
        super().__init__(mail)
        self.host: _Talk | _SealedTalk | None = None
        self.patience = patience
        self.name = name

    def configure_host(self) -> _Talk | _SealedTalk:
        """Connect, seal and sign in, each step within the time-out."""
        where = {"host": self.mail.server, "port": self.mail.port, "local_hostname": self.name}
        host: _Talk | _SealedTalk
        if self.mail.use_ssl:
            host = _SealedTalk(**where, timeout=self.patience, context=ssl.create_default_context())
        else:
            host = _Talk(**where, timeout=self.patience)
        try:
            if self.mail.use_tls:
                host.starttls(context=ssl.create_default_context())
            if self.mail.username and self.mail.password:
                host.login(self.mail.username, self.mail.password)
        except BaseException:
            host.close()
            raise
        return host

    def open(self) -> None:
        """Connect unless there is a connection."""
        if self.host is None:
            self.host = self.configure_host()

    def hand(self, envelope: Envelope) -> None:
        """Send an envelope; its addresses are what a server understands as they are."""
        assert self.host is not None  # noqa: S101 - just opened
        self.host.sendmail(envelope.writer, [envelope.reader], bytes(envelope))

    def close(self) -> None:
        """Say goodbye if the server still listens."""
        host, self.host = self.host, None
        if host is None:
            return
        try:
            host.quit()
        except (smtplib.SMTPException, OSError):
            host.close()

    def drop(self) -> None:
        """Let go of a connection that is no longer to be trusted."""
        host, self.host = self.host, None
        if host is not None:
            host.close()


class _Watch(threading.Thread):
    """Cuts the line of a letter that takes too long, be it one byte at a time.

    It looks now and then instead of being told of each letter: waking it costs more than a letter.
    """

    def __init__(self, longest: float, cut: Callable[[], None]) -> None:
        super().__init__(daemon=True)
        self.longest = longest
        self.cut = cut
        self.until = math.inf
        self.over = threading.Event()

    def run(self) -> None:
        """Look until the line is closed."""
        while not self.over.wait(self.longest / 10):
            if time.monotonic() > self.until:
                self.cut()


class MailServer:
    """Hands letters to an SMTP server over one connection, kept while letters go out.

    A letter must be settled well before its lease ends, even with a server that answers one byte at
    a time; a watch cuts the line when it is not.
    """

    def __init__(self, app: Flask, *, lease: timedelta) -> None:
        self.longest = lease.total_seconds() * 0.75
        self.sender = str(app.config["MAIL_DEFAULT_SENDER"])
        self.connection = TimedConnection(
            app.extensions["mail"],
            patience=min(float(app.config["MAIL_TIMEOUT"]), self.longest),
            name=urlsplit(app.config["PUBLIC_URL"]).hostname or "localhost",
        )
        self.watch: _Watch | None = None

    def hand_over(self, letter: Claimed) -> Reply:
        """Try once."""
        until = time.monotonic() + self.longest
        try:
            self.connection.open()
        except (smtplib.SMTPException, OSError) as fault:
            # A server that turns the portal away turns no letter down: its keeper can mend that.
            return Reply(Verdict.TEMPORARY, _code(fault), "no connection: " + _words(fault))
        watch = self._watching()
        watch.until = until
        try:
            return self._send(letter)
        finally:
            watch.until = math.inf

    def _watching(self) -> _Watch:
        if self.watch is None:
            self.watch = _Watch(self.longest, self._cut)
            self.watch.start()
        return self.watch

    def _send(self, letter: Claimed) -> Reply:
        host = self.connection.host
        assert host is not None  # noqa: S101 - just opened
        host.last = None
        try:
            self.connection.hand(Envelope(letter, sender=self.sender))
        except smtplib.SMTPRecipientsRefused as fault:
            code, words = next(iter(fault.recipients.values()))
            return self._said(code, words)
        except smtplib.SMTPResponseException as fault:
            return self._said(fault.smtp_code, fault.smtp_error)
        except (smtplib.SMTPServerDisconnected, OSError) as fault:
            where = "after the letter, before the answer: " if host.is_handing_over else ""
            self.connection.drop()
            return Reply(Verdict.TEMPORARY, None, f"connection broke {where}{_words(fault)}")
        except (smtplib.SMTPException, ValueError, TypeError, AssertionError) as fault:
            self.connection.drop()
            return Reply(Verdict.REFUSED, None, "cannot be sent: " + _words(fault))
        code, words = host.last or (250, b"")
        return Reply(Verdict.ACCEPTED, code, _text(words))

    def _said(self, code: int, words: bytes | str) -> Reply:
        if code == 421:  # noqa: PLR2004 - the server is closing the line
            self.connection.drop()
        if not 400 <= code <= 599:  # noqa: PLR2004 - not an answer SMTP knows
            self.connection.drop()
            return Reply(Verdict.TEMPORARY, code, _text(words))
        return Reply(verdict_on(code), code, _text(words))

    def _cut(self) -> None:
        line = getattr(self.connection.host, "sock", None)
        if isinstance(line, socket.socket):
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                line.close()

    def rest(self) -> None:
        """Close the connection until there are letters again."""
        self.connection.close()
        if self.watch is not None:
            self.watch.over.set()
            self.watch = None


class Folder:
    """Puts letters into a folder as `.eml` files a mail program opens."""

    def __init__(self, app: Flask) -> None:
        self.folder = Path(app.config["MAIL_DIR"])
        self.sender = str(app.config["MAIL_DEFAULT_SENDER"])

    def hand_over(self, letter: Claimed) -> Reply:
        """Write the letter under a name of its own; a second time over the first."""
        name = f"{letter.id:08d}-{_plain(letter.template)}-{_plain(letter.recipient)}.eml"
        passing = self.folder / f".{secrets.token_hex(8)}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with passing.open("wb") as target:
                target.write(bytes(Envelope(letter, sender=self.sender)))
                target.flush()
                os.fsync(target.fileno())
            passing.replace(self.folder / name)
        except OSError as fault:
            return Reply(Verdict.TEMPORARY, None, "not written: " + _words(fault))
        except (ValueError, TypeError) as fault:
            return Reply(Verdict.REFUSED, None, "cannot be written: " + _words(fault))
        return Reply(Verdict.ACCEPTED, None, f"written to {name}")

    def rest(self) -> None:
        """Nothing is held."""


def carrier_for(app: Flask, *, lease: timedelta) -> Carrier:
    """Return the mail server when one is configured, otherwise the folder."""
    return MailServer(app, lease=lease) if app.config["MAIL_SERVER"] else Folder(app)


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9.@_]+", "-", text)[:80]


def _code(fault: Exception) -> int | None:
    return fault.smtp_code if isinstance(fault, smtplib.SMTPResponseException) else None


def _words(fault: Exception) -> str:
    if isinstance(fault, smtplib.SMTPResponseException):
        return _text(fault.smtp_error)
    return f"{type(fault).__name__} {fault}".strip()


def _text(words: bytes | str) -> str:
    plain = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(sign for sign in plain.split() if sign.isprintable())
