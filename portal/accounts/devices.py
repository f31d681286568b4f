"""What a browser calls itself, in words a person recognises."""

import re

_BROWSERS = (
    ("Edge", re.compile(r"Edg")),
    ("Opera", re.compile(r"OPR/")),
    ("Samsung Internet", re.compile(r"SamsungBrowser")),
    ("Firefox", re.compile(r"Firefox|FxiOS")),
    ("Chrome", re.compile(r"Chrome|CriOS")),
    ("Safari", re.compile(r"Safari")),
)
_SYSTEMS = (
    ("Android", re.compile(r"Android")),
    ("iPhone", re.compile(r"iPhone")),
    ("iPad", re.compile(r"iPad")),
    ("Windows", re.compile(r"Windows")),
    ("Mac", re.compile(r"Mac OS")),
    ("Linux", re.compile(r"Linux")),
)


def device_name(user_agent: str) -> str:
    """Return „Firefox, Windows” for what the browser says of itself; empty when it says nothing."""
    named = [
        next((name for name, pattern in choices if pattern.search(user_agent)), "")
        for choices in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(name for name in named if name) or user_agent[:40]
