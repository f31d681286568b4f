"""What holds the house together: imports, pinned libraries, settings written down, tokens."""

import re
import subprocess
import sys
import tomllib

import pytest

import config
from tests.build.repository import ROOT, files, named, source, tracked

_ADDRESS = re.compile(r"--(extra-)?index-url|--find-links|--trusted-host|://")
_OF_FLASK = {"db", "run", "shell", "routes"}
_MACHINE = re.compile(r"(?<![\w.])/(root|home|work|Users)/\w")


def test_each_part_imports_only_what_it_may():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_library_is_pinned_by_hash_and_without_an_address(name):
    text = source(ROOT / name)
    assert not _ADDRESS.search(text)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert "==" in requirement, requirement
        assert "--hash=sha256:" in requirement, requirement


@pytest.mark.parametrize(
    ("table", "name"), [("project", "requirements.txt"), ("dev", "requirements-dev.txt")]
)
def test_every_library_we_name_is_pinned(table, name):
    project = tomllib.loads(source(ROOT / "pyproject.toml"))
    wanted = (
        project["project"]["dependencies"]
        if table == "project"
        else project["dependency-groups"]["dev"]
    )
    names = {re.match(r"[\w.-]+", one)[0].lower() for one in wanted}
    pinned = set(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", source(ROOT / name), re.M))
    assert names - pinned == set(), "make lock"


def test_what_runs_in_service_is_pinned_alike_in_both_lists():
    service, everything = (
        set(re.findall(r"^[\w.-]+==[\w.]+", source(ROOT / name), re.M))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert service - everything == set()


def test_no_file_names_a_folder_of_somebodys_machine():
    kinds = {".py", ".toml", ".md", ".txt", ".html", ".js", ".css", ".po", ".typ", ""}
    found = [
        f"{named(path)}: {match[0]}"
        for path in tracked()
        if path.suffix in kinds and path.name not in {"test_repository.py", "run"}
        for match in [_MACHINE.search(path.read_text("utf-8", errors="ignore"))]
        if match
    ]
    assert found == []


def test_every_setting_is_written_down():
    read = re.findall(r"""(?:env|_flag)\(\s*["']([A-Z_]+)["']""", source(ROOT / "config.py"))
    text = source(ROOT / "docs" / "operations.md")
    assert sorted({name for name in read if f"`{name}`" not in text}) == []


def test_every_command_is_written_down(app):
    text = source(ROOT / "docs" / "operations.md")
    ours = [names for names in _commands(app.cli) if names[0] not in _OF_FLASK]
    unwritten = [names for names in ours if not all(_is_in(text, one) for one in names)]
    assert unwritten == []


def _is_in(text, word):
    return re.search(rf"`(?:flask )?(?:[\w-]+ )*{word}\b", text)


def _commands(group, before=()):
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, (*before, name))
        else:
            yield (*before, name)


def test_both_dark_themes_have_the_same_colours():
    """The system's wish and a person's own choice must look alike."""
    text = re.sub(r"/\*.*?\*/", "", source(ROOT / "static/css/tokens.css"), flags=re.S)
    blocks = [
        dict(re.findall(r"(--[\w-]+|color-scheme)\s*:\s*([^;]+);", body))
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)
        if "dark" in selector or "not([data-theme" in selector
    ]
    assert len(blocks) == 2
    assert blocks[0] == blocks[1]


def test_settings_have_safe_defaults():
    fresh = config.Config()
    assert fresh.SESSION_COOKIE_HTTPONLY
    assert fresh.SESSION_COOKIE_SAMESITE == "Lax"
    assert fresh.WTF_CSRF_CHECK_DEFAULT


def test_every_package_says_what_it_is_about():
    silent = [
        named(path)
        for path in files("portal/", suffix=".py")
        if not source(path).lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []
