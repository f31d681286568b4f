"""What every template may use: formats as filters, labels, addresses of assets, permissions."""

from flask import Flask, request

from portal.kernel import clock
from portal.web import formats
from portal.web.assets import asset_url
from portal.web.guard import may
from portal.web.labels import label
from portal.web.language import other_language_address, page_language

_FILTERS = (
    "number money money_typed points points_plain percent date_short date_nom date_loc date_dat"
    " date_gen date_acc weekday clock_time date_time deadline deadline_dat iso file_size"
    " sentence_start yes_no"
)


def _theme() -> str:
    chosen = request.cookies.get("theme", "system")
    return chosen if chosen in {"light", "dark"} else "system"


def teach(app: Flask) -> None:
    """Give the app's templates their filters and globals."""
    env = app.jinja_env
    env.filters |= {name: getattr(formats, name) for name in _FILTERS.split()}
    env.filters["label"] = label
    env.globals |= {
        "asset_url": asset_url,
        "in_language": formats.in_language,
        "may": may,
        "now": clock.now,
        "other_language_address": other_language_address,
        "page_language": page_language,
        "theme": _theme,
        "time_left": formats.time_left,
    }
