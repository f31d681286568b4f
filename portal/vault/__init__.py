"""Sealing what must not be readable in the database, with keys that live outside it.

Its words: a *box* seals and opens with one set of keys; the *names* box holds who a pupil is, the
*sensitive* box health and family (S75). To *reseal* is to close again with the newest key.
"""

from portal.vault.boxes import Box, CannotOpen, fingerprint, names
from portal.vault.column import Sealed
from portal.vault.preparing import prepare

__all__ = ["Box", "CannotOpen", "Sealed", "fingerprint", "names", "prepare"]
