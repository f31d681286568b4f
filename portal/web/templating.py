"""What every template may use: formats as filters, labels, addresses of assets, permissions."""

import json
import re
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Flask, current_app, request
from flask_babel import ngettext
from markupsafe import Markup

from portal.kernel import clock
from portal.web import formats, gettext
from portal.web.addresses import with_addresses
from portal.web.assets import asset_url
from portal.web.forms import errors_told
from portal.web.guard import may
from portal.web.labels import label
from portal.web.language import other_language_address, page_language, query_asked
from portal.web.navigation import navigation

_COUNTED = re.compile(r"(?<=\d) (?=\w)")
_HYPHENATED = re.compile(
    r"\b("
    r"[A-Z]-\d{3}-\d{4}"  # a plan
    r"|[A-Z]{2,10}-\d{4}-\d{1,3}(?:/\d{1,5})?"  # a competition, and an application to it
    r"|[^\W\d_]{1,12}-[^\W\d_]{1,12}"  # short words: „e-mail”, „youth-initiative”
    r")\b"
)
_FILTERS = (
    "number money money_typed points points_plain percent percent_plain"
    " date_short date_nom date_loc date_dat date_gen date_acc weekday clock_time date_time"
    " deadline deadline_dat iso file_size sentence_start yes_no place"
    " hours day_loc time_of_day"
)


def _theme() -> str:
    chosen = request.cookies.get("theme", "system")
    return chosen if chosen in {"light", "dark"} else "system"


def _attributes(values: Mapping[str, object]) -> dict[str, object]:
    """Turn a macro's named arguments into attributes for `xmlattr`: `data_key` is `data-key`."""
    return {name.rstrip("_").replace("_", "-"): value for name, value in values.items()}


def _bound(text: str) -> str:
    """Keep each number on one line with the word it counts."""
    return _COUNTED.sub(formats.NBSP, text)


def _parted(text: str) -> list[tuple[str, bool]]:
    """Part words from the codes and hyphenated words in them: each piece, and whether it is one."""
    plain = text.unescape() if isinstance(text, Markup) else str(text)
    parts = enumerate(_HYPHENATED.split(plain))
    return [(piece, bool(place % 2)) for place, piece in parts if piece]


def _initials(name: str) -> str:
    """Return the letters of a person's picture: „Anna Bērziņa” is AB."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _here() -> str:
    """Return the address of this page within the portal, for coming back to it."""
    return request.script_root + request.path + query_asked()


def _page_address(number: int, name: str = "page") -> str:
    """Return this page's address with another page number and everything else as it is."""
    parts = [(key, value) for key, value in request.args.items(multi=True) if key != name]
    return f"{request.script_root}{request.path}?{urlencode([*parts, (name, str(number))])}"


def _counted_forms(one: str, many: str) -> str:
    """Return a counted sentence in each of the language's forms, with `{n}` for the number.

    A script picks the form by the same rule as gettext, so it says what the server would say.
    """
    samples = (1, 2, 0) if formats.is_latvian() else (1, 2)
    return json.dumps(
        [ngettext(one, many, sample).replace(str(sample), "{n}") for sample in samples],
        ensure_ascii=False,
    )


def _help_contact() -> Mapping[str, str]:
    """Return whom to ask for help with the portal."""
    phone: str = current_app.config["HELP_PHONE"]
    return {
        "phone": phone.replace(" ", formats.NBSP),
        "tel": "+371" + "".join(phone.split()) if not phone.startswith("+") else phone,
        "hours": current_app.config["HELP_HOURS"],
        "email": current_app.config["HELP_EMAIL"],
    }


def teach(app: Flask) -> None:
    """Give the app's templates their filters and globals."""
    gettext.install(app)
    env = app.jinja_env
    env.filters |= {name: getattr(formats, name) for name in _FILTERS.split()}
    env.filters["label"] = label
    env.filters["attributes"] = _attributes
    env.filters["with_addresses"] = lambda text: with_addresses(
        text, app.config["PUBLIC_URL"].rstrip("/")
    )
    env.filters["bound"] = _bound
    env.filters["parted"] = _parted
    env.filters["initials"] = _initials
    env.globals |= {
        "asset_url": asset_url,
        "counted_forms": _counted_forms,
        "errors_of": errors_told,
        "help_contact": _help_contact,
        "here": _here,
        "in_language": formats.in_language,
        "may": may,
        "navigation": navigation,
        "now": clock.now,
        "other_language_address": other_language_address,
        "page_address": _page_address,
        "page_language": page_language,
        "theme": _theme,
        "time_left": formats.time_left,
    }
