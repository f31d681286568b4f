"""A seal over what a form showed, to tell whether somebody saved other values since."""

import hashlib
from collections.abc import Mapping


def fingerprint(values: Mapping[str, object]) -> str:
    """Return the seal of the values, by their names.

    It covers only what stands in the form, so a change elsewhere in the same row (a register
    number given, a letter counted) never makes a page stale.
    """
    return hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest()[:32]
