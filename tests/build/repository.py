"""The repository as its own tests see it: our files, as git knows them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked():
    """Every file that is ours: tracked, or new and not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def files(*starts, suffix):
    """Our files with that ending under those folders."""
    return [
        path
        for path in tracked()
        if path.suffix == suffix and named(path).startswith(starts or ("",))
    ]


def named(path):
    return path.relative_to(ROOT).as_posix()


@cache
def source(path):
    return path.read_text("utf-8")


@cache
def tree(path):
    return ast.parse(source(path), filename=named(path))


def lines(path):
    return source(path).count("\n")


def functions(path):
    """Every function of a module."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def calls(path, *names):
    """Every call of a function of that name, with or without a dot before it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", None))
            if name in names:
                yield name, node
