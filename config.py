"""Settings, read once from the environment.

Every setting is listed, with its meaning and default, in `docs/operations.md`.
"""

import os
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DEVELOPMENT_SECRET = "development only, refuses to start in production"  # noqa: S105 - not a secret
DEVELOPMENT_KEYS = {
    "PUPIL_KEYS": "ZGV2ZWxvcG1lbnQgb25seTogbmFtZXMgb2YgcHVwaWw=",
    "SENSITIVE_KEYS": "ZGV2ZWxvcG1lbnQgb25seTogc2Vuc2l0aXZlIGRhdGE=",
    "PUPIL_INDEX_KEY": "ZGV2ZWxvcG1lbnQgb25seTogcGVyc29uYWwgY29kZXM=",
}
"""What opens the demonstration's invented pupils; refused in production like the secret."""


def _flag(name: str, *, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _keys(name: str) -> list[str]:
    """Read a list of keys, the newest first; the older ones still open what they sealed."""
    given = os.environ.get(name, DEVELOPMENT_KEYS[name])
    return [key.strip() for key in given.split(",") if key.strip()]


class Config:
    """Settings every environment shares."""

    def __init__(self) -> None:
        env = os.environ.get
        self.INSTANCE_DIR = Path(env("INSTANCE_DIR", str(ROOT / "instance")))
        self.PRODUCTION = _flag("PRODUCTION", default=False)
        self.SECRET_KEY = env("SECRET_KEY", DEVELOPMENT_SECRET)
        self.PUBLIC_URL = env("PUBLIC_URL", f"http://127.0.0.1:{env('PORT', '8000')}").rstrip("/")
        self.SQLALCHEMY_DATABASE_URI = database_url(
            env("DATABASE_URL", f"sqlite:///{self.INSTANCE_DIR / 'portal.sqlite3'}")
        )
        self.FILES_DIR = Path(env("FILES_DIR", str(self.INSTANCE_DIR / "files")))
        self.MAIL_DIR = Path(env("MAIL_DIR", str(self.INSTANCE_DIR / "mail")))
        self.BABEL_DEFAULT_LOCALE = "lv"
        self.BABEL_DEFAULT_TIMEZONE = "Europe/Riga"
        self.BABEL_TRANSLATION_DIRECTORIES = str(ROOT / "translations")
        self.HELP_PHONE = env("HELP_PHONE", "6000\u00a00000")
        self.HELP_HOURS = env("HELP_HOURS", "9.00–17.00")
        self.HELP_EMAIL = env("HELP_EMAIL", "palidziba@example.lv")
        self.TRUSTED_PROXIES = int(env("TRUSTED_PROXIES", "0"))
        self.PUPIL_KEYS = _keys("PUPIL_KEYS")
        self.SENSITIVE_KEYS = _keys("SENSITIVE_KEYS")
        self.PUPIL_INDEX_KEY = env("PUPIL_INDEX_KEY", DEVELOPMENT_KEYS["PUPIL_INDEX_KEY"])
        self._limits()
        self._sessions()
        self._mail()

    def _limits(self) -> None:
        self.MAX_CONTENT_LENGTH = 24 * 1024 * 1024
        self.MAX_FORM_MEMORY_SIZE = 1024 * 1024
        self.MAX_FORM_PARTS = 2000

    def _sessions(self) -> None:
        secure = self.PUBLIC_URL.startswith("https://")
        self.SESSION_COOKIE_NAME = "__Host-pumpurs" if secure else "pumpurs"
        self.SESSION_COOKIE_SECURE = secure
        self.SESSION_COOKIE_HTTPONLY = True
        self.SESSION_COOKIE_SAMESITE = "Lax"
        self.SESSION_COOKIE_PATH = "/"
        self.SESSION_REFRESH_EACH_REQUEST = False
        self.PERMANENT_SESSION_LIFETIME = timedelta(hours=8)
        self.WTF_CSRF_TIME_LIMIT = None  # the token lives as long as the session
        self.WTF_CSRF_CHECK_DEFAULT = True

    def _mail(self) -> None:
        env = os.environ.get
        self.MAIL_SERVER = env("MAIL_SERVER", "")  # empty: letters lie readable in MAIL_DIR
        self.MAIL_PORT = int(env("MAIL_PORT", "25"))
        self.MAIL_USERNAME = env("MAIL_USERNAME")
        self.MAIL_PASSWORD = env("MAIL_PASSWORD")
        self.MAIL_USE_TLS = _flag("MAIL_USE_TLS", default=False)
        self.MAIL_USE_SSL = _flag("MAIL_USE_SSL", default=False)
        self.MAIL_DEFAULT_SENDER = env("MAIL_DEFAULT_SENDER", "Pumpurs <portals@example.lv>")
        self.MAIL_TIMEOUT = float(env("MAIL_TIMEOUT", "20"))
        self.MAIL_LEASE = float(env("MAIL_LEASE", "120"))  # seconds one worker may hold a letter
        self.MAIL_POLL = float(env("MAIL_POLL", "1"))
        minutes = env("MAIL_BACK_OFF", "1,2,5,15,60")
        self.MAIL_BACK_OFF = [float(pause) for pause in minutes.split(",")]
        self.OUTBOX_LIMIT = timedelta(minutes=float(env("OUTBOX_LIMIT_MINUTES", "15")))


def database_url(url: str) -> str:
    """Name psycopg 3 as the driver when a plain PostgreSQL address is given."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
