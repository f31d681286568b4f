"""In what order does a member read the applications?

Each member has an order of their own, so that tired eyes do not always fall on the same ones; it
never changes. It is arithmetic a database can do, so a queue of thousands is read a page at a time.
"""

import hashlib

PRIME = 2_147_483_647


def multiplier(member_id: int) -> int:
    """Return the number that shuffles the keys for this member: `key × multiplier mod PRIME`."""
    drawn = hashlib.sha256(f"order:{member_id}".encode()).digest()
    return 1 + int.from_bytes(drawn[:8]) % (PRIME - 1)


def place(application_id: int, member_id: int) -> int:
    """Return where the application stands for this member; never the same for two of them."""
    return application_id * multiplier(member_id) % PRIME
