"""What may be wrong with a page, beyond what its author looked at."""

from collections import Counter
from functools import lru_cache
from urllib.parse import urlsplit

import html5lib

from tests.support.untranslated import untranslated_in

_OURS = {"", "localhost", "127.0.0.1"}
_NEEDS_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
_LOADED = {"src", "action", "formaction", "poster", "data"}
_REFERS = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "for", "form")
_BLAMES = ("Kļūda: ", "Error: ")
_SVG = "{http://www.w3.org/2000/svg}"


@lru_cache(maxsize=512)
def faults_of(html):
    """Return every fault of a page, in words."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    malformed = [f"malformed: {name} at {place}" for place, name, _ in parser.errors]
    if tree.find(".//body") is None or tree.find("head") is None:
        return (*malformed, "no body")
    page = Page(tree)
    checks = (heading, ids, references, tabs, labels, errors, own_files_only, words)
    return (*malformed, *(fault for check in checks for fault in check(page)))


class Page:
    """A parsed page, with what several checks ask for."""

    def __init__(self, tree):
        self.tree = tree
        self.all = [one for one in tree.iter() if isinstance(one.tag, str)]
        self.parent = {child: one for one in tree.iter() for child in one}
        self.ids = Counter(one.get("id") for one in self.all if one.get("id") is not None)

    def named(self, *tags):
        return [one for one in self.all if one.tag in tags]

    def classed(self, name):
        return [one for one in self.all if name in (one.get("class") or "").split()]

    def described_by(self, name):
        """The elements that name this one in their `aria-describedby`."""
        return [one for one in self.all if name in (one.get("aria-describedby") or "").split()]

    def inside(self, element, *tags):
        while (element := self.parent.get(element)) is not None:
            if element.tag in tags:
                return True
        return False


def text_of(element):
    return " ".join("".join(element.itertext()).split())


def heading(page):
    headings = page.named("h1")
    if len(headings) != 1:
        yield f"{len(headings)} h1 headings; a page has exactly one"
        return
    first = text_of(headings[0])
    title = next((text_of(one) for one in page.named("title")), "")
    for prefix in _BLAMES:
        title = title.removeprefix(prefix)
    if not first:
        yield "the h1 is empty"
    if not title.startswith(first):
        yield f"the title „{title}” does not begin with the h1 „{first}”"
    if not page.tree.get("lang"):
        yield "the page does not say its language"


def ids(page):
    for name, times in page.ids.items():
        if times > 1:
            yield f"the id {name!r} is used {times} times"
        if not name or " " in name:
            yield f"the id {name!r} cannot be referred to"


def references(page):
    for one in page.all:
        for attribute in _REFERS:
            for name in (one.get(attribute) or "").split():
                if name not in page.ids:
                    yield f"{attribute}={name!r} points nowhere (on {one.tag})"
        target = one.get("href") or ""
        if target.startswith("#") and len(target) > 1 and target[1:] not in page.ids:
            yield f"the link {target!r} points nowhere"
        if one.tag == "a" and target == "#":
            yield "a link goes to '#'"


def tabs(page):
    for bar in page.classed("tabs"):
        links = [one for one in bar.iter() if one.tag == "a"]
        for address, times in Counter(one.get("href") for one in links).items():
            if times > 1:
                yield f"{times} tabs lead to {address}"
        if sum(one.get("aria-current") == "page" for one in links) > 1:
            yield "two tabs are the present one"


def labels(page):
    yield from _unlabelled_fields(page)
    for one in page.named("button", "a"):
        has_words = text_of(one) or one.get("aria-label") or one.get("aria-labelledby")
        if not has_words and one.find(".//img[@alt]") is None:
            yield f"a {one.tag} says nothing ({one.get('class')})"
    for one in page.named("img"):
        if one.get("alt") is None:
            yield f"the picture {one.get('src')!r} has no alt"


def _unlabelled_fields(page):
    labelled = {one.get("for") for one in page.named("label")}
    for one in page.named("input", "select", "textarea"):
        if one.tag == "input" and one.get("type", "text") in _NEEDS_NO_LABEL:
            continue
        named = one.get("aria-label") or one.get("aria-labelledby")
        if not (named or one.get("id") in labelled or page.inside(one, "label")):
            yield f"the field {one.get('name')!r} has no label"


def errors(page):
    """Each error beside a field is tied to it, and the summary at the top links to the field."""
    links = [link for one in page.classed("error-summary") for link in one.iter("a")]
    linked = {(link.get("href") or "").rpartition("#")[2] for link in links}
    blamed = [one for one in page.classed("field__error") if _is_shown(page, one)]
    for one in blamed:
        fields = page.described_by(one.get("id"))
        if not fields:
            yield f"the error „{text_of(one)}” is tied to no field by aria-describedby"
        elif not linked & {inner.get("id") for field in fields for inner in field.iter()}:
            yield f"the error „{text_of(one)}” has no link from the error summary"
    title = next(iter(page.named("title")), None)
    if blamed and title is not None and not text_of(title).startswith(_BLAMES):
        yield "the title of a page with errors does not begin with „Kļūda: ” or “Error: ”"


def _is_shown(page, error):
    """A filled-in error beside a field; a list of answers says its own in a `dd`."""
    return bool(text_of(error)) and error.get("hidden") is None and not page.inside(error, "dd")


def own_files_only(page):
    for one in page.all:
        if one.tag in {"style", f"{_SVG}style"} or one.get("style") is not None:
            yield f"inline style on {one.tag}: the policy forbids it"
        is_code = one.tag == "script" and one.get("type") != "application/json"
        if is_code and not one.get("src"):
            yield "inline script: the policy forbids it"
        yield from _foreign_addresses(one)


def _foreign_addresses(element):
    for attribute, value in element.attrib.items():
        name = attribute if isinstance(attribute, str) else attribute[-1]
        if name.lower().startswith("on"):
            yield f"inline script in {name}"
        is_loaded = name in _LOADED or (name == "href" and element.tag in {"link", "image"})
        if is_loaded and (urlsplit(value).hostname or "") not in _OURS:
            yield f"{name}={value!r} is an address of another host"


def words(page):
    if page.tree.get("lang") == "lv":
        for sentence in untranslated_in(page):
            yield f"untranslated on a Latvian page: „{sentence}”"
