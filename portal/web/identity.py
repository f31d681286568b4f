"""Who is asking, as the rules of access see them."""

from flask_login import current_user

from portal.kernel.identity import VISITOR, Identity


def who() -> Identity:
    """Return the identity of the person asking; `VISITOR` when nobody is signed in."""
    return current_user.identity if current_user.is_authenticated else VISITOR
