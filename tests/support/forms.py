"""Sending forms as a browser would."""

from bs4 import BeautifulSoup


def parsed(response):
    return BeautifulSoup(response.text, "html.parser")


def words(response):
    return " ".join(parsed(response).get_text(" ").split()).replace("\xa0", " ")


def filled(browser, url):
    """The fields of the page's own form, as a browser would send them."""
    page = browser.page(url)
    form = next(one for one in page.select("main form[method=post]") if not one.get("action"))
    sent = {}
    for field in form.select("input, select, textarea"):
        name, kind = field.get("name"), field.get("type", "text")
        if (
            not name
            or kind == "file"
            or (kind in {"radio", "checkbox"} and not field.has_attr("checked"))
        ):
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            value = chosen["value"] if chosen else ""
        elif field.name == "textarea":
            value = field.text.lstrip("\r\n")
        else:
            value = field.get("value", "y" if kind == "checkbox" else "")
        sent.setdefault(name, []).append(value)
    return sent


def address(competition, rest):
    return f"/coordinator/competitions/{competition.code}/{rest}"
