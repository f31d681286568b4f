"""The Latvian words: one `.po` file a subject in `translations/lv`, compiled when they change."""

import io
import os
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"


def read_catalogue(language: str) -> Catalog:
    """Read every file of a language into one catalogue.

    Raises `ValueError` when two files give one English sentence different words.
    """
    whole = Catalog(locale=language, charset="utf-8", fuzzy=False)
    for path in sorted((TRANSLATIONS / language).glob("*.po")):
        for message in read_po(io.BytesIO(path.read_bytes()), locale=language):
            if not message.id:
                continue
            known = whole.get(message.id, message.context)
            if known is not None and known.string != message.string:
                raise ValueError(f"{path.name}: {message.id!r} has other words elsewhere.")
            whole.add(message.id, message.string, flags=message.flags, context=message.context)
    return whole


def compile_catalogues() -> None:
    """Bring the compiled catalogues up to date with the words."""
    for folder in (path for path in TRANSLATIONS.iterdir() if path.is_dir()):
        target = folder / "LC_MESSAGES" / "messages.mo"
        newest = max((path.stat().st_mtime_ns for path in folder.glob("*.po")), default=0)
        newest = max(newest, folder.stat().st_mtime_ns) if target.exists() else newest
        if target.exists() and target.stat().st_mtime_ns >= newest:
            continue
        target.parent.mkdir(exist_ok=True)
        compiled = io.BytesIO()
        write_mo(compiled, read_catalogue(folder.name))
        # The server and the worker start together: each writes a file of its own.
        unfinished = target.with_suffix(f".{os.getpid()}.tmp")
        unfinished.write_bytes(compiled.getvalue())
        unfinished.replace(target)
