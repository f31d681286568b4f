"""What is an organisation called, without the words the portal adds itself?"""

import re

_QUOTES = "„“”\"«»'’\u2018\u201a"  # the last two look like a grave accent and a comma
_FORM = re.compile(rf"^(?:jaunatnes organizācija|biedrība|nodibinājums)\s+(?=[{_QUOTES}])", re.I)
_QUOTED = re.compile(rf"^[{_QUOTES}]+(?P<name>[^{_QUOTES}]+)[{_QUOTES}]+$")


def plain_name(text: str) -> str:
    """Return `Asns` for `Biedrība „Asns”`; any other name stays as it was typed."""
    name = " ".join(text.split())
    match = _QUOTED.match(_FORM.sub("", name))
    return match["name"].strip() if match else name


def needs_its_form(name: str) -> bool:
    """The name is shown after its legal form and in quotation marks."""
    return not any(quote in name for quote in '„“”"«»')
