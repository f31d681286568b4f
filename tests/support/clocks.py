"""The moment at which tests stand still."""

from datetime import UTC, datetime, timedelta

from portal.kernel import clock

NOON = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
"""Monday, 1 March 2027, 12.00 in Riga."""


class StoppedClock:
    """A clock that shows one moment until it is set to another."""

    def __init__(self, moment):
        self.moment = moment

    def __call__(self, moment):
        self.moment = moment
        return moment

    def showing(self):
        return clock.showing(lambda: self.moment)


def seconds(count):
    return timedelta(seconds=count)
