"""How money, dates and counts are written, in the language of the page, letter or paper.

One function a form, so a deadline reads the same on every page and in every letter (ux A6).
Latvian needs its dates in cases: `date_loc` answers when, `date_dat` stands after „līdz”,
`date_gen` after „no, pēc, kopš”, `date_acc` after „par, uz”. English has one form for all.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.dates import get_day_names
from flask_babel import gettext, ngettext

from portal.kernel.clock import RIGA
from portal.kernel.score import shown
from portal.web.gettext import language_now

NBSP = "\u00a0"
_REMEMBERED = 5000
"""How many numbers need not be written anew: a ranking and its letters say the same few often."""
_MONTHS = {
    "nom": (
        "janvāris februāris marts aprīlis maijs jūnijs "
        "jūlijs augusts septembris oktobris novembris decembris"
    ),
    "gen": (
        "janvāra februāra marta aprīļa maija jūnija "
        "jūlija augusta septembra oktobra novembra decembra"
    ),
    "dat": (
        "janvārim februārim martam aprīlim maijam jūnijam "
        "jūlijam augustam septembrim oktobrim novembrim decembrim"
    ),
    "acc": (
        "janvāri februāri martu aprīli maiju jūniju "
        "jūliju augustu septembri oktobri novembri decembri"
    ),
    "loc": (
        "janvārī februārī martā aprīlī maijā jūnijā "
        "jūlijā augustā septembrī oktobrī novembrī decembrī"
    ),
}
_WEEKDAYS = {
    "when": "pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien",
    "nom": "pirmdiena otrdiena trešdiena ceturtdiena piektdiena sestdiena svētdiena",
    "dat": "pirmdienai otrdienai trešdienai ceturtdienai piektdienai sestdienai svētdienai",
}
_ENGLISH_MONTHS = (
    "January February March April May June July August September October November December"
)


def is_latvian() -> bool:
    """The words are being written in Latvian."""
    return language_now() == "lv"


def local(moment: datetime) -> datetime:
    """Return the moment on the clocks of Riga."""
    return moment.astimezone(RIGA)


def _day(value: date | datetime) -> date:
    return local(value).date() if isinstance(value, datetime) else value


def number(value: Decimal | Fraction | int, places: int = 0) -> str:
    """Write a number with its decimal sign and grouping, rounded half up to the places given."""
    return _written(value, places, is_latvian())


@lru_cache(_REMEMBERED)
def _written(value: Decimal | Fraction | int, places: int, latvian: bool) -> str:  # noqa: FBT001
    exact = shown(Fraction(value) if isinstance(value, int) else value, places)
    sign = "−" if exact < 0 else ""
    grouped = f"{abs(exact):,.{places}f}"
    if latvian:
        return sign + grouped.replace(",", NBSP).replace(".", ",")
    return sign + grouped


def money(amount: Decimal) -> str:
    """Write euros to the cent: `4 600,00 €`, in English `€4,600.00`."""
    if is_latvian():
        return number(amount, 2) + NBSP + "€"
    plain = number(amount, 2)
    return f"−€{plain[1:]}" if plain.startswith("−") else f"€{plain}"


def money_typed(amount: Decimal | None) -> str:
    """Write euros as a person types them into a field: `1600,00`."""
    return "" if amount is None else f"{amount:.2f}".replace(".", "," if is_latvian() else ".")


def points(value: Decimal | Fraction, places: int = 2) -> str:
    """Write points to two places: `38,40`."""
    return number(value, places)


def points_plain(value: Decimal) -> str:
    """Write points without needless places: `10`, `0,5`."""
    plain = f"{value.normalize():f}"
    return plain.replace(".", ",") if is_latvian() else plain


def percent(share: Fraction | Decimal, places: int = 1) -> str:
    """Write a share of one as a percentage: `34,8 %`."""
    text = number(Decimal(shown(Fraction(share) * 100, places)), places)
    return text + NBSP + "%" if is_latvian() else text + "%"


def percent_plain(share: Decimal) -> str:
    """Write a share that was set as a percentage, without needless places: `30 %`, `12,5 %`."""
    return points_plain(share * 100) + (NBSP if is_latvian() else "") + "%"


def place(number: int) -> str:
    """Write a place in an order: `2.`, in English `2`."""
    return f"{number}." if is_latvian() else str(number)


def date_short(value: date | datetime) -> str:
    """Write `19.03.2027.`, in English `19.03.2027`."""
    day = _day(value)
    return f"{day:%d.%m.%Y}." if is_latvian() else f"{day:%d.%m.%Y}"


def _date_in(value: date | datetime, case: str) -> str:
    day = _day(value)
    if is_latvian():
        return f"{day.year}. gada {day.day}.{NBSP}{_MONTHS[case].split()[day.month - 1]}"
    return NBSP.join((str(day.day), _ENGLISH_MONTHS.split()[day.month - 1], str(day.year)))


def date_nom(value: date | datetime) -> str:
    """Write the date standing alone: `2027. gada 19. marts`."""
    return _date_in(value, "nom")


def date_loc(value: date | datetime) -> str:
    """Write when: `2027. gada 19. martā`."""
    return _date_in(value, "loc")


def day_loc(value: date | datetime) -> str:
    """Write when, of this year: `19. martā`."""
    day = _day(value)
    if is_latvian():
        return f"{day.day}.{NBSP}{_MONTHS['loc'].split()[day.month - 1]}"
    return f"{day.day}{NBSP}{_ENGLISH_MONTHS.split()[day.month - 1]}"


def date_dat(value: date | datetime) -> str:
    """Write until when: `2027. gada 19. martam`."""
    return _date_in(value, "dat")


def date_gen(value: date | datetime) -> str:
    """Write since when: `2027. gada 19. marta`."""
    return _date_in(value, "gen")


def date_acc(value: date | datetime) -> str:
    """Write about or to which day: `2027. gada 19. martu`."""
    return _date_in(value, "acc")


def weekday(value: date | datetime) -> str:
    """Write on which day of the week: `piektdien`."""
    day = _day(value)
    if is_latvian():
        return _WEEKDAYS["when"].split()[day.weekday()]
    return str(get_day_names(locale="en")[day.weekday()])


def time_of_day(value: time) -> str:
    """Write a time that has no day: `17.00`, in English `17:00`."""
    return f"{value:%H.%M}" if is_latvian() else f"{value:%H:%M}"


def clock_time(moment: datetime, *, seconds: bool = False) -> str:
    """Write the time of day: `17.00`, in English `17:00`; with seconds when asked."""
    text = f"{local(moment):%H:%M:%S}" if seconds else f"{local(moment):%H:%M}"
    return text.replace(":", ".") if is_latvian() else text


def date_time(moment: datetime, *, seconds: bool = False) -> str:
    """Write `19.03.2027. plkst. 17.00`, in English `19.03.2027, 17:00`."""
    time = clock_time(moment, seconds=seconds)
    if is_latvian():
        return f"{date_short(moment)} plkst.{NBSP}{time}"
    return f"{date_short(moment)},{NBSP}{time}"


def _full(moment: datetime, *, day: str, case: str, seconds: bool) -> str:
    here = local(moment)
    time = clock_time(moment, seconds=seconds)
    if is_latvian():
        name = _WEEKDAYS[day].split()[here.weekday()]
        return f"{name}, {_date_in(moment, case)}, plkst.{NBSP}{time} (Rīgas laiks)"
    return f"{weekday(moment)} {_date_in(moment, case)},{NBSP}{time} (Riga{NBSP}time)"


def deadline(moment: datetime, *, seconds: bool = False) -> str:
    """Write when, in full: `piektdien, 2027. gada 19. martā, plkst. 17.00 (Rīgas laiks)`."""
    return _full(moment, day="when", case="loc", seconds=seconds)


def deadline_dat(moment: datetime) -> str:
    """Write until when, in full; only ever after „līdz”: `piektdienai, 2027. gada 19. martam`."""
    return _full(moment, day="dat", case="dat", seconds=False)


def iso(moment: date | datetime) -> str:
    """Write a moment for machines, with Riga's offset: the `datetime` of a `<time>`."""
    return (
        local(moment).isoformat(timespec="seconds")
        if isinstance(moment, datetime)
        else moment.isoformat()
    )


def time_left(until: datetime, *, at: datetime) -> str:
    """Write how long is left: days and hours, under a day hours and minutes; empty when over."""
    left = until - at
    if left <= timedelta():
        return ""
    minutes = int(left.total_seconds() // 60)
    days, hours = divmod(minutes // 60, 24)
    if days:
        if not hours:
            return ngettext("%(num)d day left", "%(num)d days left", days)
        in_words = ngettext("%(num)d hour", "%(num)d hours", hours)
        return ngettext(
            "%(num)d day %(hours)s left", "%(num)d days %(hours)s left", days, hours=in_words
        )
    if hours:
        in_words = ngettext("%(num)d minute", "%(num)d minutes", minutes % 60)
        return ngettext(
            "%(num)d hour %(minutes)s left",
            "%(num)d hours %(minutes)s left",
            hours,
            minutes=in_words,
        )
    return ngettext("%(num)d minute left", "%(num)d minutes left", minutes)


def hours(minutes: int) -> str:
    """Write a length of work: `6 st. 40 min`, `10 st.`, `40 min`; in English `6 h 40 min`."""
    whole, rest = divmod(minutes, 60)
    unit = "st." if is_latvian() else "h"
    parts = [f"{whole}{NBSP}{unit}"] if whole else []
    if rest or not whole:
        parts.append(f"{rest}{NBSP}min")
    return NBSP.join(parts)


def file_size(size: int) -> str:
    """Write a size: `214 kB`, `1,2 MB`."""
    kilobyte, megabyte = 1000, 1000000
    if size < megabyte:
        return f"{number(max(1, round(size / kilobyte)))}{NBSP}kB"
    return f"{number(Decimal(size) / megabyte, 1)}{NBSP}MB"


def in_language(lv: str, en: str) -> str:
    """Choose the text of the language; Latvian when the English one was not written."""
    return lv if is_latvian() or not en else en


def sentence_start(text: str) -> str:
    """Return the text with its first letter large: „piektdien” begins a sentence."""
    return text[:1].upper() + text[1:]


def yes_no(value: bool) -> str:  # noqa: FBT001 - a filter takes its value first
    """Write yes or no."""
    return gettext("Yes") if value else gettext("No")
