"""The portal starts for the public only with settings that are safe (S14, S70)."""

import base64

import pytest

from config import Config
from portal.app import refuse_unsafe

SOUND = {
    "PRODUCTION": "1",
    "SECRET_KEY": "s" * 32,
    "PUBLIC_URL": "https://konkursi.example.lv",
    "PUPIL_KEYS": base64.urlsafe_b64encode(b"p" * 32).decode(),
    "SENSITIVE_KEYS": base64.urlsafe_b64encode(b"q" * 32).decode(),
    "PUPIL_INDEX_KEY": base64.urlsafe_b64encode(b"r" * 32).decode(),
}


@pytest.fixture
def settings(monkeypatch):
    """Read the settings from an environment like this one; `None` leaves one out."""
    monkeypatch.delenv("FLASK_DEBUG", raising=False)

    def settings(**change):
        for name, value in (SOUND | change).items():
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        return Config()

    return settings


def test_sound_settings_are_served(settings):
    refuse_unsafe(settings())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"SECRET_KEY": None}, "SECRET_KEY is the development default"),
        ({"SECRET_KEY": "s" * 31}, "SECRET_KEY is shorter"),
        ({"PUPIL_KEYS": None}, "PUPIL_KEYS"),
        ({"SENSITIVE_KEYS": None}, "SENSITIVE_KEYS"),
        ({"PUPIL_INDEX_KEY": None}, "PUPIL_INDEX_KEY"),
        ({"PUBLIC_URL": "http://konkursi.example.lv"}, "PUBLIC_URL"),
        ({"FLASK_DEBUG": "1"}, "FLASK_DEBUG"),
    ],
)
def test_each_unsafe_setting_is_refused_by_name_and_only_for_the_public(settings, change, why):
    with pytest.raises(RuntimeError, match=why):
        refuse_unsafe(settings(**change))

    refuse_unsafe(settings(**change, PRODUCTION="0"))


def test_over_https_the_cookie_is_bound_to_the_host(settings):
    safe, plain = settings(), settings(PUBLIC_URL="http://127.0.0.1:8000")

    assert (safe.SESSION_COOKIE_NAME, safe.SESSION_COOKIE_SECURE) == ("__Host-pumpurs", True)
    assert (safe.SESSION_COOKIE_PATH, safe.SESSION_COOKIE_HTTPONLY) == ("/", True)
    assert (plain.SESSION_COOKIE_NAME, plain.SESSION_COOKIE_SECURE) == ("pumpurs", False)
