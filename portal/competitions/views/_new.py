"""What a new competition proposes: the first free code, and a window on working days."""

from collections.abc import Sequence
from datetime import time

from flask_babel import gettext
from wtforms.fields.choices import SelectChoice

from portal.competitions import queries, rules
from portal.competitions.forms.setup import NewForm
from portal.competitions.models import Competition
from portal.institutions.models import Municipality
from portal.kernel import clock

OPENS, CLOSES = time(9), time(17)


def new_form(
    municipalities: Sequence[Municipality], earlier: Sequence[Competition], *, asked: str
) -> NewForm:
    """Return the form, filled with what fits most."""
    place = municipalities[0]
    opens, closes = rules.proposed_window(clock.today())
    like = next((one for one in earlier if one.code == asked), None)
    form = NewForm(
        data={
            "municipality_id": place.id,
            "code": _code(place, closes.year),
            "opens": {"day": opens, "time": OPENS},
            "closes": {"day": closes, "time": CLOSES},
            "title_lv": like.title_lv if like else None,
            "title_en": like.title_en if like else None,
            "quota": like.quota if like else None,
            "like": like.id if like else 0,
        }
    )
    form.municipality_id.choices = [SelectChoice(one.id, one.name) for one in municipalities]
    form.like.choices = [
        SelectChoice(0, gettext("No, begin with the criteria of the programme")),
        *(SelectChoice(one.id, f"{one.code} {one.title_lv}") for one in earlier),
    ]
    return form


def _code(place: Municipality, year: int) -> str:
    return rules.proposed_code(place.code, year, queries.list_codes(f"{place.code}-{year}-"))
