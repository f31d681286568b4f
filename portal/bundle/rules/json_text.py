"""Is this file JSON that says one thing only? Refuses repeated keys, NaN and other surprises."""

import json
from typing import Any, NoReturn

from portal.bundle.types import BadBundle, Fault

LARGEST_FILE = 64_000_000


def parsed(content: bytes) -> object:
    """Return the value in the file; raises `BadBundle`."""
    if len(content) > LARGEST_FILE:
        raise BadBundle([Fault("$", "is larger than 64 MB")])
    repeated: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(found)
        if len(made) != len(found):
            keys = [key for key, _ in found]
            repeated.extend(sorted({key for key in keys if keys.count(key) > 1}))
        return made

    value = _loaded(content, pairs)
    if repeated:
        raise BadBundle([Fault("$", f"has a key twice in one object: {key!r}") for key in repeated])
    return value


def _loaded(content: bytes, pairs: Any) -> object:  # noqa: ANN401 - the hook of json.loads
    try:
        value: object = json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=pairs, parse_constant=_refuse
        )
    except UnicodeDecodeError as error:
        raise BadBundle([Fault("$", f"is not UTF-8 text: {error.reason}")]) from error
    except RecursionError as error:
        raise BadBundle([Fault("$", "is nested too deeply")]) from error
    except ValueError as error:
        raise BadBundle([Fault("$", f"is not JSON: {error}")]) from error
    return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not a JSON number")
