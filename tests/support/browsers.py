"""The browser the journeys are made in."""

import os
import shutil

_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
)
"""First the Chromium that draws no windows: the journeys take two thirds the time in it."""


def find_browser():
    """Return the path of a browser on this machine, or None; `CHROMIUM` names another."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
