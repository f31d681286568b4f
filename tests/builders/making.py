"""What all builders stand on."""

from itertools import count

from portal.kernel import clock


class Making:
    """Keeps what is built, and counts, so that two of a kind differ."""

    def __init__(self, session):
        self.session = session
        self._numbers = count(1)

    @property
    def now(self):
        return clock.now()

    def number(self):
        """The next number nobody has had in this test."""
        return next(self._numbers)

    def go_on_from(self, number):
        """Count on from what was made elsewhere and put back here."""
        self._numbers = count(number)

    def save(self, row, *others):
        """Write the rows and give the first one back, with its key.

        A browser's request commits what was made; a test that needs it elsewhere does so itself.
        """
        self.session.add_all([row, *others])
        self.session.flush()
        return row
