"""What a person, a broken browser or an attacker may send instead of a form filled in."""

from itertools import cycle

from bs4 import BeautifulSoup, SoupStrainer
from werkzeug.datastructures import MultiDict

MARK = "<script>alert('pumpurs')</script><img src=x onerror=alert(1)>"
_TOKENS = {"csrf_token"}


def forms_on(page_html, path):
    """Each POST form of a page: its address and its fields with the values they hold.

    A form that saves itself, or has a button of another address, is one more there.
    """
    page = BeautifulSoup(page_html, "html.parser", parse_only=SoupStrainer("form"))
    for form in page.select("form[method=post]"):
        fields = tuple(_fields(form))
        others = [one["formaction"] for one in form.select("button[formaction]")]
        for action in (form.get("action") or path, form.get("data-autosave"), *others):
            if action:
                yield action, fields


def _fields(form):
    for one in form.select("input[name], textarea[name], select[name], button[name]"):
        kind = one.get("type", "text") if one.name == "input" else one.name
        if kind == "select":
            chosen = one.select_one("option[selected]") or one.select_one("option")
            yield one["name"], kind, (chosen.get("value") or "") if chosen else ""
        elif kind == "textarea":
            yield one["name"], kind, one.text
        else:
            yield one["name"], kind, one.get("value") or ""


def attacks(fields):
    """Name each way to send the form and what is sent; tokens stay as they are but in one."""
    typed = [(name, kind, value) for name, kind, value in fields if kind != "file"]
    yield "nothing", {"data": {}}
    for name, text in _TEXTS.items():
        yield name, {"data": _with(typed, text)}
    odd = dict(zip((name for name, _, _ in typed), cycle(_ODD), strict=False))
    yield "odd values", {"data": odd | _tokens(typed)}
    yield "every field twice", {"data": MultiDict(2 * [(name, value) for name, _, value in typed])}
    yield "1200 fields more", {"data": _with(typed, "a") | {f"extra-{n}": "b" for n in range(1200)}}
    yield "JSON", {"json": {name: ["a", {"b": None}] for name, _, _ in typed}}
    yield "a garbage token", {"data": {name: "garbage" for name, _, _ in typed}}
    yield "what no form offers", {"data": _with(typed, "a") | _ABOVE_THEIR_STATION}
    yield "a name with NUL", {"data": _with(typed, "a") | {"na\0me": "b", "id[]": "1"}}
    yield (
        "bytes that are no text",
        {
            "data": b"&".join(name.encode() + b"=%FF%FE\xff" for name, _, _ in typed) or b"\xff=1",
            "content_type": "application/x-www-form-urlencoded",
        },
    )


_TEXTS = {
    "spaces": "   ",
    "a very long text": "a" * 39_999 + "ā",
    "emoji and templates": "👩‍👧‍👦🇱🇻 Ķ̧ \u202e {{ config }}${7*7}%(x)s",
    "NUL": "a\0b",
    "half a surrogate": "\ud800",
    "markup": MARK,
    "a great number": "99999999999999999999",
}
_ODD = ("NaN", "-1", "2027-02-30", "25:61", "1e9", "\u0661\u0662")
"""What a number, a key, a date or a time may not be."""
_ABOVE_THEIR_STATION = {
    "role": "administrator",
    "status": "approved",
    "stage": "results_published",
    "municipality_id": "1",
    "organisation_id": "1",
    "is_late": "",
    "id": "1",
}


def _with(typed, text):
    """Put the text in every field people type or choose in; hidden fields too, but for tokens."""
    text = text.encode("utf-8", "surrogatepass") if "\ud800" in text else text
    return {name: value if name in _TOKENS else text for name, _, value in typed}


def _tokens(typed):
    return {name: value for name, _, value in typed if name in _TOKENS}
