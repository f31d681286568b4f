"""Templates say, they do not think; each has a view, and says everything through the catalogue."""

import ast
import re

from jinja2.meta import find_undeclared_variables

from tests.build.repository import ROOT, calls, files, functions, named, source

_REFERENCE = re.compile(r"""(?:extends|include|import|from)\s+["']([\w/.-]+)["']""")
_WITH_CONTEXT = re.compile(r"""from "([\w/.-]+)" import [^%]*with context""")
_PAGES = ("templates/components/", "templates/mail/", "templates/errors/", "templates/layouts/")


def _rendered():
    """The templates our code names, by the function that names them."""
    for path in files("portal/", suffix=".py"):
        for function in functions(path):
            texts = [node.value for node in ast.walk(function) if isinstance(node, ast.Constant)]
            for text in texts:
                if isinstance(text, str) and re.fullmatch(r"[\w/-]+\.html", text):
                    yield named(path), function.name, text


def test_no_template_is_an_orphan():
    templates = files("templates/", suffix=".html")
    used = {name for path in templates for name in _REFERENCE.findall(source(path))}
    used |= {name for _, _, name in _rendered()}
    orphans = [
        named(path)
        for path in templates
        if path.relative_to(ROOT / "templates").as_posix() not in used
        and not named(path).startswith(("templates/errors/", "templates/mail/"))
    ]
    assert orphans == []


def test_every_template_that_is_named_exists():
    missing = [
        f"{module}: {name}"
        for module, _, name in _rendered()
        if not (ROOT / "templates" / name).exists()
    ]
    assert missing == []


def test_macros_that_need_nothing_of_a_page_are_imported_without_it(app):
    """With it, the whole file is drawn anew for every page that imports from it."""
    given = set(app.jinja_env.globals)
    needless = [
        f"{named(path)}: {other}"
        for path in files("templates/", suffix=".html")
        for other in _WITH_CONTEXT.findall(source(path))
        if not other.startswith("mail/")
        if find_undeclared_variables(app.jinja_env.parse(source(ROOT / "templates" / other)))
        <= given
    ]
    assert needless == []


def test_what_the_base_sets_for_itself_has_names_nobody_else_uses():
    """A page's own variable of the same name would be overwritten."""
    base = source(ROOT / "templates" / "base.html")
    own = set(re.findall(r"set (\w+) =", base)) - {"breadth", "width"}
    assert own
    taken = {
        f"{named(path)}: {name}"
        for path in files("templates/", suffix=".html")
        if path.name != "base.html"
        for name in own
        if re.search(rf"\b{name}\b", source(path))
    }
    assert taken == set()


def test_every_letter_has_its_text_and_its_html():
    letters = [path for path in files("templates/mail/", suffix=".html") if path.name[0] != "_"]
    texts = [path for path in files("templates/mail/", suffix=".txt") if path.name[0] != "_"]
    assert {path.with_suffix("") for path in letters} ^ {
        path.with_suffix("") for path in texts
    } == set()


def test_nothing_switches_escaping_off():
    found = [
        f"{named(path)}: {what}"
        for path in files("templates/", suffix=".html")
        for what in re.findall(r"\|\s*safe\b|autoescape\s+false", source(path))
    ]
    found += [
        f"{named(path)}:{node.lineno}: {name}"
        for path in files("portal/", suffix=".py")
        if named(path) != "portal/web/gettext.py"  # sentences of our own catalogue, not data
        for name, node in calls(path, "Markup", "render_template_string", "from_string")
    ]
    assert found == []


def test_no_statement_is_put_together_from_text():
    """Values reach the database as parameters only (S33)."""
    found = [
        f"{named(path)}:{node.lineno}"
        for path in files("portal/", suffix=".py")
        for _, node in calls(path, "text", "exec_driver_sql", "literal_column")
        if node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert found == []


def test_no_page_has_style_or_script_of_its_own():
    pattern = re.compile(r"<style\b|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=[\"']")
    found = [
        f"{named(path)}: {what}"
        for path in files("templates/", suffix=".html")
        if not named(path).startswith("templates/mail/")
        for what in pattern.findall(source(path))
    ]
    assert found == []


def test_a_page_has_the_words_of_its_title_once():
    """Title and h1 come from one block: `<h1>{{ self.title() }}</h1>`."""
    pages = [
        path
        for path in files("templates/", suffix=".html")
        if not named(path).startswith(_PAGES) and path.name[0] != "_" and "<h1" in source(path)
    ]
    twice = [
        named(path)
        for path in pages
        if not re.search(r"<h1[^>]*>.{0,400}?self\.title\(\)", source(path), re.S)
    ]
    assert twice == []


def test_every_class_a_template_names_has_a_rule():
    """In a style sheet, or in a script that looks for it; letters bring their own style."""
    sheets = " ".join(source(path) for path in files("static/css/", suffix=".css"))
    scripts = " ".join(source(path) for path in files("static/js/", suffix=".js"))
    known = set(re.findall(r"\.([A-Za-z][\w-]*)", sheets + scripts))
    unknown = {
        (named(path), name)
        for path in files("templates/", suffix=".html")
        if "templates/mail/" not in path.as_posix()
        for written in re.findall(r'\bclass="([^"{}]*)"', source(path))
        for name in written.split()
        if name not in known
    }
    assert sorted(unknown) == []
