"""Making papers people print and sign: Typst, archived (PDF/A-2a) and accessible (PDF/UA-1).

A paper's words come as data, never as source: nothing a person typed can be read as a command.
Both standards are checked while compiling, so a paper without a title or with a picture without a
description is an error here and not a complaint later.
"""

import json
import re
import threading
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import typst

from portal.kernel import clock

_PAPERS = Path(__file__).resolve().parents[2] / "templates" / "paper"
_STANDARDS: list[Any] = ["ua-1", "a-2a"]
_MISSING = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_STAND_IN = "\ufffd"
_MOST_TRIES = 20
_one_at_a_time = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(root=_PAPERS, ignore_system_fonts=True)


def compile_paper(name: str, data: Mapping[str, Any]) -> bytes:
    """Return the paper `templates/paper/<name>.typ` as PDF, with `data` (JSON) as its words.

    Read the words in the template with `#let d = json(bytes(sys.inputs.data))`. A sign the font
    does not have (an emoji) is printed as `\ufffd`: the standards forbid a silent gap.
    """
    words: Any = data
    for _ in range(_MOST_TRIES):
        try:
            return _compiled(name, words)
        except typst.TypstError as fault:
            missing = {_read(text) for text in _MISSING.findall(fault.diagnostic)}
            if not missing:
                raise
            words = _without(missing, words)
    raise ValueError(f"The words of the paper {name} cannot be printed.")


def _compiled(name: str, data: object) -> bytes:
    with _one_at_a_time:  # a Compiler keeps the last inputs in itself
        made = _compiler().compile(
            _PAPERS / f"{name}.typ",
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=_STANDARDS,
            timestamp=int(clock.now().timestamp()),
        )
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, returned and not written
    return made


def _read(quoted: str) -> str:
    """Undo the quoting of a text in Typst's complaint."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), quoted)
    return plain.replace('\\"', '"').replace("\\\\", "\\")


def _without(missing: set[str], value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        for text in sorted(missing, key=len, reverse=True):
            value = value.replace(text, _STAND_IN)
        return value
    if isinstance(value, Mapping):
        return {key: _without(missing, part) for key, part in value.items()}
    if isinstance(value, Sequence):
        return [_without(missing, part) for part in value]
    return value
